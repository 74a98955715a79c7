/** The two ends of a range as they are written, to the digits of a guess. */
import type { Typeset } from '../quantities/print-quantity.ts'
import { typesetRough } from '../quantities/rough-quantity.ts'
import type { Unit } from '../quantities/units.ts'

/** What follows a number: a letter for its magnitude, then a unit in words. */
const magnitudeAndUnit = /^(\s?[kMBTQ](?!\p{L}))?(\s(?![kMBTQ](?!\p{L}))\p{L}.*)$/u

/** "2.1 M" and "7.1 M GPU-hours": a unit in words is written once when both ends have it; $ and % stand at both. */
export function rangeEnds(low: number, high: number, unit: Unit): readonly [Typeset, Typeset] {
  const [first, last] = [typesetRough(low, unit), typesetRough(high, unit)]
  const [ours, theirs] = [magnitudeAndUnit.exec(first.after), magnitudeAndUnit.exec(last.after)]
  return ours && ours[2] === theirs?.[2] ? [{ ...first, after: ours[1] ?? '' }, last] : [first, last]
}
