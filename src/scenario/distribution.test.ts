/** Promise: a parameter is spread as the book says: its best value in the middle, low and high at 5 and 95 %, each side with its own width. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import type { Distribution } from '../records/parameter.ts'
import { normalQuantile, quantileOf } from './distribution.ts'

const spread = (distribution: Distribution, low: number, best: number, high: number) =>
  quantileOf({ id: 'test', distribution, low, best, high })

describe('the quantiles of the normal distribution', () => {
  // NIST/SEMATECH e-Handbook and R's qnorm, to 16 digits.
  it.each([
    [0.5, 0],
    [0.75, 0.6744897501960817],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [1e-10, -6.361340902404056],
    [1e-20, -9.26234008979841],
  ])('at %d are the tabulated ones', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 12)
  })

  it('are odd around one half, rise, and end in infinities', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.499, noNaN: true }), (p) => {
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 8)
        expect(normalQuantile(p + 0.001)).toBeGreaterThan(normalQuantile(p))
      }),
    )
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
  })
})

describe('a positive quantity', () => {
  it('has low, best and high at 5, 50 and 95 %, over any number of orders of magnitude', () => {
    const positive = fc.double({ min: 1e-12, max: 1e24, noNaN: true })
    fc.assert(
      fc.property(fc.tuple(positive, positive, positive), (three) => {
        const [low, best, high] = [...three].sort((a, b) => a - b) as [number, number, number]
        const at = spread('log-normal', low, best, high)
        expect(at(0.05) / low).toBeCloseTo(1, 10)
        expect(at(0.5) / best).toBeCloseTo(1, 10)
        expect(at(0.95) / high).toBeCloseTo(1, 10)
      }),
    )
  })

  it('has on each side the width of that side', () => {
    // Best 1, high 10: z = 2 lies at 10^(2 ÷ 1.6449) = 16.44. Low 0.5: z = −2 at 0.5^(2 ÷ 1.6449) = 0.4305. Φ(2) = 0.977 249 868.
    const at = spread('log-normal', 0.5, 1, 10)
    expect(at(0.977249868)).toBeCloseTo(16.44, 2)
    expect(at(0.022750132)).toBeCloseTo(0.4305, 4)
  })
})

describe('a share', () => {
  it('has low, best and high at 5, 50 and 95 %, and stays between 0 and 1', () => {
    const inside = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
    fc.assert(
      fc.property(fc.tuple(inside, inside, inside), (three) => {
        const [low, best, high] = [...three].sort((a, b) => a - b) as [number, number, number]
        const at = spread('logit-normal', low, best, high)
        for (const [p, value] of [
          [0.05, low],
          [0.5, best],
          [0.95, high],
        ] as const)
          expect(at(p)).toBeCloseTo(value, 10)
        for (const p of [1e-9, 1 - 1e-9]) expect(at(p)).toSatisfy((value: number) => value >= 0 && value <= 1)
      }),
    )
  })
})

it('an even spread goes from low to high, whatever the best value', () => {
  const at = spread('uniform', 0, 0.56, 0.9)
  expect([at(0), at(0.5), at(1)]).toEqual([0, 0.45, 0.9])
})

it('a constant is a constant', () => {
  for (const distribution of ['log-normal', 'logit-normal', 'uniform'] as const)
    expect(spread(distribution, 0.3, 0.3, 0.3)(0.01)).toBeCloseTo(0.3, 15)
})

it('what cannot be such a distribution is refused by name', () => {
  expect(() => spread('log-normal', 0, 1, 2)).toThrow('test: a log-normal quantity needs a low value above zero.')
  expect(() => spread('logit-normal', 0.1, 0.5, 1)).toThrow('high value below one')
  expect(() => spread('uniform', 2, 1, 3)).toThrow('not in order')
})
