/** Reinforcement learning of a language model: pass rate against compute, and how compute and time split between writing and learning. */

export interface SigmoidLaw {
  /** Pass rate without RL, and the one it tends to. */
  readonly start: number
  readonly ceiling: number
  /** GPU-hours at which half of the gain is made. */
  readonly midpoint: number
  readonly exponent: number
}

/** Pass rate, 0 to 1: R₀ + (A − R₀) ÷ (1 + (C_mid ÷ C)^B) (Khatri et al. 2025, Eq. 1). */
export const passRate = ({ start, ceiling, midpoint, exponent }: SigmoidLaw, gpuHours: number): number =>
  start + (ceiling - start) / (1 + Math.exp(exponent * (Math.log(midpoint) - Math.log(gpuHours))))

export interface RolloutWork {
  readonly params: number
  readonly prompts: number
  readonly rolloutsPerPrompt: number
  readonly tokensPerRollout: number
  /** Times that each rollout is learnt from. */
  readonly updatesPerRollout: number
  readonly generationMfu: number
  readonly trainingMfu: number
}

export interface RolloutBill {
  readonly generationFlops: number
  readonly updateFlops: number
  /** Of the time on equal hardware. */
  readonly generationShareOfTime: number
}

/** 2N FLOP a token to write and 6N a token and update to learn (Kaplan et al. 2020, § 2.1); time, by definition, FLOP ÷ utilisation. */
export const rolloutBill = (w: RolloutWork): RolloutBill => {
  const tokens = w.prompts * w.rolloutsPerPrompt * w.tokensPerRollout
  const generationFlops = 2 * w.params * tokens
  const updateFlops = 6 * w.params * w.updatesPerRollout * tokens
  const learnOverWrite = (3 * w.updatesPerRollout * w.generationMfu) / w.trainingMfu
  return { generationFlops, updateFlops, generationShareOfTime: 1 / (1 + learnOverWrite) }
}
