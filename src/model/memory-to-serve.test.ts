/** Protects the answer to "does it fit": published cases, the edges of what fits, and that nothing beyond them does. */
import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { type ServingMemory, servingBytes, servingFit, usableBytes } from './memory-to-serve.ts'

/** Llama 3 70B: 70.554·10⁹ parameters; the cache has 2 · 80 · 8 · 128 · 2 = 327,680 bytes a token. */
const llama: ServingMemory = {
  weightBytes: 2 * 70.554e9,
  cacheOf: (tokens) => tokens * 327_680,
  contextTokens: 4500,
  batch: 1,
  memory: 150.75e9,
  memoryUse: 0.9,
  accelerators: 1,
  overheadBytes: 0,
}

describe('Serving a model', () => {
  it('Llama 3 70B in bf16 with 4500 tokens takes 142.6 of the 150.75 GB of one H200: it fits without reserve, not with 10 %', () => {
    // 141.108e9 + 4500 × 327,680 = 142.58e9; × .9 there are 135.7e9
    expect(servingBytes(llama)).toBeCloseTo(142.58e9, -8)
    expect(servingFit(llama)).toMatchObject({ fits: false, acceleratorsNeeded: 2, longestContext: 0, largestBatch: 0 })
    expect(servingFit({ ...llama, memoryUse: 1 }).fits).toBe(true)
  })

  it('70B in Q4_K_M does not fit one A100 of 40 GB with 10 % in reserve, and two RTX 4090 hold it with 5623 tokens', () => {
    const q4 = { ...llama, weightBytes: 42.52e9, contextTokens: 8192, overheadBytes: 1e9 }
    // 42.95e9 × .9 = 38.7e9 < 42.5e9
    expect(servingFit({ ...q4, memory: 42.95e9 })).toMatchObject({ fits: false, acceleratorsNeeded: 2 })
    // 2 × (25.757e9 × .9 − 1e9) − 42.52e9 = 1.8426e9 for the cache; ÷ 327,680 = 5623 tokens, fewer than 8192
    const pair = servingFit({ ...q4, memory: 25.757e9, accelerators: 2 })
    expect(pair).toMatchObject({ fits: false, acceleratorsNeeded: 3, longestContext: 5623, largestBatch: 0 })
  })

  it('names the longest context and the largest batch that still fit: one more does not', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    fc.assert(
      fc.property(number(1e9, 1e12), fc.integer({ min: 1, max: 64 }), number(1e10, 3e11), fc.integer({ min: 1, max: 16 }), (w, b, m, n) => {
        const setup = { ...llama, weightBytes: w, batch: b, memory: m, accelerators: n, overheadBytes: 1e9 }
        const { longestContext, largestBatch, acceleratorsNeeded } = servingFit(setup)
        const room = usableBytes(setup)
        const after = servingBytes(setup, (longestContext ?? 0) + 1)
        expect(after).toBeGreaterThan(room)
        if (longestContext !== 0) expect(servingBytes(setup, longestContext ?? 0)).toBeLessThanOrEqual(room)
        expect(servingFit({ ...setup, batch: (largestBatch ?? 0) + 1 }).fits).toBe(false)
        expect(servingFit({ ...setup, accelerators: acceleratorsNeeded ?? 0 }).fits).toBe(true)
      }),
    )
  })

  it('has no longest context where the cache does not grow, and needs no number where the software fills the chip', () => {
    expect(servingFit({ ...llama, memoryUse: 1, cacheOf: () => 0 })).toMatchObject({ longestContext: null, largestBatch: null })
    expect(servingFit({ ...llama, overheadBytes: 200e9 }).acceleratorsNeeded).toBeNull()
  })
})
