/**
 * What serving takes: the time of prefill and decode on a roofline with measured costs beside it. Pure formulas
 * in base units (byte, FLOP, second).
 *
 * - **prefill** reads the prompt of one request in one pass; **decode** writes one token a step, for each request of the batch.
 * - **roofline**: a step takes the longer of its arithmetic and its reading from memory.
 * - **costs of a step**: what measured steps take beyond the roofline, per layer. They do not shrink with more accelerators.
 */

/** Seconds that a step takes beyond the roofline, for each layer. */
export interface StepCosts {
  /** On any number of accelerators: starting the kernels. */
  readonly perLayer: number
  /** On several accelerators: exchanging results among them. */
  readonly perLayerAcross: number
  /** For each request: kernels lose efficiency with the batch. */
  readonly perLayerAndRequest: number
}

/**
 * Fitted to the rows of the data set `serving-measurements` that are marked `fit`, together with `bandwidthUse` and `prefillOfOthers`, by the
 * mean absolute error of the logarithm of time; `node tests/support/fit-serving.ts` fits them again. The longer of arithmetic and reading, not
 * their sum: its median error in cross-validation is 0.209 against 0.216.
 */
export const measuredCosts: StepCosts = { perLayer: 4.05e-5, perLayerAcross: 7.7e-5, perLayerAndRequest: 8.2e-7 }

/** The shares that were fitted with the costs, and those that were held; the parameter book has the same where it has them. */
export const atFit: Pick<ServingSetup, 'bandwidthUse' | 'prefillMfu' | 'decodeMfu' | 'prefillOfOthers' | 'costs'> = {
  bandwidthUse: 0.81,
  prefillMfu: 0.4,
  decodeMfu: 1,
  prefillOfOthers: 0.66,
  costs: measuredCosts,
}

/** A step that is the roofline alone, as textbooks have it. */
export const noCosts: StepCosts = { perLayer: 0, perLayerAcross: 0, perLayerAndRequest: 0 }

export interface ServingSetup {
  readonly activeParams: number
  readonly totalParams: number
  readonly layers: number
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
  readonly costs: StepCosts
  /** Share of the prefill of other requests that falls into the steps of one: 0 where prefill runs on other accelerators, or all start together. */
  readonly prefillOfOthers: number
}

export interface ServingSpeed {
  /** Seconds; of one request, whose prompt is read while others are being answered. */
  readonly timeToFirstToken: number
  readonly timePerOutputToken: number
  readonly totalTime: number
  /** Output tokens a second, all requests, the prefill of each counted in its time. */
  readonly tokensPerSecond: number
  /** Requests at which arithmetic takes as long as reading the weights once. */
  readonly criticalBatch: number
  /** What takes most of a step; `overhead` are the costs beside the roofline. */
  readonly bound: 'memory' | 'compute' | 'overhead'
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

/** Seconds of a step beyond the roofline: layers · (a + b where there are several accelerators + c · batch), as measured (`measuredCosts`). */
const overheadOf = ({ layers, batch, accelerators, costs }: ServingSetup): number =>
  layers * (costs.perLayer + (accelerators > 1 ? costs.perLayerAcross : 0) + costs.perLayerAndRequest * batch)

/**
 * Decode step = max(2·active·batch ÷ (n·F·MFU), (weights + cache read) ÷ (n·BW·use)), the cache at its mean length, prompt + output ÷ 2
 * (Austin et al. 2025, "Inference", theoretical latency), and the measured costs; while each answer of `output` tokens is written, the other
 * requests of the batch are each prefilled once, and `prefillOfOthers` of that time is felt. Prefill = max(2·active·prompt ÷ (n·F·MFU), one read
 * of all weights). Critical batch = F·MFU·bytes ÷ (2·BW·use)·total ÷ active (the same chapter; total ÷ active for a mixture of experts).
 */
export const servingSpeed = (s: ServingSetup): ServingSpeed => {
  const rate = s.accelerators * s.peak
  const reading = s.accelerators * s.bandwidth * s.bandwidthUse
  const weights = s.totalParams * s.bytesPerWeight
  const weightsRead = weights * shareOfWeightsRead(s.activeParams, s.totalParams, s.batch)
  const cacheRead = s.batch * s.cacheOf(s.promptTokens + s.outputTokens / 2)
  const stepFlops = 2 * s.activeParams * s.batch
  const prefillFlops = 2 * s.activeParams * s.promptTokens
  const prefillComputing = prefillFlops / (rate * s.prefillMfu)

  const computing = stepFlops / (rate * s.decodeMfu)
  const memory = (weightsRead + cacheRead) / reading
  const others = (s.prefillOfOthers * (s.batch - 1) * prefillComputing) / s.outputTokens
  const overhead = overheadOf(s)
  const step = Math.max(computing, memory) + overhead + others
  const first = Math.max(prefillComputing, weights / reading)
  const total = first + s.outputTokens * step
  const roofline = computing > memory ? 'compute' : 'memory'
  return {
    timeToFirstToken: first,
    timePerOutputToken: step,
    totalTime: total,
    tokensPerSecond: (s.batch * s.outputTokens) / total,
    criticalBatch: (((s.peak * s.decodeMfu * s.bytesPerWeight) / (2 * s.bandwidth * s.bandwidthUse)) * s.totalParams) / s.activeParams,
    bound: overhead > Math.max(computing, memory) ? 'overhead' : roofline,
    decodeIntensity: stepFlops / (weightsRead + cacheRead),
    prefillIntensity: prefillFlops / weights,
  }
}
