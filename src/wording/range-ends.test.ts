/** Promise: a range is read as one would say it: its unit once, the signs of money and percent at both ends. */
import { expect, it } from 'vitest'
import { plainText } from '../quantities/print-quantity.ts'
import type { Unit } from '../quantities/units.ts'
import { rangeEnds } from './range-ends.ts'

const words = (low: number, high: number, unit: Unit): string =>
  rangeEnds(low, high, unit)
    .map((end) => plainText(end).replace(/\s/g, ' '))
    .join(' to ')

it.each<readonly [number, number, Unit, string]>([
  [63, 210, 'day', '63 to 210 days'],
  [0.23, 0.59, 's', '230 to 590 ms'],
  [0.5, 2, 's', '500 ms to 2 s'],
  [0.012, 0.67, 'share', '1 % to 67 %'],
  [1.1e6, 5.3e6, 'USD', '$1.1 M to $5.3 M'],
  [45_000, 350e6, 'USD/month', '$45 000 to $350 M a month'],
  [260, 390, 'none', '260 to 390'],
])('%d to %d in %s is “%s”', (low, high, unit, text) => expect(words(low, high, unit)).toBe(text))
