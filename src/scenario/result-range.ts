/**
 * The range of a result: where it lies in nine of ten draws, and how much of its variation rests on inputs without a source.
 *
 * The share is that of the variation which the parameters explain one by one (first-order indices of the ranks, `sensitivity.ts`): the part of
 * those whose value is our assumption, among all. What parameters do only together is left out of both.
 */
import type { Calculator } from '../calculators/spec/spec.ts'
import type { Catalogue } from './calculator-lookup.ts'
import { type Samples, sample, summarise, usualSampling } from './monte-carlo.ts'
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

/** Why a result has no range: no input has one, fewer than forty draws have a value, or its 5 % and 95 % quantiles are the same. */
export type NoRange = 'nothing-varies' | 'too-few-values' | 'does-not-move'

export const isRange = (range: ResultRange | NoRange): range is ResultRange => typeof range === 'object'

/** Whether a parameter is our assumption: no source is named for it. */
const isAssumed = (book: Book, id: string): boolean => parameterIn(book, id)?.sources.length === 0

/** From draws that were made. */
export function rangeOf(samples: Samples, output: string, book: Book): ResultRange | NoRange {
  if (Object.keys(samples.parameters).length === 0) return 'nothing-varies'
  const summary = summarise(samples.outputs[output] ?? new Float64Array())
  if (summary === null) return 'too-few-values'
  if (summary.low === summary.high) return 'does-not-move'
  const shares = Object.entries(sharesOf(samples, output)).map(([id, share]) => ({ id, share: share ?? 0 }))
  const whole = shares.reduce((sum, { share }) => sum + share, 0)
  const assumed = shares.reduce((sum, { id, share }) => sum + (isAssumed(book, id) ? share : 0), 0)
  const { low, high, missing } = summary
  return { low, high, missing, assumedShare: whole > 0 ? assumed / whole : null }
}

/**
 * The range of an output in a place and scenario; what is pinned there or changed by the reader is taken as known. The draws are those of the
 * uncertainty panel and of ranges in sentences, so that all show the same.
 */
export const resultRange = (
  calculator: Calculator,
  given: Given,
  assumptions: Assumptions,
  book: Book,
  catalogue: Catalogue,
  output: string = calculator.main,
  options = usualSampling,
): ResultRange | NoRange => rangeOf(sample(calculator, given, assumptions, book, catalogue, options), output, book)
