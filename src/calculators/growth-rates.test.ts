/** Protects the one rule of growth rates: exactly one way of stating them. */
import { describe, expect, it } from 'vitest'
import { growthRates } from './growth-rates.ts'

const none = { yearlyFactor: null, doublingMonths: null, factor: null, overMonths: null }
const nothing = { yearlyFactor: null, doublingMonths: null, percentPerYear: null, tenfoldMonths: null }

describe('Growth rates', () => {
  it('say the same whichever way they are given', () => {
    // Fourfold a year: doubles in 6 months, +300 %
    for (const given of [{ yearlyFactor: 4 }, { doublingMonths: 6 }, { factor: 16, overMonths: 24 }]) {
      const outputs = growthRates.compute({ ...none, ...given })
      expect(outputs['yearlyFactor']).toBeCloseTo(4, 12)
      expect(outputs['doublingMonths']).toBeCloseTo(6, 12)
      expect(outputs['percentPerYear']).toBeCloseTo(300, 9)
    }
  })

  it('say nothing, and why, when given in no way, two ways or half a way', () => {
    for (const given of [{}, { yearlyFactor: 4, doublingMonths: 6 }, { yearlyFactor: 4, factor: 2 }, { factor: 2 }, { overMonths: 3 }]) {
      const outputs = growthRates.compute({ ...none, ...given })
      expect(outputs).toEqual(nothing)
      expect(growthRates.warns?.({ ...none, ...given }, outputs, () => [])).toHaveLength(1)
    }
  })

  it('have no doubling where nothing grows', () => {
    expect(growthRates.compute({ ...none, yearlyFactor: 0.5 })).toMatchObject({ doublingMonths: null, percentPerYear: -50 })
  })
})
