/**
 * A quantile dot plot: fifty dots, each standing for one draw in fifty, stacked along the output. Odds are counted, not read off an area
 * (Kay, Kola, Hullman and Munson 2016, "When (ish) is My Bus?", CHI). In pixels; pure.
 */
import type { Axis } from '../calculators/spec/chart.ts'
import type { Typeset } from '../quantities/print-quantity.ts'
import { printQuantity } from '../quantities/print-quantity.ts'
import type { Unit } from '../quantities/unit-forms.ts'
import { unitForm } from '../quantities/unit-forms.ts'
import type { Summary } from '../scenario/monte-carlo.ts'
import { quantileIn } from '../scenario/monte-carlo.ts'
import { createScale } from './chart-scale.ts'
import { tickLabel, ticksOf } from './chart-ticks.ts'

export interface PlacedDot {
  readonly x: number
  readonly y: number
  readonly value: number
  /** Outside of nine in ten. */
  readonly outer: boolean
}
export interface DotPlot {
  readonly name: 'wide' | 'narrow'
  readonly width: number
  readonly height: number
  readonly radius: number
  readonly dots: readonly PlacedDot[]
  readonly ticks: readonly { readonly at: number; readonly label: Typeset }[]
  /** The line on which the dots stand. */
  readonly base: number
  readonly best: { readonly at: number; readonly anchor: 'start' | 'middle' | 'end'; readonly label: string } | null
}

export const dotCount = 50
const sides = 20
const top = 26
const foot = 24

export const dotSizes = [
  { name: 'wide', width: 620, height: 170 },
  { name: 'narrow', width: 348, height: 170 },
] as const

const round = (value: number): number => Math.round(value * 10) / 10

/** Logarithmic when positive values lie further than a factor 8 apart; a share's whole range when it covers much of it. */
const axisOf = (values: readonly number[], unit: Unit): Axis & { readonly domain: readonly [number, number] } => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const { style } = unitForm(unit)
  const axis = { label: '', unit, scale: 'linear' } as const
  if (low === high) return { ...axis, domain: low === 0 ? [-1, 1] : [low - Math.abs(low) / 2, low + Math.abs(low) / 2] }
  if (style === 'percent') return { ...axis, domain: low >= 0 && high <= 1 && high - low > 0.3 ? [0, 1] : [low, high] }
  if (style !== 'calendar' && low > 0 && high / low > 8) return { ...axis, scale: 'log', domain: [low, high] }
  return { ...axis, domain: [low, high] }
}

/** Dots in columns as wide as a dot; the largest dots whose highest column fits. */
const stack = (xs: readonly number[], room: number): { readonly size: number; readonly columns: readonly number[] } => {
  for (let size = 26; ; size -= 1) {
    const columns = xs.map((x) => Math.round(x / size))
    const highest = Math.max(...columns.map((one) => columns.filter((other) => other === one).length))
    if (highest * size <= room || size <= 5) return { size, columns }
  }
}

/** `best` is the output with all parameters at their best values. */
export const placeDots = ({ sorted, low, high }: Summary, unit: Unit, best: number | null, size: (typeof dotSizes)[number]): DotPlot => {
  const values = Array.from({ length: dotCount }, (_, index) => quantileIn(sorted, (index + 0.5) / dotCount))
  const axis = axisOf(best === null ? values : [...values, best], unit)
  const { name, width, height } = size
  const base = height - foot
  const scale = createScale(axis.scale, axis.domain, [sides, width - sides])
  const { size: dot, columns } = stack(values.map(scale), base - top)
  const dots = values.map((value, index) => {
    const below = columns.slice(0, index).filter((column) => column === columns[index]).length
    return {
      x: round((columns[index] ?? 0) * dot),
      y: round(base - (below + 0.5) * dot - 1),
      value,
      outer: value < low || value > high,
    }
  })
  const at = best === null ? Number.NaN : round(scale(best))
  const anchor = at < width * 0.3 ? 'start' : at > width * 0.7 ? 'end' : 'middle'
  return {
    name,
    width,
    height,
    radius: dot / 2 - 1,
    dots,
    ticks: ticksOf(axis, axis.domain, name === 'wide' ? 8 : 5).map((value) => ({ at: round(scale(value)), label: tickLabel(value, axis) })),
    base,
    best: Number.isFinite(at) ? { at, anchor, label: `all at best: ${printQuantity(best, unit)}` } : null,
  }
}
