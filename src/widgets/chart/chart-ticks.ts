/** Ticks of an axis: round values that fit, and how they are written. */
import { ticks } from 'd3'
import type { Axis } from '../../calculators/spec/chart.ts'
import type { Typeset } from '../../quantities/print-quantity.ts'
import { typeset } from '../../quantities/print-quantity.ts'
import { unitForm } from '../../quantities/unit-forms.ts'

const within = (values: readonly number[], [low, high]: readonly [number, number]): number[] =>
  values.filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))

const decadesOf = ([low, high]: readonly [number, number]): readonly number[] => {
  const first = Math.floor(Math.log10(low))
  return Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, index) => first + index)
}

/** 1, 2, 5; 1, 3; powers of ten; every second power…: the densest that has at most `most` ticks. */
const logTicks = (domain: readonly [number, number], most: number): readonly number[] => {
  const decades = decadesOf(domain)
  const mantissas = [[1, 2, 5], [1, 3], [1]].map((set) => decades.flatMap((power) => set.map((mantissa) => Number(`${mantissa}e${power}`))))
  const steps = [2, 3, 5, 10].map((step) => decades.filter((power) => power % step === 0).map((power) => Number(`1e${power}`)))
  const choices = [...mantissas, ...steps].map((values) => within(values, domain))
  const fitting = choices.find((values) => values.length <= most && values.length >= 2)
  return fitting ?? within(ticks(domain[0], domain[1], most - 1), domain)
}

/** Round times: up to a minute as numbers are, then minutes, hours and days. */
const roundTimes = [1e-4, 0.001, 0.01, 0.1, 1, 10, 60, 600, 3600, 36_000, 86_400, 864_000]

/** Values of the ticks, at most `most`, inside the domain; none for a domain that is not finite (an extreme assumption can lead to one). */
export const ticksOf = (axis: Axis, domain: readonly [number, number], most: number): readonly number[] => {
  if (!domain.every(Number.isFinite) || (axis.scale === 'log' && domain[0] <= 0)) return []
  if (axis.scale === 'log') {
    const times = axis.unit === 's' && domain[1] > 60 ? within(roundTimes, domain) : []
    return times.length >= 3 && times.length <= most + 1 ? times : logTicks(domain, most)
  }
  const integral = axis.unit === 'calendar-year'
  let count = most
  let values = ticks(domain[0], domain[1], count)
  while ((values.length > most || (integral && values.some((value) => !Number.isInteger(value)))) && count > 1) {
    count -= 1
    values = ticks(domain[0], domain[1], count)
  }
  return within(values, domain)
}

/** A tick's number without its unit's words; a power of ten without "1 ×". */
export const tickLabel = (value: number, axis: Axis): Typeset => {
  const label = typeset(value, axis.unit, { digits: axis.scale === 'log' ? 2 : 4, bare: true })
  return /^1\s×\s10$/u.test(label.number) ? { ...label, number: '10' } : label
}

/** Title of an axis: its label, with the unit where neither the label nor the ticks contain it. */
export const axisTitle = ({ label, unit }: Axis): string => {
  const { style, symbol } = unitForm(unit)
  const shown = label.toLowerCase().includes(symbol.toLowerCase().replace(/s$/, '')) || (style !== 'scientific' && style !== 'grouped')
  return shown || symbol === '×' || symbol === '' ? label : `${label}, ${symbol}`
}
