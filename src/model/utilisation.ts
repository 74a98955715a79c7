/** Model FLOP utilisation, MFU: the share of the dense peak rate that a model's own arithmetic takes. Pure formulas in FLOP and seconds. */
import { type AttentionShape, trainingFlops } from './training.ts'

export interface TrainingSpeed {
  /** Of one accelerator. */
  readonly tokensPerSecond: number
  /** Active parameters. */
  readonly params: number
  readonly attention: AttentionShape | null
}

/** FLOP/s of one accelerator at this speed: tokens/s · (6N + 12·L·width·seq) (Chowdhery et al. 2022, App. B). */
export const flopsPerSecondAt = ({ tokensPerSecond, params, attention }: TrainingSpeed): number =>
  trainingFlops({ params, tokens: tokensPerSecond, flopsPerParamToken: 6, attention }).flops

/** FLOP/s of one accelerator of a run that did so many FLOP in so many seconds; by definition. */
export const flopsPerSecondOf = (flops: number, seconds: number, accelerators: number): number => flops / seconds / accelerators
