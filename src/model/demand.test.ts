/** Protects the arithmetic of demand: the spend of a life, and when one kind of compute overtakes the other. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import type { Demand } from './demand.ts'
import {
  fallingBehindTime,
  growthIntegral,
  inferenceRate,
  inferenceShare,
  lifetimeBill,
  overtakingTime,
  timeOfIntegral,
  trainingRate,
} from './demand.ts'

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

describe('Inference against training', () => {
  const demand: Demand = {
    people: 1e9,
    chatTokens: 1000,
    agentTokens: 1000,
    agentGrowth: 2,
    activeParams: 1e11,
    trainingFlops: 1e28,
    trainingGrowth: 1,
  }

  it('takes two FLOP per active parameter and token', () => {
    // 365 × 1e9 × 2000 × 2e11 = 1.46e26; a year later 365 × 1e9 × 3000 × 2e11 = 2.19e26
    expect(inferenceRate(demand, 0)).toBeCloseTo(1.46e26, -20)
    expect(inferenceRate(demand, 1)).toBeCloseTo(2.19e26, -20)
    expect(inferenceShare(demand, 0)).toBeCloseTo(1.46e26 / 1.0146e28, 9)
  })

  it('overtakes when the rates are equal', () => {
    // 365 × 1e9 × (1000 + 1000 × 2ᵗ) × 2e11 = 1e28 → 2ᵗ = (1e28 ÷ 7.3e22 − 1000) ÷ 1000 = 135.986, t = 7.087
    const t = overtakingTime(demand, 10)
    expect(t).toBeCloseTo(Math.log2(135.986), 3)
    expect(inferenceRate(demand, t ?? 0)).toBeGreaterThanOrEqual(trainingRate(demand, t ?? 0) * (1 - 1e-9))
    expect(overtakingTime(demand, 7)).toBeNull()
  })

  it('has overtaken at once when it leads already', () => {
    expect(overtakingTime({ ...demand, trainingFlops: 1e26 }, 10)).toBe(0)
  })

  it('falls behind when training grows faster, and may lead again', () => {
    const ahead = { ...demand, trainingFlops: 1e26, trainingGrowth: 4 }
    const back = fallingBehindTime(ahead, 10)
    expect(back).toBeGreaterThan(0)
    expect(inferenceShare(ahead, back ?? 0)).toBeCloseTo(0.5, 6)
    expect(fallingBehindTime({ ...ahead, trainingGrowth: 1 }, 10)).toBeNull()
    expect(fallingBehindTime(demand, 10)).toBeNull()
  })
})
