/** Protects energy per query against Epoch's sheet, and an hour of one's own accelerator against one worked by hand. */
import { describe, expect, it } from 'vitest'
import { ownedHour, querySeconds, wattHours } from './energy.ts'

const site = { serverPower: 1275, serverPowerShare: 0.7, pue: 1.2 }

describe('A query', () => {
  it('of 500 tokens by 100e9 active parameters takes 1.01 s of an H100 and 0.301 Wh', () => {
    // 2 × 100e9 × 500 = 1e14; ÷ (9.89e14 × .1) = 1.011 s; × 1275 × .7 × 1.2 ÷ 3600 = .301 Wh
    const seconds = querySeconds({ activeParams: 100e9, tokens: 500, peak: 9.89e14, utilisation: 0.1 })
    expect(seconds).toBeCloseTo(1.011, 3)
    expect(wattHours(seconds, site)).toBeCloseTo(0.301, 3)
  })
})

describe('An hour of an owned accelerator', () => {
  it('carries its part of the price, its electricity and its place', () => {
    // 35,040 × .9 ÷ (4 × 8760) = .90; 1 kW × 1.2 × .1 = .12; + .25
    const own = {
      purchasePrice: 35_040,
      residualShare: 0.1,
      lifeYears: 4,
      power: 1000,
      pue: 1.2,
      electricityPrice: 0.1,
      hostingPerHour: 0.25,
    }
    expect(ownedHour(own)).toBeCloseTo(1.27, 10)
  })
})
