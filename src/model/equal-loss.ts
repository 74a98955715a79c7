/**
 * Models of equal loss under L = E + A ÷ N^α + B ÷ D^β: a smaller model that reads more, a larger one that reads less, and which of them
 * takes the least compute to train, or to train and serve.
 *
 * - **capacity term** A ÷ N^α, **data term** B ÷ D^β: what is lost by few parameters and by few tokens; together the reducible loss.
 * - **smallest size**: below it the capacity term alone is more than the reducible loss, and no amount of data makes up for it.
 */
import type { LossLaw } from './scaling-laws.ts'

const ln6 = Math.log(6)

export interface LossTerms {
  /** Nats per token. */
  readonly capacity: number
  readonly data: number
}

/** A ÷ N^α and B ÷ D^β in nats per token: the terms of the loss of Hoffmann et al. 2022, Eq. 2. */
export const lossTerms = (law: LossLaw, params: number, tokens: number): LossTerms => ({
  capacity: Math.exp(Math.log(law.A) - law.alpha * Math.log(params)),
  data: Math.exp(Math.log(law.B) - law.beta * Math.log(tokens)),
})

/** Parameters whose capacity term this is, derived by inverting it: (A ÷ capacity)^(1 ÷ α). */
export const paramsOfTerm = (law: LossLaw, capacity: number): number => Math.exp((Math.log(law.A) - Math.log(capacity)) / law.alpha)
/** Tokens whose data term this is, derived by inverting it: (B ÷ data)^(1 ÷ β). */
export const tokensOfTerm = (law: LossLaw, data: number): number => Math.exp((Math.log(law.B) - Math.log(data)) / law.beta)

/** Tokens that bring a model of that size to a reducible loss, derived from Eq. 2 of Hoffmann et al. 2022; null if it is too small for it. */
export const tokensOfEqualLoss = (law: LossLaw, reducible: number, params: number): number | null => {
  const left = reducible - lossTerms(law, params, 1).capacity
  if (left <= 0) return null
  const tokens = tokensOfTerm(law, left)
  return Number.isFinite(tokens) ? tokens : null
}

/**
 * Terms of the compute-optimal model of a reducible loss: at the optimum α·capacity = β·data (first-order condition of Hoffmann et al. 2022,
 * Eq. 4), so the capacity term is the share β ÷ (α + β).
 */
export const optimalTerms = (law: LossLaw, reducible: number): LossTerms => ({
  capacity: (reducible * law.beta) / (law.alpha + law.beta),
  data: (reducible * law.alpha) / (law.alpha + law.beta),
})

/** ln of the least training compute 6ND, in FLOP, that reaches a reducible loss; derived from `optimalTerms`. */
export const lnOptimalCompute = (law: LossLaw, reducible: number): number => {
  const { capacity, data } = optimalTerms(law, reducible)
  return ln6 + Math.log(paramsOfTerm(law, capacity)) + Math.log(tokensOfTerm(law, data))
}

/** 1 − compute of the optimal model of equal loss ÷ compute, by definition; at least 0. */
export const wastedCompute = (law: LossLaw, params: number, tokens: number): number => {
  const { capacity, data } = lossTerms(law, params, tokens)
  const lnCompute = ln6 + Math.log(params) + Math.log(tokens)
  return Math.max(0, -Math.expm1(lnOptimalCompute(law, capacity + data) - lnCompute))
}

/** Tokens on which a model of that size is compute-optimal: data term = α·capacity ÷ β, derived as in `optimalTerms`. */
export const optimalTokens = (law: LossLaw, params: number): number =>
  tokensOfTerm(law, (law.alpha * lossTerms(law, params, 1).capacity) / law.beta)

/**
 * Tokens, as a multiple of the compute-optimal model's, that a model `size` times as large needs for the same loss:
 * [1 − (size^−α − 1)·β÷α]^(−1÷β) (de Vries 2023). Null at or below the smallest size.
 */
export const dataMultiplier = ({ alpha, beta }: Pick<LossLaw, 'alpha' | 'beta'>, size: number): number | null => {
  const left = 1 - ((size ** -alpha - 1) * beta) / alpha
  const multiplier = left <= 0 ? Number.POSITIVE_INFINITY : left ** (-1 / beta)
  return Number.isFinite(multiplier) ? multiplier : null
}

/** The size, as a share of the compute-optimal model's, at which `dataMultiplier` ends: (1 + α÷β)^(−1÷α), derived from it. */
export const smallestSize = ({ alpha, beta }: Pick<LossLaw, 'alpha' | 'beta'>): number => (1 + alpha / beta) ** (-1 / alpha)

/** FLOP of training and lifetime inference, 6ND + 2N·T (Sardana et al. 2023, § 2). */
export const lifetimeFlops = (params: number, tokens: number, inferenceTokens: number): number =>
  6 * params * tokens + 2 * params * inferenceTokens

export interface ServedModel {
  readonly params: number
  readonly tokens: number
  /** FLOP of training and inference together. */
  readonly flops: number
}

/**
 * The model of least 6ND + 2N·T among those whose loss is that of the compute-optimal model of `params` (Sardana et al. 2023, Eq. 2).
 * Solves α·capacity ÷ (β·data) = 1 + T ÷ 3D, its first-order condition, in the logarithm of the data term, in which it falls steadily.
 */
export const inferenceOptimum = (law: LossLaw, params: number, inferenceTokens: number): ServedModel => {
  const tokens = optimalTokens(law, params)
  const base = lossTerms(law, params, tokens)
  const reducible = base.capacity + base.data
  const excess = (lnData: number): number => {
    const data = Math.exp(lnData)
    return (law.alpha * (reducible - data)) / (law.beta * data) - 1 - inferenceTokens / (3 * tokensOfTerm(law, data))
  }
  let [low, high] = [Math.log(base.data) - 100, Math.log(base.data)]
  for (let i = 0; i < 80; i += 1) {
    const middle = (low + high) / 2
    if (excess(middle) > 0) low = middle
    else high = middle
  }
  const data = Math.exp(high)
  const best = { params: paramsOfTerm(law, reducible - data), tokens: tokensOfTerm(law, data) }
  return { ...best, flops: lifetimeFlops(best.params, best.tokens, inferenceTokens) }
}

/**
 * dlog(training FLOP) ÷ dlog(inference FLOP per token) along equal loss: 1 − u ÷ v, u = α·capacity, v = β·data. Derived from Villalobos and
 * Atkinson 2023 (full report, “Varying the scaling policy”), who put 6ND and 2N into the law. 0 at the compute optimum, negative for a model smaller than that.
 */
export const exchangeRate = (law: LossLaw, params: number, tokens: number): number => {
  const { capacity, data } = lossTerms(law, params, tokens)
  return 1 - (law.alpha * capacity) / (law.beta * data)
}

/** Size of a model as a share of that of the compute-optimal model of its loss, by definition: 0.3 for one trained far beyond the optimum. */
export const relativeSize = (law: LossLaw, params: number, tokens: number): number => {
  const { capacity, data } = lossTerms(law, params, tokens)
  return params / paramsOfTerm(law, optimalTerms(law, capacity + data).capacity)
}

/** Models of one reducible loss, derived by `tokensOfEqualLoss`: each size with its tokens; sizes that are too small for it are left out. */
export const equalLossCurve = (law: LossLaw, reducible: number, sizes: readonly number[]): readonly (readonly [number, number])[] =>
  sizes.flatMap((params): readonly (readonly [number, number])[] => {
    const tokens = tokensOfEqualLoss(law, reducible, params)
    return tokens === null ? [] : [[params, tokens]]
  })
