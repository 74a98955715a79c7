/** The parameter book: every shared quantity as a named, dated, sourced record with a low, best and high value. */

export const distributions = ['log-normal', 'logit-normal', 'uniform'] as const
export type Distribution = (typeof distributions)[number]

export interface Parameter {
  readonly id: string
  readonly area: string
  readonly file: string
  readonly label: string
  /** A unit of `src/model/units.ts`; the values are in it. */
  readonly unit: string
  readonly best: number
  readonly low: number
  readonly high: number
  readonly distribution: Distribution
  /** `2026` or `2026-03`. */
  readonly asOf: string
  /** Month after which the value is overdue for review. */
  readonly reviewBy?: string
  /** Keys of sources; empty when the value is our own assumption. */
  readonly sources: readonly string[]
  /** What an assumed value stands on. */
  readonly assumption?: string
  readonly note?: string
}
