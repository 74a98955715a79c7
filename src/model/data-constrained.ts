/**
 * The loss of a model that reads the same tokens several times (Muennighoff et al. 2023): L = E + A ÷ N'^α + B ÷ D'^β, in which repeated
 * tokens, and parameters beyond those that the distinct tokens call for, are worth less and less.
 */
import type { LossLaw } from './scaling-laws.ts'
import { lossOf } from './scaling-laws.ts'

/** Constants of the paper's repository; in the paper rounded (App. A). */
export const dataConstrainedLaw: LossLaw = { E: 1.86914, A: 520.825, B: 1487.716, alpha: 0.3526596, beta: 0.3526596 }

/** Repeats after which a further one is worth 1 ÷ e of a new token (not a half-life, as it is often called); and the same for parameters. */
const tokenDecay = 15.387756
const paramDecay = 5.309743
/** G of the closed form: at equal exponents the best model of U tokens has G²·U parameters. */
const G = 0.225802

/** unit·(1 + r*·(1 − e^(−R ÷ r*))), R = total ÷ unit − 1 (Eq. 5 and 6). */
const worth = (unit: number, total: number, decay: number): number => unit - unit * decay * Math.expm1(-(total / unit - 1) / decay)

export interface RepeatedData {
  readonly params: number
  readonly uniqueTokens: number
  /** Passes over them, at least 1. */
  readonly epochs: number
}

export interface RepeatedResult {
  /** Distinct tokens that would be worth as much. */
  readonly effectiveTokens: number
  readonly effectiveParams: number
  /** Nats per token. */
  readonly loss: number
}

/**
 * Loss of `params` parameters after `epochs` passes over `uniqueTokens` tokens: D' = U_D + U_D·R*_D·(1 − e^(−R_D ÷ R*_D)), R_D = epochs − 1
 * (Muennighoff et al. 2023, Eq. 5), N' in the same form with U_N = min(N, G²·U_D) (Eq. 6), put into E + A ÷ N'^α + B ÷ D'^β.
 */
export const repeatedData = ({ params, uniqueTokens, epochs }: RepeatedData): RepeatedResult => {
  const effectiveTokens = worth(uniqueTokens, uniqueTokens * epochs, tokenDecay)
  const effectiveParams = worth(Math.min(params, G * G * uniqueTokens), params, paramDecay)
  return { effectiveTokens, effectiveParams, loss: lossOf(dataConstrainedLaw, effectiveParams, effectiveTokens) }
}

/** Tokens that `uniqueTokens` are worth at most, however often they are read: U·(1 + R*), the limit of Eq. 5 (Muennighoff et al. 2023). */
export const mostEffectiveTokens = (uniqueTokens: number): number => uniqueTokens * (1 + tokenDecay)
