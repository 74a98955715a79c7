/**
 * The world's inference against its training: tokens billed and computed, FLOP a year, the chips that both keep busy, and when one overtakes
 * the other or the chips run out. Pure formulas; growth is a factor a year, compounded continuously (v₀·gᵗ); a year is 365 days.
 */
import { daysPerYear, secondsPerDay } from '../quantities/time-spans.ts'

/**
 * FLOP that one H100 does in a year at its dense 16-bit peak: 989e12 FLOP/s × 365 × 86,400 s = 3.12e22. Shares of peak count against it;
 * 989 TFLOP/s is the peak that the data set `accelerators` has for the H100 SXM.
 */
export const h100YearFlops: number = 989e12 * daysPerYear * secondsPerDay

/** Tokens of one person or task, with what a prompt cache answers in them. */
export interface CachedTokens {
  /** All tokens, read and written, cached or not: what is billed. */
  readonly tokens: number
  /** Those of them that are input. The rest is written and never comes from a cache. */
  readonly input: number
  /** Share of the input that is read from a cache. */
  readonly cacheHitRate: number
}

/** Tokens that are computed, by definition: all but the input read from a cache. */
export const computedTokens = ({ tokens, input, cacheHitRate }: CachedTokens): number => tokens - input * cacheHitRate

/** A part of the demand for inference and how the compute for it grows. */
export interface DemandPart {
  /** Tokens a day, all people together. */
  readonly billed: number
  readonly computed: number
  /** Yearly factor of its compute. */
  readonly growth: number
}

export interface WorldDemand {
  /** Chat and everything else outside agents. */
  readonly chat: DemandPart
  readonly agents: DemandPart
  /** Active parameters of the model that serves. */
  readonly activeParams: number
  /** FLOP a year at the start, and its yearly factor. */
  readonly trainingFlops: number
  readonly trainingGrowth: number
  /** Shares of the peak FLOP of their chips that serving and training turn into counted FLOP, over all hours. */
  readonly servingFlopShare: number
  readonly trainingFlopShare: number
  /** H100-equivalents at work at the start, and their yearly factor. */
  readonly installed: number
  readonly installedGrowth: number
}

/** FLOP of arithmetic, or H100-equivalents kept busy. */
export type CountedIn = 'flop' | 'chip-time'

/** Tokens a day that are billed at the start, by definition: chat and agents together. */
export const billedTokensPerDay = ({ chat, agents }: WorldDemand): number => chat.billed + agents.billed

/** Tokens a day that are computed at the start, by definition: chat and agents together. */
export const computedTokensPerDay = ({ chat, agents }: WorldDemand): number => chat.computed + agents.computed

/**
 * FLOP a year on inference at year `t`: 365·(chat·g_cᵗ + agents·g_aᵗ)·2·active over computed tokens a day, 2 FLOP per active parameter
 * and token (Kaplan et al. 2020, Eq. 2.2, without its attention term).
 */
export const inferenceRate = (d: WorldDemand, t: number): number =>
  daysPerYear * (d.chat.computed * d.chat.growth ** t + d.agents.computed * d.agents.growth ** t) * 2 * d.activeParams

/** FLOP a year on training at year `t`, by definition of steady growth: v₀·gᵗ. */
export const trainingRate = (d: WorldDemand, t: number): number => d.trainingFlops * d.trainingGrowth ** t

/** H100-equivalents that inference keeps busy at year `t`, by definition: FLOP a year ÷ (FLOP of an H100-year at peak · share of peak). */
export const servingChips = (d: WorldDemand, t: number): number => inferenceRate(d, t) / (h100YearFlops * d.servingFlopShare)

/** H100-equivalents that training keeps busy at year `t`, by the same definition. */
export const trainingChips = (d: WorldDemand, t: number): number => trainingRate(d, t) / (h100YearFlops * d.trainingFlopShare)

/** H100-equivalents at work at year `t`, by definition of steady growth: v₀·gᵗ. */
export const installedChips = (d: WorldDemand, t: number): number => d.installed * d.installedGrowth ** t

/** Chips needed ÷ chips at work at year `t`, by definition. Above 1 the demand cannot be met. */
export const shareOfSupply = (d: WorldDemand, t: number): number => (servingChips(d, t) + trainingChips(d, t)) / installedChips(d, t)

/** Inference ÷ training at year `t`, in FLOP or in chips; by definition. */
const odds = (d: WorldDemand, t: number, countedIn: CountedIn): number =>
  (inferenceRate(d, t) / trainingRate(d, t)) * (countedIn === 'flop' ? 1 : d.trainingFlopShare / d.servingFlopShare)

/** Share of inference in inference and training of year `t`, by definition: odds ÷ (1 + odds). */
export const inferenceShare = (d: WorldDemand, t: number, countedIn: CountedIn = 'flop'): number => 1 / (1 + 1 / odds(d, t, countedIn))

/** Where `f` changes sign between `from` and `to`, to 1e-9 of the span or better. */
const root = (f: (t: number) => number, from: number, to: number): number => {
  let [low, high] = [from, to]
  const sign = Math.sign(f(low)) || 1
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2
    if (Math.sign(f(middle)) === sign) low = middle
    else high = middle
  }
  return high
}

/** First t in [0, years] with f ≥ 0 of a convex f, which rises through zero once at most; null if there is none. */
const firstAbove = (f: (t: number) => number, years: number): number | null => {
  if (f(0) >= 0) return 0
  return f(years) >= 0 ? root(f, 0, years) : null
}

/** ln odds at year `t`: a convex function of t, for ln(a·gᵗ + b·hᵗ) is convex and ln training is straight. */
const advantage =
  (d: WorldDemand, countedIn: CountedIn) =>
  (t: number): number =>
    Math.log(odds(d, t, countedIn))

/** First t in [0, years] with inference ≥ training, in years; null if there is none. Derived from the convexity of `advantage`. */
export const overtakingTime = (d: WorldDemand, years: number, countedIn: CountedIn = 'flop'): number | null =>
  firstAbove(advantage(d, countedIn), years)

/**
 * First t in [0, years] at which the chips needed come to those at work; null if they never do. Derived: ln(need ÷ chips) is convex,
 * as `advantage` is.
 */
export const supplyExceededTime = (d: WorldDemand, years: number): number | null => firstAbove((t) => Math.log(shareOfSupply(d, t)), years)

/**
 * First t in [0, years] at which inference, ahead at 0, falls below training; null if it is behind at 0 or stays ahead.
 * Derived: a convex `advantage` has one minimum, and the fall lies before it.
 */
export const fallingBehindTime = (d: WorldDemand, years: number, countedIn: CountedIn = 'flop'): number | null => {
  const f = advantage(d, countedIn)
  if (!(f(0) >= 0)) return null
  let [low, high] = [0, years]
  for (let i = 0; i < 100; i += 1) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3]
    if (f(a) <= f(b)) high = b
    else low = a
  }
  return f(low) < 0 ? root(f, 0, low) : null
}

/** Mean yearly factor of inference from 0 to `years`, by definition: (rate at the end ÷ rate now)^(1 ÷ years). */
export const inferenceGrowth = (d: WorldDemand, years: number): number => (inferenceRate(d, years) / inferenceRate(d, 0)) ** (1 / years)
