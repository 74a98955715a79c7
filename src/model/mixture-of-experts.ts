/** A mixture of experts: compute follows the active parameters, memory all of them. 6 FLOP per active parameter and token, 2 of them forward. */

export interface Mixture {
  readonly totalParams: number
  /** Those that work on one token. */
  readonly activeParams: number
  readonly tokens: number
  readonly weightBytes: number
}

export interface MixtureNeeds {
  /** FLOP: 6·active·tokens. */
  readonly trainingFlops: number
  /** FLOP of one forward pass per token: 2·active. */
  readonly flopsPerToken: number
  /** Bytes of all weights. */
  readonly memoryBytes: number
  /** Share of the parameters that rest on a token; null when more are active than there are. */
  readonly sparsity: number | null
}

/**
 * 6·active·D and 2·active FLOP (Kaplan et al. 2020, § 2.1, with the active parameters for N); bytes of all weights; share at rest by
 * definition, 1 − active ÷ total.
 */
export const mixtureNeeds = ({ totalParams, activeParams, tokens, weightBytes }: Mixture): MixtureNeeds => ({
  trainingFlops: 6 * activeParams * tokens,
  flopsPerToken: 2 * activeParams,
  memoryBytes: totalParams * weightBytes,
  sparsity: activeParams > totalParams ? null : 1 - activeParams / totalParams,
})
