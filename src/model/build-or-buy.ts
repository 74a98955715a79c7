/** Paying for tokens against renting accelerators to serve them. Pure formulas; USD, months of 730 hours. */

/** 365 · 24 ÷ 12. */
export const hoursPerMonth = 730

export interface Serving {
  /** Tokens of one request, read and written. */
  readonly tokensPerRequest: number
  /** USD of one request at list price. */
  readonly apiPerRequest: number
  /** Rented at least. */
  readonly accelerators: number
  /** USD an accelerator-hour. */
  readonly hourPrice: number
  /** Of one accelerator that is busy. */
  readonly tokensPerSecond: number
  /** Share of the time that it is busy. */
  readonly utilisation: number
}

/** Tokens a month of one accelerator, by definition: tokens/s · busy share · 730 · 3600. */
export const monthlyCapacity = (s: Serving): number => s.tokensPerSecond * s.utilisation * hoursPerMonth * 3600

/**
 * Accelerators for a month's requests: as many as are given, or more when demand is above their capacity: requests · tokens ÷
 * `monthlyCapacity`, by definition. Fractions stand.
 */
export const acceleratorsFor = (s: Serving, requests: number): number =>
  requests * s.tokensPerRequest === 0 ? s.accelerators : Math.max(s.accelerators, (requests * s.tokensPerRequest) / monthlyCapacity(s))

/** USD a month of serving oneself, by definition: accelerators · 730 · price. */
export const selfHostPerMonth = (s: Serving, requests: number): number => acceleratorsFor(s, requests) * hoursPerMonth * s.hourPrice

/**
 * Requests a month from which serving oneself costs no more than the interface; null if there is no such number: the accelerators are full
 * before they are paid for, and every further one costs more than the tokens it serves. Derived: fixed cost ÷ price of a request.
 */
export const breakEvenRequests = (s: Serving): number | null => {
  const fixed = s.accelerators * hoursPerMonth * s.hourPrice
  if (fixed === 0) return 0
  if (s.apiPerRequest <= 0) return null
  const requests = fixed / s.apiPerRequest
  return requests * s.tokensPerRequest <= s.accelerators * monthlyCapacity(s) * (1 + 1e-12) && Number.isFinite(requests) ? requests : null
}
