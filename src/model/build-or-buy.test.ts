/** Protects the choice between an interface and one's own accelerators. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import type { Serving } from './build-or-buy.ts'
import { acceleratorsFor, breakEvenRequests, monthlyCapacity, selfHostPerMonth } from './build-or-buy.ts'

const serving: Serving = {
  tokensPerRequest: 1000,
  apiPerRequest: 0.01,
  accelerators: 2,
  hourPrice: 2,
  tokensPerSecond: 1000,
  utilisation: 0.5,
}

describe('Serving oneself', () => {
  it('costs the same until the accelerators are full, then in proportion', () => {
    // One serves 1000 × 0.5 × 730 × 3600 = 1.314e9 tokens a month, 1.314e6 requests; two cost 2 × 730 × 2 = $2920
    expect(monthlyCapacity(serving)).toBe(1.314e9)
    expect(selfHostPerMonth(serving, 0)).toBe(2920)
    expect(selfHostPerMonth(serving, 2.628e6)).toBe(2920)
    expect(selfHostPerMonth(serving, 5.256e6)).toBe(5840)
    expect(acceleratorsFor({ ...serving, utilisation: 0 }, 0)).toBe(2)
  })

  it('pays from the requests that would cost as much at list price', () => {
    // $2920 ÷ $0.01
    expect(breakEvenRequests(serving)).toBe(292_000)
  })

  it('never pays when a full accelerator costs more than its tokens', () => {
    // A full one makes 1.314e6 requests for $1460: $0.00111 each
    expect(breakEvenRequests({ ...serving, apiPerRequest: 0.0011 })).toBeNull()
    expect(breakEvenRequests({ ...serving, apiPerRequest: 0.0012 })).not.toBeNull()
    expect(breakEvenRequests({ ...serving, apiPerRequest: 0 })).toBeNull()
  })

  it('costs no more than the interface from there on', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0012, max: 1, noNaN: true }), fc.double({ min: 1, max: 100, noNaN: true }), (apiPerRequest, times) => {
        const here = { ...serving, apiPerRequest }
        const requests = (breakEvenRequests(here) ?? 0) * times
        expect(selfHostPerMonth(here, requests)).toBeLessThanOrEqual(apiPerRequest * requests * (1 + 1e-9))
      }),
    )
  })
})
