/** A calculator's record for the page: its published cases as the book has them, and its formula. Worked out once for all its figures. */
import katex from 'katex'
import { calculators } from '../calculators/index.ts'
import type { Calculator } from '../calculators/spec.ts'
import { type Book, type CaseResult, runCase } from '../scenario/index.ts'

export interface CalculatorRecord {
  readonly cases: readonly CaseResult[]
  /** MathML. */
  readonly formula: string
}

const known = new WeakMap<Book, Map<string, CalculatorRecord>>()

export function recordOf(calculator: Calculator, book: Book): CalculatorRecord {
  const records = known.get(book) ?? new Map<string, CalculatorRecord>()
  known.set(book, records)
  const record = records.get(calculator.id) ?? {
    cases: calculator.cases.map((one) => runCase(calculator, one, book, calculators)),
    formula: katex.renderToString(calculator.formula, { displayMode: true, output: 'mathml', throwOnError: true, strict: 'error' }),
  }
  records.set(calculator.id, record)
  return record
}
