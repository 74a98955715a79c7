/** Protects the arithmetic of demand: the spend of a life. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { growthIntegral, lifetimeBill, timeOfIntegral } from './lifetime-bill.ts'

describe('The spend of a life', () => {
  const life = { trainingCost: 3650, spendPerDay: 10, spendGrowth: 1, years: 2 }

  it('is linear when demand grows as fast as prices fall', () => {
    // 10 a day for 730 days = 7300; training is earned back on day 365
    expect(lifetimeBill(life)).toEqual({ inferenceCost: 7300, totalCost: 10_950, inferenceShare: 7300 / 10_950, breakEvenDay: 365 })
  })

  it('compounds: doubling each year, the second year costs twice the first', () => {
    expect(growthIntegral(2, 2) - growthIntegral(2, 1)).toBeCloseTo(2 * growthIntegral(2, 1), 12)
    // (2 − 1) ÷ ln 2 = log₂ e
    expect(growthIntegral(2, 1)).toBeCloseTo(Math.LOG2E, 12)
  })

  it('finds the time of an amount, and none for an amount that is never reached', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 20, noNaN: true }), fc.double({ min: 0.01, max: 8, noNaN: true }), (growth, years) => {
        expect(timeOfIntegral(growth, growthIntegral(growth, years))).toBeCloseTo(years, 4)
      }),
    )
    // Halving each year, all of the future is 1 ÷ ln 2 = 1.44 years of today's rate
    expect(timeOfIntegral(0.5, 1.5)).toBeNull()
    expect(timeOfIntegral(0.5, 1.4)).not.toBeNull()
  })

  it('has no break-even day after its end', () => {
    expect(lifetimeBill({ ...life, years: 0.9 }).breakEvenDay).toBeNull()
    expect(lifetimeBill({ ...life, spendPerDay: 0 })).toMatchObject({ inferenceShare: 0, breakEvenDay: null })
  })
})
