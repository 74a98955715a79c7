/** The range that a sentence shows instead of a number. Apart from `prose-text.ts`, since a page needs it only after a change of its scenario. */
import type { Calculator } from '../calculators/spec/spec.ts'
import { plainText, typeset } from '../quantities/print-quantity.ts'
import type { Catalogue } from '../scenario/calculator-lookup.ts'
import { findIn, outputOf } from '../scenario/calculator-lookup.ts'
import { type Samples, sample, summarise, usualSampling } from '../scenario/monte-carlo.ts'
import type { Assumptions, Book } from '../scenario/parameter-book.ts'
import type { ValueUse, ValueWords } from './prose-text.ts'
import { rangeEnds } from './range-ends.ts'

/** The samples of ranges in sentences, by book and what they are of, since a page has several of one calculator. */
const samplesOf = new WeakMap<Book, Map<string, Samples>>()
/** So many are kept: those of the book and of the latest scenarios. */
const mostKept = 8

const samplesFor = (calculator: Calculator, given: Assumptions, assumptions: Assumptions, book: Book, catalogue: Catalogue): Samples => {
  const known = samplesOf.get(book) ?? new Map<string, Samples>()
  samplesOf.set(book, known)
  const key = JSON.stringify([calculator.id, given, assumptions])
  const before = known.get(key)
  if (before) return before
  if (known.size >= mostKept) known.clear()
  const samples = sample(calculator, given, assumptions, book, catalogue, usualSampling)
  known.set(key, samples)
  return samples
}

/** "1 % to 67 %": the 5 and 95 % quantiles when all parameters vary that nothing fixes. With nothing to draw, the value itself. */
export const describeRange = (use: ValueUse, assumptions: Assumptions, book: Book, catalogue: Catalogue): ValueWords | null => {
  const calculator = findIn(catalogue, use.calculator)
  const output = calculator && outputOf(calculator, use.output)
  if (!calculator || !output) return null
  const samples = samplesFor(calculator, use.given, assumptions, book, catalogue)
  const summary = summarise(samples.outputs[use.output] ?? new Float64Array())
  if (!summary) return { value: null, text: typeset(null, output.unit) }
  const [low, high] = rangeEnds(summary.low, summary.high, output.unit).map(plainText)
  return {
    value: null,
    text: { before: '', number: summary.low === summary.high ? `${high}` : `${low} to ${high}`, exponent: null, after: '' },
  }
}
