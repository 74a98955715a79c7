/** A calculator's record as its page shows it: its published cases as the book has them, and its formula. Worked out once for all its figures. */
import katex from 'katex'
import { calculators, recordOf } from '../calculators/index.ts'
import type { Calculator } from '../calculators/spec/spec.ts'
import { memo } from '../records/memo.ts'
import { type CaseResult, runCase } from '../scenario/check-cases.ts'
import type { Book } from '../scenario/parameter-book.ts'

export interface RenderedRecord {
  readonly cases: readonly CaseResult[]
  /** MathML. */
  readonly formula: string
}

/** A line for each part of a formula that has several, so that none is wider than the page has to be. */
const stacked = (formula: string): string => {
  const parts = formula.split(/\s*\\qquad\s*/)
  return parts.length === 1 ? formula : `\\begin{aligned}${parts.map((part) => `&${part}`).join('\\\\[0.5em]')}\\end{aligned}`
}

const recordsOf = memo((book: Book) =>
  memo((calculator: Calculator): RenderedRecord => {
    const { cases, formula } = recordOf(calculator)
    return {
      cases: cases.map((one) => runCase(calculator, one, book, calculators)),
      formula: katex.renderToString(stacked(formula), { displayMode: true, output: 'mathml', throwOnError: true, strict: 'error' }),
    }
  }),
)

export const renderedRecord = (calculator: Calculator, book: Book): RenderedRecord => recordsOf(book)(calculator)
