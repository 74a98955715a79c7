/** The parameter book: every shared quantity as a named, dated, sourced record with a low, best and high value. */

export const distributions = ['log-normal', 'logit-normal', 'uniform'] as const
export type Distribution = (typeof distributions)[number]

/** A value that the book had before. */
export interface FormerValue {
  readonly best: number
  readonly low: number
  readonly high: number
  /** The day on which the book took the next value: `2027-01-15`. */
  readonly until: string
  readonly asOf?: string
  readonly sources: readonly string[]
  readonly assumption?: string
  /** Why it was replaced: "The price was updated". */
  readonly because?: string
}

export interface Parameter {
  readonly id: string
  readonly area: string
  readonly file: string
  readonly label: string
  /** A unit of `src/quantities/units.ts`; the values are in it. */
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
  /** Of the least certain values: its place among them, from 1, and what would settle it. */
  readonly leastCertain?: { readonly place: number; readonly settledBy: string }
  /** The day on which the value came into the book, when it is known. */
  readonly updated?: string
  /** Oldest first. The book that travels to the browser is without it, and without `leastCertain`. */
  readonly history?: readonly FormerValue[]
}
