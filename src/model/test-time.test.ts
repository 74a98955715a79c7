/** Protects what is said of samples: the law through its points, its inverse, and the exchange with a larger model. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import {
  bestOfKl,
  bestOfQuantile,
  coverageAt,
  coverageLawAt,
  coverageLawThrough,
  samplesForCoverage,
  testTimeMultiplier,
} from './test-time.ts'

const law = { a: -1.84, b: -0.209 }

describe('The coverage of repeated samples', () => {
  it('goes through the two points that it is made from', () => {
    const through = coverageLawThrough({ samples: 1, coverage: 0.159 }, { samples: 250, coverage: 0.56 })
    // ln 0.159 = −1.83885; ln 0.56 = −0.57982; ln(0.31532) ÷ ln 250 = −1.15418 ÷ 5.52146 = −0.20903
    expect(through?.a).toBeCloseTo(-1.83885, 4)
    expect(through?.b).toBeCloseTo(-0.20903, 4)
    expect(through && coverageAt(through, 250)).toBeCloseTo(0.56, 10)
  })

  it('goes through one point with the exponent given', () => {
    // The point of the first test with its exponent leads to its second point.
    expect(coverageAt(coverageLawAt({ samples: 1, coverage: 0.159 }, -0.209035), 250)).toBeCloseTo(0.56, 4)
    expect(coverageAt(coverageLawAt({ samples: 20, coverage: 0.3 }, -0.5), 20)).toBeCloseTo(0.3, 12)
  })

  it('is not given by points between which it does not rise', () => {
    expect(coverageLawThrough({ samples: 1, coverage: 0.5 }, { samples: 10, coverage: 0.5 })).toBeNull()
    expect(coverageLawThrough({ samples: 1, coverage: 0.5 }, { samples: 10, coverage: 0.4 })).toBeNull()
    expect(coverageLawThrough({ samples: 10, coverage: 0.2 }, { samples: 10, coverage: 0.4 })).toBeNull()
  })

  it('does not mind in which order the points stand', () => {
    const [low, high] = [
      { samples: 2, coverage: 0.2 },
      { samples: 50, coverage: 0.6 },
    ]
    expect(coverageLawThrough(high, low)?.b).toBeCloseTo(coverageLawThrough(low, high)?.b ?? 0, 12)
  })

  it('rises with samples, and its inverse leads back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10, noNaN: true }), (exponent) => {
        const samples = Math.exp(exponent)
        expect(coverageAt(law, samples * 2)).toBeGreaterThan(coverageAt(law, samples))
        expect(samplesForCoverage(law, coverageAt(law, samples)) / samples).toBeCloseTo(1, 8)
      }),
    )
  })
})

describe('The best of n', () => {
  it('of one is that one', () => {
    expect([bestOfKl(1), bestOfQuantile(1)]).toEqual([0, 0.5])
  })

  it('moves away from the model with the logarithm of n', () => {
    // ln 2 − 1/2 = 0.193147; ln 1000 − 0.999 = 5.908755
    expect(bestOfKl(2)).toBeCloseTo(0.193147, 6)
    expect(bestOfKl(1000)).toBeCloseTo(5.908755, 6)
    expect(bestOfQuantile(3)).toBe(0.75)
  })
})

describe('Thinking longer against a larger model', () => {
  it('costs the same in all at the multiplier', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 100, noNaN: true }), (factor, ratio) => {
        // N = 1, D = 1, I = ratio
        const larger = factor * (6 + 2 * ratio)
        expect((6 + testTimeMultiplier(factor, ratio) * 2 * ratio) / larger).toBeCloseTo(1, 10)
      }),
    )
  })

  it('has nothing to spend against a model of its own size', () => {
    expect(testTimeMultiplier(1, 0.16)).toBe(1)
  })
})
