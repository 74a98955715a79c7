/**
 * What training holds in memory and what a pipeline leaves idle. Pure formulas; bytes, of one accelerator.
 *
 * - **state**: weights, gradients and the optimizer's own numbers, which stay between steps.
 * - **activations**: what the forward pass keeps for the backward pass.
 * - **bubble**: the time a pipeline idles while it fills and drains, against its useful time.
 */

export interface TrainingState {
  readonly params: number
  /** Bytes a parameter. */
  readonly weightBytes: number
  readonly gradientBytes: number
  readonly optimizerBytes: number
  /** Copies of the model that each see other data. */
  readonly dataParallel: number
  /** 0: every copy whole; 1, 2, 3: the optimizer's numbers, then gradients, then weights too are split among the copies. */
  readonly zeroStage: number
  /** Accelerators that share each layer. */
  readonly tensorParallel: number
}

/** Rajbhandari et al. 2019, § 3 and Figure 1: (w + g + o)·N, with o, then g, then w divided by the data-parallel degree. */
export const stateBytes = (s: TrainingState): number => {
  const split = (bytes: number, from: number): number => (s.zeroStage >= from ? bytes / s.dataParallel : bytes)
  const perParam = split(s.optimizerBytes, 1) + split(s.gradientBytes, 2) + split(s.weightBytes, 3)
  return (s.params * perParam) / s.tensorParallel
}

/** Which activations are computed again in the backward pass: none, those of attention's scores, or all of a layer's. */
export type Recompute = 'none' | 'selective' | 'full'

export interface Activations {
  readonly layers: number
  readonly hidden: number
  readonly heads: number
  /** Tokens. */
  readonly sequence: number
  /** Sequences that one forward pass takes. */
  readonly microBatch: number
  readonly tensorParallel: number
  readonly recompute: Recompute
}

/**
 * Korthikanti et al. 2022, 16-bit activations: s·b·h bytes a layer times 34 + 5·a·s÷h (Eq. 2); 34 with selective recomputation (Eq. 6); 2
 * with full (Table 2). Division by the tensor-parallel degree holds where sequences are split along with tensors.
 */
export const activationBytes = (a: Activations): number => {
  const factor = { none: 34 + (5 * a.heads * a.sequence) / a.hidden, selective: 34, full: 2 }[a.recompute]
  return (a.layers * a.sequence * a.microBatch * a.hidden * factor) / a.tensorParallel
}

/** Idle over useful time, (p − 1) ÷ (v·m), v parts of the model on each stage (Narayanan et al. 2021, § 2.2; v > 1: § 2.2.2). */
export const bubbleFraction = (stages: number, microBatches: number, virtualStages: number): number =>
  (stages - 1) / (virtualStages * microBatches)
