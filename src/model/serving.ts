/**
 * What serving takes: bytes of the key-value cache, the time of prefill and decode on a roofline, the price of tokens. Pure formulas
 * in base units (byte, FLOP, second, USD). Communication between accelerators is not modelled.
 *
 * - **prefill** reads the prompt in one pass; **decode** writes one token a step, for each request of the batch.
 * - **roofline**: a step takes the longer of its arithmetic and its reading from memory.
 */

export interface GroupedCache {
  readonly attention: 'mha-gqa'
  readonly layers: number
  readonly kvHeads: number
  readonly headDim: number
}
export interface LatentCache {
  readonly attention: 'mla'
  readonly layers: number
  /** Width of the latent vector. */
  readonly latentDim: number
  /** Width of the rotary key. */
  readonly ropeDim: number
}

/**
 * Bytes of cache a token. MHA, GQA, MQA: 2·L·kvHeads·headDim·bytes, a key and a value (Chen 2022). MLA: (latent + rope)·L·bytes, one
 * vector for both (DeepSeek-AI 2024, § 2.1.1). `kvBytes` is the precision of the cache, not of the weights.
 */
export const cacheBytesPerToken = (cache: GroupedCache | LatentCache, kvBytes: number): number =>
  cache.attention === 'mla'
    ? (cache.latentDim + cache.ropeDim) * cache.layers * kvBytes
    : 2 * cache.layers * cache.kvHeads * cache.headDim * kvBytes

export interface ServingSetup {
  readonly activeParams: number
  readonly totalParams: number
  /** Bytes a weight. */
  readonly bytesPerWeight: number
  /** Bytes of cache a token. */
  readonly cacheBytes: number
  /** Dense FLOP/s, byte/s and bytes of one accelerator. */
  readonly peak: number
  readonly bandwidth: number
  readonly memory: number | null
  readonly accelerators: number
  /** Requests together. */
  readonly batch: number
  readonly promptTokens: number
  readonly outputTokens: number
  /** Shares of the peak rate and of the peak bandwidth. */
  readonly prefillMfu: number
  readonly decodeMfu: number
  readonly bandwidthUse: number
}

export interface ServingSpeed {
  /** Seconds. */
  readonly timeToFirstToken: number
  readonly timePerOutputToken: number
  readonly totalTime: number
  /** Output tokens a second, all requests, prefill counted in the time. */
  readonly tokensPerSecond: number
  /** Requests at which arithmetic takes as long as reading the weights once. */
  readonly criticalBatch: number
  readonly bound: 'memory' | 'compute'
  /** Null when the memory is not known. */
  readonly fits: boolean | null
  /** FLOP per byte of a decode step and of the prefill: where they stand on the roofline. */
  readonly decodeIntensity: number
  readonly prefillIntensity: number
}

/**
 * Share of the weights that a step reads: 1 − (1 − active ÷ total)^batch, derived for requests that pick their experts independently;
 * 1 for a dense model.
 */
export const shareOfWeightsRead = (activeParams: number, totalParams: number, batch: number): number =>
  -Math.expm1(batch * Math.log1p(-Math.min(1, activeParams / totalParams)))

/**
 * Decode step = max(2·active·batch ÷ (n·F·MFU), (weights + cache read) ÷ (n·BW·use)), the cache at its mean length, prompt + output ÷ 2
 * (Austin et al. 2025, "Inference", theoretical latency). Prefill = max(2·active·prompt·batch ÷ (n·F·MFU), one read of all weights).
 * Critical batch = F·MFU·bytes ÷ (2·BW·use)·total ÷ active (the same chapter; total ÷ active for a mixture of experts).
 */
export const servingSpeed = (s: ServingSetup): ServingSpeed => {
  const rate = s.accelerators * s.peak
  const reading = s.accelerators * s.bandwidth * s.bandwidthUse
  const weights = s.totalParams * s.bytesPerWeight
  const weightsRead = weights * shareOfWeightsRead(s.activeParams, s.totalParams, s.batch)
  const cacheRead = s.batch * (s.promptTokens + s.outputTokens / 2) * s.cacheBytes
  const stepFlops = 2 * s.activeParams * s.batch
  const prefillFlops = 2 * s.activeParams * s.promptTokens * s.batch

  const computing = stepFlops / (rate * s.decodeMfu)
  const memory = (weightsRead + cacheRead) / reading
  const step = Math.max(computing, memory)
  const first = Math.max(prefillFlops / (rate * s.prefillMfu), weights / reading)
  const total = first + s.outputTokens * step
  const held = weights + s.batch * (s.promptTokens + s.outputTokens) * s.cacheBytes
  return {
    timeToFirstToken: first,
    timePerOutputToken: step,
    totalTime: total,
    tokensPerSecond: (s.batch * s.outputTokens) / total,
    criticalBatch: (((s.peak * s.decodeMfu * s.bytesPerWeight) / (2 * s.bandwidth * s.bandwidthUse)) * s.totalParams) / s.activeParams,
    bound: computing > memory ? 'compute' : 'memory',
    fits: s.memory === null ? null : held <= s.accelerators * s.memory,
    decodeIntensity: stepFlops / (weightsRead + cacheRead),
    prefillIntensity: prefillFlops / weights,
  }
}

/** USD for so many input and output tokens at the two list prices, nothing of it cached; by definition, see `billTokens`. */
export const tokenCost = (
  inputTokens: number,
  outputTokens: number,
  prices: { readonly inputPrice: number; readonly outputPrice: number },
): number => (inputTokens * prices.inputPrice + outputTokens * prices.outputPrice) / 1e6
