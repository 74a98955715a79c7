/** Promise: one scale for all parameters; ten times the best value is one decade to the right, whatever the unit. */
import { expect, test } from 'vitest'
import { decadeWidth, placeOnRange, rangeMiddle, rangeWidth } from './range-scale.ts'

test('the best value stands in the middle, and each factor of ten is as long as the next', () => {
  expect(placeOnRange(2, { best: 2 })).toBe(rangeMiddle)
  expect(placeOnRange(20, { best: 2 })).toBe(rangeMiddle + decadeWidth)
  expect(placeOnRange(0.02, { best: 2 })).toBe(rangeMiddle - 2 * decadeWidth)
})

test('what lies farther than the drawing stands at its edge, and zero at the left one', () => {
  expect(placeOnRange(1e9, { best: 1 })).toBe(rangeWidth - 6)
  expect(placeOnRange(0, { best: 1 })).toBe(6)
})

test('there is no place where there is no factor', () => {
  expect(placeOnRange(1, { best: 0 })).toBe(null)
  expect(placeOnRange(-1, { best: 1 })).toBe(null)
})
