/** Protects the size of a fleet: it carries the load within its limits, one accelerator fewer does not, and what cannot be met is named. */
import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { type FleetSetup, smallestFleet } from './fleet.ts'
import { noCosts, servingSpeed } from './serving.ts'

/** 70e9 parameters of one byte on 80 GB, 1e15 FLOP/s and 3e12 byte/s, on a roofline alone. */
const setup: FleetSetup = {
  activeParams: 70e9,
  totalParams: 70e9,
  layers: 80,
  bytesPerWeight: 1,
  cacheOf: (tokens) => tokens * 160_000,
  peak: 1e15,
  bandwidth: 3e12,
  promptTokens: 1000,
  outputTokens: 300,
  prefillMfu: 0.5,
  decodeMfu: 1,
  bandwidthUse: 1,
  costs: noCosts,
  prefillOfOthers: 0,
  memory: 80e9,
  memoryUse: 0.9,
}
const demand = { requestsPerSecond: 10, maxTimeToFirstToken: 1, maxTimePerOutputToken: 0.05 }

describe('The smallest fleet', () => {
  it('is worked by hand for one copy on two accelerators', () => {
    // Two hold 144 − 70 = 74 GB of caches of .208 GB: 355 requests. A step of b: (70e9 + b × 1150 × 160,000) ÷ 6e12 s; prefill 140e12 ÷ 1e15 = .14 s.
    // 60 at a time: step .01351 s, answer .14 + 300 × .01351 = 4.19 s, 14.3 requests a second: one copy is enough, and one accelerator holds too few.
    const fleet = smallestFleet(setup, demand)
    expect(fleet).toMatchObject({ accelerators: 2, parallelWidth: 2 })
    if (!('batch' in fleet)) return
    const speed = servingSpeed({ ...setup, accelerators: 2, batch: fleet.batch })
    expect(fleet.batch / speed.totalTime).toBeGreaterThanOrEqual(10 * (1 - 1e-9))
    expect((fleet.batch - 1) / servingSpeed({ ...setup, accelerators: 2, batch: fleet.batch - 1 }).totalTime).toBeLessThan(10)
  })

  it('keeps its limits, and grows with the load', () => {
    const load = fc.double({ min: 0.1, max: 5000, noNaN: true })
    fc.assert(
      fc.property(load, load, fc.double({ min: 0.02, max: 0.2, noNaN: true }), (one, other, limit) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((requestsPerSecond) =>
          smallestFleet(setup, { ...demand, requestsPerSecond, maxTimePerOutputToken: limit }),
        )
        if (!less || !more || !('batch' in less) || !('batch' in more)) throw new Error('No fleet.')
        expect(less.accelerators).toBeLessThanOrEqual(more.accelerators)
        for (const fleet of [less, more]) {
          expect(fleet.timePerOutputToken).toBeLessThanOrEqual(limit)
          expect(fleet.timeToFirstToken).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('names the limit that no width meets, and the best that one does', () => {
    expect(smallestFleet({ ...setup, totalParams: 1e14 }, demand)).toMatchObject({ unmet: 'memory' })
    // On 64: 140e12 ÷ (64 × .5e15) = 4.4 ms of arithmetic; 70e9 ÷ 64 ÷ 3e12 = .36 ms for a token.
    expect(smallestFleet(setup, { ...demand, maxTimeToFirstToken: 0.001 })).toMatchObject({ unmet: 'first token' })
    const refusal = smallestFleet(setup, { ...demand, maxTimePerOutputToken: 1e-4 })
    expect(refusal).toMatchObject({ unmet: 'output token' })
    expect('nearest' in refusal && refusal.nearest).toBeCloseTo(3.66e-4, 5)
  })
})
