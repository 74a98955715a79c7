/** A calculator's record as its page shows it: its published cases as the book has them, and its formula. Worked out once for all its figures. */
import katex from 'katex'
import { calculators, recordOf } from '../calculators/index.ts'
import type { Calculator } from '../calculators/spec/spec.ts'
import { type CaseResult, runCase } from '../scenario/check-cases.ts'
import type { Book } from '../scenario/parameter-book.ts'

export interface ShownRecord {
  readonly cases: readonly CaseResult[]
  /** MathML. */
  readonly formula: string
}

const known = new WeakMap<Book, Map<string, ShownRecord>>()

export function shownRecord(calculator: Calculator, book: Book): ShownRecord {
  const records = known.get(book) ?? new Map<string, ShownRecord>()
  known.set(book, records)
  const { cases, formula } = recordOf(calculator)
  const record = records.get(calculator.id) ?? {
    cases: cases.map((one) => runCase(calculator, one, book, calculators)),
    formula: katex.renderToString(formula, { displayMode: true, output: 'mathml', throwOnError: true, strict: 'error' }),
  }
  records.set(calculator.id, record)
  return record
}
