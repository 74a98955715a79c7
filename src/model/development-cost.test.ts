/** Protects the breakdown of a development cost. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { costBreakdown, costParts } from './development-cost.ts'

const shares = { accelerators: 0.25, servers: 0.15, interconnect: 0.1, staff: 0.45, energy: 0.05 }

describe('A breakdown', () => {
  it('scales all parts from one', () => {
    // $100 at a quarter: $400 in all
    const cost = costBreakdown(100, shares)
    expect(cost?.total).toBeCloseTo(400, 9)
    expect(cost?.staff).toBeCloseTo(180, 9)
  })

  it('does not mind whether shares make one, and its parts make the total', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 10, noNaN: true }), (scale) => {
        const scaled = Object.fromEntries(costParts.map((part) => [part, shares[part] * scale])) as unknown as typeof shares
        const cost = costBreakdown(100, scaled)
        expect(cost?.total).toBeCloseTo(400, 6)
        expect(costParts.reduce((sum, part) => sum + (cost?.[part] ?? 0), 0)).toBeCloseTo(400, 6)
      }),
    )
  })

  it('says nothing without a share of accelerators', () => {
    expect(costBreakdown(100, { ...shares, accelerators: 0 })).toBeNull()
  })
})
