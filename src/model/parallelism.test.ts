/** Protects the memory of a training step and the idle time of a pipeline. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import type { TrainingState } from './parallelism.ts'
import { activationBytes, bubbleFraction, stateBytes } from './parallelism.ts'

const state: TrainingState = {
  params: 7.5e9,
  weightBytes: 2,
  gradientBytes: 2,
  optimizerBytes: 12,
  dataParallel: 64,
  zeroStage: 0,
  tensorParallel: 1,
}
const layer = { layers: 1, hidden: 1000, heads: 10, sequence: 2000, microBatch: 1, tensorParallel: 1 } as const

describe('The state of training', () => {
  it('is 16 bytes a parameter, and less with each stage', () => {
    // 7.5e9 × (4 + 12 ÷ 64) = 31.41 GB; × (2 + 14 ÷ 64) = 16.64 GB; × 16 ÷ 64 = 1.875 GB
    const stages = [0, 1, 2, 3].map((zeroStage) => stateBytes({ ...state, zeroStage }) / 1e9)
    expect(stages).toEqual([120, 31.40625, 16.640625, 1.875])
  })

  it('is the same at all stages with one copy', () => {
    for (const zeroStage of [0, 1, 2, 3]) expect(stateBytes({ ...state, dataParallel: 1, zeroStage })).toBe(120e9)
  })

  it('never grows with a stage, with copies or with tensor parallelism', () => {
    const degree = fc.integer({ min: 1, max: 4096 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), degree, degree, (zeroStage, dataParallel, tensorParallel) => {
        const here = stateBytes({ ...state, zeroStage, dataParallel, tensorParallel })
        expect(stateBytes({ ...state, zeroStage: zeroStage + 1, dataParallel, tensorParallel })).toBeLessThanOrEqual(here)
        expect(stateBytes({ ...state, zeroStage, dataParallel: dataParallel + 1, tensorParallel })).toBeLessThanOrEqual(here)
        expect(stateBytes({ ...state, zeroStage, dataParallel, tensorParallel: tensorParallel + 1 })).toBeLessThan(here)
      }),
    )
  })
})

describe('Activations', () => {
  it('hold 34 bytes a token and width, and attention’s share on top', () => {
    // s·b·h = 2e6; 5·a·s ÷ h = 5 × 10 × 2000 ÷ 1000 = 100; so 134, 34 and 2 times 2e6
    const bytes = (['none', 'selective', 'full'] as const).map((recompute) => activationBytes({ ...layer, recompute }))
    expect(bytes).toEqual([268e6, 68e6, 4e6])
  })

  it('are linear in layers and batch, and quadratic in sequences when those are long', () => {
    expect(activationBytes({ ...layer, layers: 3, microBatch: 2, recompute: 'none' })).toBe(6 * 268e6)
    const ratio =
      activationBytes({ ...layer, sequence: 2e7, recompute: 'none' }) / activationBytes({ ...layer, sequence: 1e7, recompute: 'none' })
    expect(ratio).toBeCloseTo(4, 3)
  })
})

describe('A pipeline', () => {
  it('idles for one stage less than it has, in micro-batches', () => {
    expect(bubbleFraction(4, 8, 1)).toBe(3 / 8)
    expect(bubbleFraction(4, 8, 2)).toBe(3 / 16)
  })

  it('with one stage never idles', () => {
    expect(bubbleFraction(1, 7, 3)).toBe(0)
  })
})
