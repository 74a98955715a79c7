/**
 * The spend of a model's life over time. Pure formulas; growth is a factor a year, compounded continuously (v₀·gᵗ), totals are integrals;
 * a year is 365 days.
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
  /** Yearly factor of the spend: growth of demand; ÷ decline of price where customers move to cheaper models of the same quality. */
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
