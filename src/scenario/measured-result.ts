/** A result with the measured runs that are like it. */
import { type Measured, type Measures, measuredValues } from '../calculators/spec/measured.ts'
import type { Evaluation } from './evaluate.ts'
import { type Book, rowsIn } from './parameter-book.ts'

/** The measured runs like an evaluation; null without any, without the means to find them, or where an input is missing. */
export const measuredRunsOf = ({ received, inputs }: Evaluation, measures: Measures<never> | null, book: Book): Measured | null => {
  const isWhole = Object.entries(inputs).every(([name, { value }]) => value === null || (received[name] ?? null) !== null)
  return isWhole && measures !== null ? (measures as Measures<typeof received>)(received, (table) => rowsIn(book, table)) : null
}

/** The evaluation with the outputs that measured runs give. */
export const withMeasured = (evaluation: Evaluation, measured: Measured | null): Evaluation =>
  measured === null ? evaluation : { ...evaluation, outputs: { ...evaluation.outputs, ...measuredValues(measured) } }
