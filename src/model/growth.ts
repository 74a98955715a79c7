/**
 * Steady growth and decline: v₀·gᵗ, its doublings, and when two such lines meet. Pure formulas; g is a factor a year, months are
 * twelfths of a year.
 */
import { finiteOrNull } from './lifetime-bill.ts'

/** v₀·gᵗ, the definition of steady growth; null when too large to be a number. */
export const grown = (start: number, yearlyFactor: number, years: number): number | null => finiteOrNull(start * yearlyFactor ** years)

/** Years until `start` has become `target`, derived: ln(target ÷ start) ÷ ln g; negative when it passed it before. Null when it stands still elsewhere. */
export const yearsTo = (start: number, target: number, yearlyFactor: number): number | null =>
  start === target ? 0 : finiteOrNull(Math.log(target / start) / Math.log(yearlyFactor))

/** Yearly factor of what multiplies by `factor` in `months`, by definition: factor^(12 ÷ months). */
export const yearlyFactorOf = (factor: number, months: number): number | null => finiteOrNull(factor ** (12 / months))

/** Months in which a yearly factor above 1 multiplies by `times`, derived: 12·ln times ÷ ln g; null when it never does. */
export const monthsToMultiply = (yearlyFactor: number, times: number): number | null =>
  yearlyFactor > 1 ? finiteOrNull((12 * Math.log(times)) / Math.log(yearlyFactor)) : null

export interface Race {
  readonly first: number
  readonly second: number
  /** Yearly factors by which each falls. */
  readonly firstGain: number
  readonly secondGain: number
}

/**
 * Years until the first, falling, has come down to the second, derived: ln(first ÷ second) ÷ ln(g₁ ÷ g₂); 0 if it is there
 * already, null if it never does.
 */
export const meetingTime = ({ first, second, firstGain, secondGain }: Race): number | null => {
  if (first <= second) return 0
  return firstGain > secondGain ? finiteOrNull(Math.log(first / second) / Math.log(firstGain / secondGain)) : null
}

/**
 * Days until a length that doubles every `doubling` days has become `target`: doubling·log₂(target ÷ now), the inverse of the
 * trend h₀·2^(t ÷ T) of METR 2026; negative for the past.
 */
export const daysToLength = (now: number, target: number, doubling: number): number => doubling * Math.log2(target / now)

/** "2026-01" and months from its beginning → the month it falls in; null outside the years 1 to 9999. */
export const monthAfter = (month: string, months: number): string | null => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + (number - 1) + Math.floor(months + 1e-9)
  if (!(index >= 12 && index < 120_000)) return null
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}
