/**
 * The range of a result: where it lies in nine of ten draws, and how much of its variation rests on inputs without a source.
 *
 * The share is that of the variation which the parameters explain one by one (first-order indices of the ranks, `sensitivity.ts`): the part of
 * those whose value is our assumption, among all. What parameters do only together is left out of both.
 */
import type { Calculator } from '../calculators/spec/spec.ts'
import type { Catalogue } from './calculator-lookup.ts'
import { type SampleOptions, type Samples, sample, summarise } from './monte-carlo.ts'
import { type Assumptions, type Book, type Given, parameterIn } from './parameter-book.ts'
import { sharesOf } from './sensitivity.ts'

export interface ResultRange {
  /** 5 % and 95 % quantiles, in the output's unit. */
  readonly low: number
  readonly high: number
  /** Share of the draws without a value. */
  readonly missing: number
  /** 0..1; null where no single parameter explains any of it. */
  readonly assumedShare: number | null
}

/** Fewer draws than a panel of uncertainty makes: two quantiles and one share, beside each result. */
export const rangeSampling: SampleOptions = { seed: 1, count: 500 }

/** Whether a parameter is our assumption: no source is named for it. */
const isAssumed = (book: Book, id: string): boolean => parameterIn(book, id)?.sources.length === 0

/** From draws that were made; null where nothing varies, or fewer than forty draws have a value. */
export function rangeOf(samples: Samples, output: string, book: Book): ResultRange | null {
  const summary = Object.keys(samples.parameters).length === 0 ? null : summarise(samples.outputs[output] ?? new Float64Array())
  if (summary === null || summary.low === summary.high) return null
  const shares = Object.entries(sharesOf(samples, output)).map(([id, share]) => ({ id, share: share ?? 0 }))
  const whole = shares.reduce((sum, { share }) => sum + share, 0)
  const assumed = shares.reduce((sum, { id, share }) => sum + (isAssumed(book, id) ? share : 0), 0)
  const { low, high, missing } = summary
  return { low, high, missing, assumedShare: whole > 0 ? assumed / whole : null }
}

/** The range of an output in a place and scenario; what is pinned there or changed by the reader is taken as known. */
export const resultRange = (
  calculator: Calculator,
  given: Given,
  assumptions: Assumptions,
  book: Book,
  catalogue: Catalogue,
  output: string = calculator.main,
): ResultRange | null => rangeOf(sample(calculator, given, assumptions, book, catalogue, rangeSampling), output, book)
