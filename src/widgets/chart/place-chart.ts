/** Chart → PlacedChart: axes, marks and labels in pixels. Pure; `chart.tsx` turns the result into SVG. */
import type { Axis, Chart, Mark } from '../../calculators/spec/chart.ts'
import type { Typeset } from '../../quantities/print-quantity.ts'
import { plainText } from '../../quantities/print-quantity.ts'
import type { Scale } from './chart-scale.ts'
import { createScale } from './chart-scale.ts'
import { axisTitle, tickLabel, ticksOf } from './chart-ticks.ts'
import type { Box } from './clip-line.ts'
import { labelRequests, linePixels } from './label-requests.ts'
import { createLineOccupancy } from './line-occupancy.ts'
import type { PlacedLabel } from './place-labels.ts'
import { placeLabels, textWidth } from './place-labels.ts'
import type { Frame, PlacedMark } from './place-marks.ts'
import { piecesOf, placeMark, round } from './place-marks.ts'

export type { PlacedMark } from './place-marks.ts'

export interface Size {
  readonly name: 'wide' | 'narrow'
  readonly width: number
  readonly height: number
}
/** The column of a note, and a phone's. */
export const wide: Size = { name: 'wide', width: 620, height: 310 }
export const narrow: Size = { name: 'narrow', width: 348, height: 290 }

export interface PlacedTick {
  readonly at: number
  /** Middle of its text, moved where the text would leave the drawing. */
  readonly textAt: number
  readonly label: Typeset
}
export interface PlacedChart {
  readonly chart: Chart
  readonly size: Size
  readonly plot: Box
  readonly x: Scale
  readonly y: Scale
  readonly xTicks: readonly PlacedTick[]
  readonly yTicks: readonly PlacedTick[]
  readonly xTitle: string
  readonly yTitle: string
  readonly marks: readonly PlacedMark[]
  readonly labels: readonly PlacedLabel[]
}

const valuesOf = (marks: readonly Mark[], axis: 'x' | 'y'): readonly number[] =>
  marks.flatMap((mark) => {
    switch (mark.type) {
      case 'line':
        return mark.points.map(([x, y]) => (axis === 'x' ? x : y))
      case 'area':
        return mark.loose ? [] : mark.points.flatMap(([x, low, high]) => (axis === 'x' ? [x] : [low, high]))
      case 'point':
        return [mark[axis]]
      case 'rule':
        return mark.axis === axis ? [mark.at] : []
      default:
        return []
    }
  })

const isUsable = (axis: Axis) => (value: number) => Number.isFinite(value) && (axis.scale === 'linear' || value > 0)

/** The fixed ends of an axis, else the span of the marks, with a margin of 6 % on the y axis. Never empty. */
const domainOf = (axis: Axis, marks: readonly Mark[], name: 'x' | 'y'): readonly [number, number] => {
  if (axis.domain) return axis.domain
  const values = valuesOf(marks, name).filter(isUsable(axis))
  if (values.length === 0) return axis.scale === 'log' ? [1, 10] : [0, 1]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const margin = name === 'y' ? 0.06 : 0
  if (axis.scale === 'log') {
    if (low === high) return [low / 3, high * 3]
    const factor = (high / low) ** margin
    return [low / factor, high * factor]
  }
  const from = axis.zero ? Math.min(0, low) : low
  if (from === high) return [from - 1, high + 1]
  return [axis.zero && from === 0 ? 0 : from - (high - from) * margin, high + (high - from) * margin]
}

const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, textWidth(text)), 0)

const frameOf = (chart: Chart, size: Size): Frame => {
  const yDomain = domainOf(chart.y, chart.marks, 'y')
  const yLabels = ticksOf(chart.y, yDomain, 6).map((value) => plainText(tickLabel(value, chart.y)))
  const names = chart.marks.flatMap((mark) => (mark.type === 'line' ? [mark.label] : []))
  const wanted = widest(names) + 10
  const most = size.name === 'wide' ? 130 : names.length > 2 ? 112 : 76
  const margin = wanted <= most ? wanted : 14
  const plot = {
    left: Math.ceil(widest(yLabels)) + 10,
    top: 26,
    right: size.width - Math.max(14, Math.ceil(margin)),
    bottom: size.height - 42,
  }
  const frame = {
    plot,
    margin,
    x: createScale(chart.x.scale, domainOf(chart.x, chart.marks, 'x'), [plot.left, plot.right]),
    y: createScale(chart.y.scale, yDomain, [plot.bottom, plot.top]),
  }
  return { ...frame, pieces: new Map(chart.marks.map((mark) => [mark, piecesOf(mark, frame)])) }
}

const placeTicks = (axis: Axis, scale: Scale, most: number): readonly PlacedTick[] =>
  ticksOf(axis, scale.domain, most).map((value) => {
    const at = round(scale(value))
    return { at, textAt: at, label: tickLabel(value, axis) }
  })

/** As many ticks as have room for their labels side by side. */
const xTicksOf = (axis: Axis, scale: Scale, size: Size): readonly PlacedTick[] => {
  for (let most = size.name === 'wide' ? 7 : 5; ; most -= 1) {
    const ticks = placeTicks(axis, scale, most).map((tick) => {
      const half = textWidth(plainText(tick.label)) / 2
      return { ...tick, half, textAt: round(Math.min(tick.at, size.width - half)) }
    })
    const apart = ticks.every(({ textAt, half }, i) => {
      const before = ticks[i - 1]
      return !before || textAt - half - (before.textAt + before.half) > 5
    })
    if (apart || most <= 2) return ticks.map(({ at, textAt, label }) => ({ at, textAt, label }))
  }
}

export const placeChart = (chart: Chart, size: Size): PlacedChart => {
  const frame = frameOf(chart, size)
  const { plot, x, y } = frame
  const placed = chart.marks.map((mark) => placeMark(mark, frame))
  const marks = placed.flat()
  const order = { region: 0, area: 1, rule: 2, line: 3, point: 4 } as const
  return {
    chart,
    size,
    plot,
    x,
    y,
    xTicks: xTicksOf(chart.x, x, size),
    yTicks: placeTicks(chart.y, y, 6),
    xTitle: axisTitle(chart.x),
    yTitle: axisTitle(chart.y),
    marks: [...marks].sort((a, b) => order[a.type] - order[b.type]),
    labels: placeLabels(
      labelRequests(
        chart,
        frame,
        placed.map(([first]) => first),
      ),
      {
        frame: { left: plot.left, top: plot.top - 4, right: size.width, bottom: plot.bottom },
        lines: createLineOccupancy(linePixels(chart, frame)),
        discs: marks.flatMap((mark) => (mark.type === 'point' ? [[mark.x, mark.y] as const] : [])),
      },
    ),
  }
}
