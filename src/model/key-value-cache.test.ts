/** Protects the bytes of a cache: each group of layers keeps what it is said to keep, and no group more than a layer that keeps everything. */
import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { type CacheShape, cacheBytes, fullLayers, withFullLayers } from './key-value-cache.ts'

const llama: CacheShape = {
  ...{ attention: 'mha-gqa', layers: 80, kvHeads: 8, headDim: 128, valueHeadDim: null, latentDim: 512, ropeDim: 64 },
  ...{ windowLayers: 0, windowTokens: 4096, windowKvHeads: null, windowHeadDim: null, linearLayers: 0, stateBytes: 0 },
  ...{ compressedLayers: 0, compressRatio: 4, coarseLayers: 0, coarseRatio: 128, indexLayers: 0, indexDim: 128 },
}
/** 16 layers of one head of 64: 256 bytes a token and layer at 2 bytes. */
const small: CacheShape = { ...llama, layers: 16, kvHeads: 1, headDim: 64 }

describe('The cache of a sequence', () => {
  it('holds a key and a value for each shared head', () => {
    // 2 × 80 × 8 × 128 × 2 = 327,680
    expect(cacheBytes(llama, 2, 1)).toBe(327_680)
    expect(cacheBytes({ ...llama, layers: 32 }, 2, 4096)).toBe(536_870_912)
  })

  it('holds one latent vector and one rotary key a layer with latent attention', () => {
    // (512 + 64) × 61 × 2 = 70,272
    expect(cacheBytes({ ...llama, attention: 'mla', layers: 61 }, 2, 1)).toBe(70_272)
  })

  it('holds the last tokens in a window, and all of a shorter context', () => {
    // Full 12 × 256 × T, window 4 × 256 × min(T, 100).
    const windowed = { ...small, windowLayers: 4, windowTokens: 100 }
    expect(cacheBytes(windowed, 2, 50)).toBe(16 * 256 * 50)
    expect(cacheBytes(windowed, 2, 1000)).toBe(12 * 256 * 1000 + 4 * 256 * 100)
    // A window of two heads of 32 takes as much as one of 64; of two of 64, twice as much.
    expect(cacheBytes({ ...windowed, windowKvHeads: 2, windowHeadDim: 32 }, 2, 1000)).toBe(cacheBytes(windowed, 2, 1000))
    expect(cacheBytes({ ...windowed, windowKvHeads: 2 }, 2, 1000)).toBe(12 * 256 * 1000 + 8 * 256 * 100)
  })

  it('holds a state, whatever the context, in layers without a growing cache', () => {
    // 4 × 256 × 1000 + 5000
    expect(cacheBytes({ ...small, linearLayers: 12, stateBytes: 5000 }, 2, 1000)).toBe(1_029_000)
  })

  it('holds an entry for several tokens and a window in compressed layers, with index keys', () => {
    // Entries 8 × 1024÷4 + 8 × 1024÷128 = 2112 of 256 bytes; window 16 × 100 × 256; index keys 8 × 256 × 32 × 2 bytes.
    const compressed = { ...small, compressedLayers: 8, coarseLayers: 8, windowTokens: 100, indexLayers: 8, indexDim: 32 }
    expect(cacheBytes(compressed, 2, 1024)).toBe(2112 * 256 + 409_600 + 131_072)
    // In layers that keep everything an index has a key for each token.
    expect(cacheBytes({ ...small, indexLayers: 16, indexDim: 32 }, 2, 1000)).toBe(16 * 1000 * (256 + 64))
  })

  it('counts values that differ from keys, and keys that serve as values', () => {
    // One head: key 64 and value 32, 96 × 2 bytes; then the key alone.
    expect(cacheBytes({ ...small, valueHeadDim: 32 }, 2, 10)).toBe(16 * 192 * 10)
    expect(cacheBytes({ ...small, valueHeadDim: 0 }, 2, 10)).toBe(16 * 128 * 10)
  })

  it('is none when the groups have more layers than there are', () => {
    const wrong = { ...small, windowLayers: 10, linearLayers: 7 }
    expect(fullLayers(wrong)).toBe(-1)
    expect(cacheBytes(wrong, 2, 10)).toBeNull()
  })

  it('is never larger than with layers that keep everything', () => {
    const groups = fc.record({ windowLayers: fc.nat(5), linearLayers: fc.nat(5), windowTokens: fc.integer({ min: 1, max: 1e5 }) })
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 1e6 }), (group, tokens) => {
        const shape = { ...small, ...group }
        expect(cacheBytes(shape, 2, tokens)).toBeLessThanOrEqual(cacheBytes(withFullLayers(shape), 2, tokens) ?? 0)
      }),
    )
  })
})
