/**
 * Demand over time: the spend of a model's life, the compute of the world. Pure formulas; growth is a factor
 * a year, compounded continuously (v₀·gᵗ), totals are integrals; a year is 365 days.
 */
import { daysPerYear } from '../quantities/time-spans.ts'

/** A number that can be shown, else null; by definition, what is finite. */
export const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** ∫₀ᵗ gˢ ds = (gᵗ − 1) ÷ ln g, and t for g = 1; by definition of steady growth. `t` in years. */
export const growthIntegral = (growth: number, years: number): number => {
  const rate = Math.log(growth)
  return Math.abs(rate * years) < 1e-9 ? years : Math.expm1(rate * years) / rate
}

/** The time in years at which `growthIntegral` reaches `amount`, derived by inverting it: ln(1 + amount·ln g) ÷ ln g; null if it never does (a falling rate with too small a total). */
export const timeOfIntegral = (growth: number, amount: number): number | null => {
  const rate = Math.log(growth)
  if (Math.abs(rate) < 1e-12) return finiteOrNull(amount)
  const argument = rate * amount
  return argument <= -1 ? null : finiteOrNull(Math.log1p(argument) / rate)
}

export interface Lifetime {
  /** USD. */
  readonly trainingCost: number
  /** USD a day at the start. */
  readonly spendPerDay: number
  /** Yearly factor of the spend: growth of demand ÷ decline of price. */
  readonly spendGrowth: number
  readonly years: number
}

export interface LifetimeBill {
  readonly inferenceCost: number | null
  readonly totalCost: number | null
  readonly inferenceShare: number | null
  /** Day on which serving has cost as much as training; null if after the lifetime. */
  readonly breakEvenDay: number | null
}

/** USD spent on serving until `years`, by definition: 365 · spend a day · `growthIntegral`. */
export const servingSpend = (life: Lifetime, years: number): number =>
  daysPerYear * life.spendPerDay * growthIntegral(life.spendGrowth, years)

/** Training against serving in money: the dollar form of 6ND + 2NT (Sardana et al. 2023, § 2), with a spend that grows or falls. */
export const lifetimeBill = (life: Lifetime): LifetimeBill => {
  const inferenceCost = finiteOrNull(servingSpend(life, life.years))
  const totalCost = inferenceCost === null ? null : finiteOrNull(life.trainingCost + inferenceCost)
  const time = life.spendPerDay > 0 ? timeOfIntegral(life.spendGrowth, life.trainingCost / (daysPerYear * life.spendPerDay)) : null
  return {
    inferenceCost,
    totalCost,
    inferenceShare: inferenceCost === null || totalCost === null || totalCost === 0 ? null : inferenceCost / totalCost,
    breakEvenDay: time === null || time > life.years ? null : time * daysPerYear,
  }
}

export interface Demand {
  readonly people: number
  /** Tokens a person a day, in chat. */
  readonly chatTokens: number
  /** Tokens a person a day through agents, at the start. */
  readonly agentTokens: number
  /** Yearly factor of the number of agents. */
  readonly agentGrowth: number
  readonly activeParams: number
  /** FLOP a year at the start, and its yearly factor. */
  readonly trainingFlops: number
  readonly trainingGrowth: number
}

/**
 * FLOP a year on inference at year `t`: 365·people·(chat + agents·gᵗ)·2·active, 2 FLOP per active parameter
 * and token (Kaplan et al. 2020, Eq. 2.2, without its attention term).
 */
export const inferenceRate = (d: Demand, t: number): number =>
  daysPerYear * d.people * (d.chatTokens + d.agentTokens * d.agentGrowth ** t) * 2 * d.activeParams

/** FLOP a year on training at year `t`, by definition of steady growth: v₀·gᵗ. */
export const trainingRate = (d: Demand, t: number): number => d.trainingFlops * d.trainingGrowth ** t

/** Share of inference in all FLOP of year `t`, by definition: inference ÷ (inference + training). */
export const inferenceShare = (d: Demand, t: number): number => 1 / (1 + trainingRate(d, t) / inferenceRate(d, t))

/** ln(inference ÷ training) at year `t`: a convex function of t, for ln(a + b·gᵗ) is convex and ln training is straight. */
const advantage = (d: Demand, t: number): number => Math.log(inferenceRate(d, t)) - Math.log(trainingRate(d, t))

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

/** First t in [0, years] with inference ≥ training, in years; null if there is none. Derived: as `advantage` is convex, there is one rise at most. */
export const overtakingTime = (d: Demand, years: number): number | null => {
  const f = (t: number) => advantage(d, t)
  if (f(0) >= 0) return 0
  return f(years) >= 0 ? root(f, 0, years) : null
}

/**
 * First t in [0, years] at which inference, ahead at 0, falls below training; null if it is behind at 0 or stays ahead.
 * Derived: a convex `advantage` has one minimum, and the fall lies before it.
 */
export const fallingBehindTime = (d: Demand, years: number): number | null => {
  const f = (t: number) => advantage(d, t)
  if (!(f(0) >= 0)) return null
  let [low, high] = [0, years]
  for (let i = 0; i < 100; i += 1) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3]
    if (f(a) <= f(b)) high = b
    else low = a
  }
  return f(low) < 0 ? root(f, 0, low) : null
}
