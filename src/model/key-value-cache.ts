/**
 * The key-value cache of a sequence, by groups of layers. Layers differ in what they keep of the tokens before: all of them, the last ones
 * (a sliding window, or a chunk), one entry for several tokens beside a window, or a state that does not grow. Pure formulas in bytes and tokens.
 */

export interface CacheShape {
  /** `mla`: a latent vector and a rotary key a layer; else a key and a value for each key-value head. */
  readonly attention: string
  /** All layers; those of no other group keep every token. */
  readonly layers: number
  readonly kvHeads: number
  readonly headDim: number
  /** Size of a value where it is not that of a key; 0 where keys serve as values. */
  readonly valueHeadDim: number | null
  readonly latentDim: number
  readonly ropeDim: number
  /** Layers that keep the last `windowTokens` only. */
  readonly windowLayers: number
  readonly windowTokens: number
  /** Null: as the layers that keep everything. */
  readonly windowKvHeads: number | null
  readonly windowHeadDim: number | null
  /** Layers without a cache that grows, and the bytes that they hold instead, together, for one sequence. */
  readonly linearLayers: number
  readonly stateBytes: number
  /** Layers that keep one entry for `compressRatio` (`coarseRatio`) tokens, and a window. */
  readonly compressedLayers: number
  readonly compressRatio: number
  readonly coarseLayers: number
  readonly coarseRatio: number
  /** Layers that keep an index key of `indexDim` numbers beside each entry: compressed ones first, then those that keep everything. */
  readonly indexLayers: number
  readonly indexDim: number
}

/** Layers that keep every token, by definition those of no other group. Below 0, the groups have more layers than the model. */
export const fullLayers = (s: CacheShape): number => s.layers - s.windowLayers - s.linearLayers - s.compressedLayers - s.coarseLayers

/** The same model with a cache in which, by definition, every layer keeps every token. */
export const withFullLayers = (s: CacheShape): CacheShape => ({
  ...s,
  ...{ windowLayers: 0, linearLayers: 0, stateBytes: 0, compressedLayers: 0, coarseLayers: 0, indexLayers: 0 },
})

/** Numbers of a key and a value over all heads: h·(d_k + d_v), which is 2·h·d where the two are alike. */
const pair = (heads: number, headDim: number, valueHeadDim: number | null): number => heads * (headDim + (valueHeadDim ?? headDim))

/** Numbers that a layer keeps of one token. */
const entry = (s: CacheShape): number => (s.attention === 'mla' ? s.latentDim + s.ropeDim : pair(s.kvHeads, s.headDim, s.valueHeadDim))

/** The same in a window, which may have other heads. */
const windowEntry = (s: CacheShape): number =>
  s.windowKvHeads === null && s.windowHeadDim === null
    ? entry(s)
    : pair(s.windowKvHeads ?? s.kvHeads, s.windowHeadDim ?? s.headDim, s.valueHeadDim)

/**
 * Bytes of cache of one sequence of `tokens`, each number in `kvBytes` (the precision of the cache, not of the weights).
 *
 * A layer that keeps everything holds 2·h·d numbers a token, a key and a value for each key-value head (Chen 2022), or the latent vector and the
 * rotary key (DeepSeek-AI 2024, § 2.1.1); a window the same for min(tokens, window); a compressed layer for tokens ÷ ratio, and a window. Index
 * keys and the states of linear layers come on top. Null when the groups have more layers than there are.
 */
export const cacheBytes = (s: CacheShape, kvBytes: number, tokens: number): number | null => {
  const full = fullLayers(s)
  if (full < 0) return null
  const entries = full * tokens + (s.compressedLayers * tokens) / s.compressRatio + (s.coarseLayers * tokens) / s.coarseRatio
  const recent = (s.windowLayers + s.compressedLayers + s.coarseLayers) * Math.min(tokens, s.windowTokens)
  const indexed = Math.min(s.indexLayers, s.compressedLayers)
  const keys = (indexed * tokens) / s.compressRatio + (s.indexLayers - indexed) * tokens
  return (entries * entry(s) + recent * windowEntry(s) + keys * s.indexDim) * kvBytes + s.stateBytes
}
