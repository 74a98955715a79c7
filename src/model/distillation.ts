/**
 * Distillation as an investment: the teacher reads the tokens (2 FLOP per parameter and token), the student learns from them (6), and each
 * token that the student then serves in the teacher's place saves the difference. Count of Busbridge et al. 2025, Eq. 9, with the teacher
 * already there.
 */

export interface Distillation {
  readonly teacherParams: number
  readonly studentParams: number
  /** Tokens that the student learns from. */
  readonly distillationTokens: number
  /** Tokens served afterwards. */
  readonly inferenceTokens: number
}

export interface DistillationSaving {
  /** FLOP: 2·T·tokens + 6·S·tokens. */
  readonly distillationFlops: number
  /** FLOP a token: 2·(T − S); negative if the student is the larger. */
  readonly savedFlopsPerToken: number
  /** Tokens to serve before it has paid; null if it never does. */
  readonly breakEvenTokens: number | null
  /** FLOP saved after all inference tokens; negative before the break-even. */
  readonly netSaving: number
}

/**
 * FLOP that distillation takes and saves: 6·S·tokens for the student and 2·T·tokens for the teacher's reading (Busbridge et al. 2025, Eq. 9,
 * with F = 2N and the teacher's own training not counted); 2·(T − S) saved with each token served; break-even derived as their quotient.
 */
export const distillationSaving = (d: Distillation): DistillationSaving => {
  const distillationFlops = (2 * d.teacherParams + 6 * d.studentParams) * d.distillationTokens
  const savedFlopsPerToken = 2 * (d.teacherParams - d.studentParams)
  const breakEven = savedFlopsPerToken > 0 ? distillationFlops / savedFlopsPerToken : Number.POSITIVE_INFINITY
  return {
    distillationFlops,
    savedFlopsPerToken,
    breakEvenTokens: Number.isFinite(breakEven) ? breakEven : null,
    netSaving: savedFlopsPerToken * d.inferenceTokens - distillationFlops,
  }
}
