/** Promise: fifty dots stand where the quantiles are, none over another, all inside the drawing, and the outer ones are the outer twentieths. */

import { expect, it } from 'vitest'
import fc from '../../../tests/support/fast-check.ts'
import { quantileIn, summarise } from '../../scenario/monte-carlo.ts'
import { dotCount, dotSizes, placeDots } from './uncertainty-dots.ts'

const [wide, narrow] = dotSizes
const summaryOf = (values: readonly number[]) => {
  const summary = summarise(Float64Array.from(values))
  if (!summary) throw new Error('too few')
  return summary
}

it('stand in columns, never over one another, whatever the values', () => {
  const values = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 40, maxLength: 80 })
  fc.assert(
    fc.property(values, fc.constantFrom(wide, narrow), (some, size) => {
      const { dots, radius, width, base } = placeDots(summaryOf(some), 'none', some[0] ?? null, size)
      expect(dots).toHaveLength(dotCount)
      expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(dotCount)
      for (const { x, y } of dots) {
        expect(x).toBeGreaterThanOrEqual(radius)
        expect(x).toBeLessThanOrEqual(width - radius)
        expect(y).toBeLessThan(base)
      }
    }),
    { numRuns: 60 },
  )
})

it('stand at the quantiles, to half a dot', () => {
  // An even spread over 100..200: dot i at 101 + 2i, on a linear axis from the first dot (101) to the last (199).
  const values = Array.from({ length: 1001 }, (_, index) => 100 + index / 10)
  const { dots, radius } = placeDots(summaryOf(values), 'none', null, wide)
  for (const [index, { x, value }] of dots.entries()) {
    expect(value).toBeCloseTo(2 * index + 101, 1)
    expect(Math.abs(x - (20 + (580 * (value - 101)) / 98))).toBeLessThanOrEqual(radius + 1.5)
  }
  expect(dots.filter(({ outer }) => outer).map(({ value }) => Math.round(value))).toEqual([101, 103, 197, 199])
})

it('are on a logarithmic axis when they span it, and a share on the whole of it', () => {
  const spread = Array.from({ length: 101 }, (_, index) => 10 ** (index / 25))
  expect(placeDots(summaryOf(spread), 'USD', null, wide).ticks.length).toBeGreaterThan(2)
  const shares = Array.from({ length: 101 }, (_, index) => index / 101)
  expect(placeDots(summaryOf(shares), 'share', null, wide).ticks.map(({ at }) => at)).toContain(600)
})

it('have the answer at best marked, inside the drawing even far from all dots', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 + index)
  const { best } = placeDots(summaryOf(values), 'USD', 1, wide)
  expect(best).toMatchObject({ at: 20, anchor: 'start' })
  expect(best?.label).toContain('$1')
  expect(quantileIn(summaryOf(values).sorted, 0.5)).toBeCloseTo(149.5, 1)
})

it('stand in one column when nothing varies', () => {
  const { dots } = placeDots(summaryOf(Array.from({ length: 100 }, () => 3)), 'none', 3, narrow)
  expect(new Set(dots.map(({ x }) => x)).size).toBe(1)
})
