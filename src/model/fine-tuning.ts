/**
 * What fine-tuning takes: trained parameters, memory of their state, compute. Pure formulas; bytes and FLOP.
 *
 * - **full**: every weight is trained.
 * - **LoRA**: weights stand still; two thin matrices beside some of them are trained.
 * - **QLoRA**: LoRA beside weights that are kept at 4 bits.
 */

export type FineTuningMethod = 'full' | 'lora' | 'qlora'

export interface FineTuning {
  readonly params: number
  readonly method: FineTuningMethod
  /** Inner width of the thin matrices. */
  readonly rank: number
  /** Square matrices adapted in each layer. */
  readonly adaptedMatrices: number
  readonly hidden: number
  readonly layers: number
  readonly tokens: number
}

/** Bytes a trained parameter: 2 weights, 2 gradients, 4 master copy, 8 Adam (Liang et al. 2025, lecture 2). */
export const trainedBytes = 16

/** Bytes a weight that stands still. */
const frozenBytes = { lora: 2, qlora: 0.5 } as const

export interface FineTuningNeeds {
  readonly trainableParams: number
  /** Weights, gradients and optimizer; activations are not in it. */
  readonly memoryBytes: number
  readonly flops: number
}

/**
 * LoRA trains r·(d_in + d_out) = 2·r·h parameters a matrix (Hu et al. 2021, § 4); QLoRA keeps the others at 4 bits (Dettmers et al. 2023). Forward and backward through
 * standing weights take 4 FLOP a parameter and token, trained ones 6 (derived: no gradient of a weight that stands still).
 */
export const fineTuning = (f: FineTuning): FineTuningNeeds => {
  if (f.method === 'full') return { trainableParams: f.params, memoryBytes: trainedBytes * f.params, flops: 6 * f.params * f.tokens }
  const trainableParams = 2 * f.rank * f.hidden * f.adaptedMatrices * f.layers
  return {
    trainableParams,
    memoryBytes: frozenBytes[f.method] * f.params + trainedBytes * trainableParams,
    flops: (4 * f.params + 6 * trainableParams) * f.tokens,
  }
}
