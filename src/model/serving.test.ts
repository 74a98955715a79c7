/** Protects the arithmetic of serving: the roofline of a step and what comes beside it. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import type { ServingSetup } from './serving.ts'
import { noCosts, servingSpeed, shareOfWeightsRead } from './serving.ts'

const dense: ServingSetup = {
  activeParams: 70e9,
  totalParams: 70e9,
  layers: 80,
  bytesPerWeight: 2,
  cacheOf: (tokens) => tokens * 327_680,
  peak: 1e15,
  bandwidth: 4e12,
  accelerators: 2,
  batch: 1,
  promptTokens: 1000,
  outputTokens: 500,
  prefillMfu: 0.5,
  decodeMfu: 1,
  bandwidthUse: 0.5,
  costs: noCosts,
  prefillOfOthers: 0,
}

describe('The speed of serving', () => {
  it('is bound by reading weights and cache when requests are few', () => {
    // Reading: (140e9 + 1250 × 327,680) ÷ (2 × 4e12 × 0.5) = 140.4096e9 ÷ 4e12 = 35.1024 ms; computing: 140e9 ÷ 2e15 = 0.07 ms.
    // Prefill: 1.4e14 ÷ (2e15 × 0.5) = 140 ms, more than one read of the weights, 35 ms. Total 0.14 + 500 × 0.0351024 = 17.6912 s.
    const speed = servingSpeed(dense)
    expect(speed.timePerOutputToken).toBeCloseTo(0.0351024, 7)
    expect(speed.timeToFirstToken).toBeCloseTo(0.14, 9)
    expect(speed.totalTime).toBeCloseTo(17.6912, 4)
    expect(speed.tokensPerSecond).toBeCloseTo(500 / 17.6912, 4)
    expect(speed.bound).toBe('memory')
  })

  it('reads the weights once at least before the first token', () => {
    expect(servingSpeed({ ...dense, promptTokens: 1 }).timeToFirstToken).toBeCloseTo(0.035, 9)
  })

  it('is bound by arithmetic beyond the critical batch when there is no cache', () => {
    // 1e15 × 2 ÷ (2 × 4e12 × 0.5) = 500
    const bare = { ...dense, cacheOf: () => 0 }
    expect(servingSpeed(bare).criticalBatch).toBe(500)
    expect(servingSpeed({ ...bare, batch: 499 }).bound).toBe('memory')
    expect(servingSpeed({ ...bare, batch: 501 }).bound).toBe('compute')
  })

  it('reads all weights of a dense model, whatever the batch', () => {
    expect(shareOfWeightsRead(70e9, 70e9, 1)).toBe(1)
    expect(shareOfWeightsRead(70e9, 70e9, 64)).toBe(1)
  })

  it('reads the active weights of a mixture for one request, and nearly all for many', () => {
    expect(shareOfWeightsRead(37e9, 671e9, 1)).toBeCloseTo(37 / 671, 12)
    // 1 − (1 − 37/671)^2 = 1 − 0.944858² = 0.107243
    expect(shareOfWeightsRead(37e9, 671e9, 2)).toBeCloseTo(0.107243, 6)
    expect(shareOfWeightsRead(37e9, 671e9, 1000)).toBeCloseTo(1, 9)
  })

  it('never gives fewer tokens a second, nor a faster step, to more requests', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (batch, active) => {
        const moe = { ...dense, activeParams: active * dense.totalParams }
        const [few, more] = [servingSpeed({ ...moe, batch }), servingSpeed({ ...moe, batch: batch + 1 })]
        expect(more.timePerOutputToken).toBeGreaterThanOrEqual(few.timePerOutputToken * (1 - 1e-12))
        expect(more.tokensPerSecond).toBeGreaterThanOrEqual(few.tokensPerSecond * (1 - 1e-12))
      }),
    )
  })
})
