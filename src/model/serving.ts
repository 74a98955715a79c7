/**
 * What serving takes: the time of prefill and decode on a roofline, the price of tokens. Pure formulas
 * in base units (byte, FLOP, second, USD). Communication between accelerators is not modelled.
 *
 * - **prefill** reads the prompt in one pass; **decode** writes one token a step, for each request of the batch.
 * - **roofline**: a step takes the longer of its arithmetic and its reading from memory.
 */

export interface ServingSetup {
  readonly activeParams: number
  readonly totalParams: number
  /** Bytes a weight. */
  readonly bytesPerWeight: number
  /** Bytes of cache of one sequence of so many tokens (`key-value-cache.ts`). */
  readonly cacheOf: (tokens: number) => number
  /** Dense FLOP/s and byte/s of one accelerator. */
  readonly peak: number
  readonly bandwidth: number
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
  const cacheRead = s.batch * s.cacheOf(s.promptTokens + s.outputTokens / 2)
  const stepFlops = 2 * s.activeParams * s.batch
  const prefillFlops = 2 * s.activeParams * s.promptTokens * s.batch

  const computing = stepFlops / (rate * s.decodeMfu)
  const memory = (weightsRead + cacheRead) / reading
  const step = Math.max(computing, memory)
  const first = Math.max(prefillFlops / (rate * s.prefillMfu), weights / reading)
  const total = first + s.outputTokens * step
  return {
    timeToFirstToken: first,
    timePerOutputToken: step,
    totalTime: total,
    tokensPerSecond: (s.batch * s.outputTokens) / total,
    criticalBatch: (((s.peak * s.decodeMfu * s.bytesPerWeight) / (2 * s.bandwidth * s.bandwidthUse)) * s.totalParams) / s.activeParams,
    bound: computing > memory ? 'compute' : 'memory',
    decodeIntensity: stepFlops / (weightsRead + cacheRead),
    prefillIntensity: prefillFlops / weights,
  }
}

/**
 * Share of the memory kept free for activations and the buffers of the serving software: 10 %, our assumption.
 */
export const memoryReserve = 0.1

export interface MemoryFit {
  /** Bytes of all accelerators together; null when not known. */
  readonly room: number | null
  /** Whether the bytes fit with nothing in reserve, and with `memoryReserve` of the room left free. Null when the memory is not known. */
  readonly fits: boolean | null
  readonly fitsWithReserve: boolean | null
}

/** Whether `bytes` (weights, and the cache at the end of the answers) fit into so many accelerators of `memory` bytes each, by definition. */
export const memoryFit = (bytes: number, memory: number | null, accelerators: number): MemoryFit => {
  const room = memory === null ? null : accelerators * memory
  return {
    room,
    fits: room === null ? null : bytes <= room,
    fitsWithReserve: room === null ? null : bytes <= room * (1 - memoryReserve),
  }
}

/** USD for so many input and output tokens at the two list prices, nothing of it cached; by definition, see `billTokens`. */
export const tokenCost = (
  inputTokens: number,
  outputTokens: number,
  prices: { readonly inputPrice: number; readonly outputPrice: number },
): number => (inputTokens * prices.inputPrice + outputTokens * prices.outputPrice) / 1e6
