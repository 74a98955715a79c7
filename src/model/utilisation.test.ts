/** Protects the utilisation of published runs, by tokens a second and by FLOP in a time. */
import { describe, expect, it } from 'vitest'
import { flopsPerSecondAt, flopsPerSecondOf } from './utilisation.ts'

describe('The rate of one accelerator', () => {
  it('by tokens a second is that of MPT-7B on H100: 46.4 % of 989.5 TFLOP/s', () => {
    // (6 × 6.659e9 + 12 × 32 × 4096 × 2048) × 10,643 = 43.175e9 × 10,643 = 459.5e12
    const rate = flopsPerSecondAt({ tokensPerSecond: 10_643, params: 6.659e9, attention: { layers: 32, width: 4096, sequence: 2048 } })
    expect(rate / 989.5e12).toBeCloseTo(0.4644, 4)
  })

  it('by FLOP in a time is that of nanochat: 49.97 % for 4.330784e19 FLOP in 10,949 s on 8 H100', () => {
    expect(flopsPerSecondOf(4.330784e19, 10_949, 8) / 989.5e12).toBeCloseTo(0.4997, 4)
  })
})
