/** Compares a result with the one that a shared link carries: then, now, and which updates of the parameter book made the difference. */
import type { Calculator, OutputValue } from '../calculators/spec/spec.ts'
import { type Explanation, explain, type Setting } from './attribution.ts'
import type { Catalogue } from './calculator-lookup.ts'
import { evaluate } from './evaluate.ts'
import { asAssumptions, bookOn, type Histories, updatedSince } from './history.ts'
import type { Book } from './parameter-book.ts'

export interface Since {
  readonly former: OutputValue
  readonly now: OutputValue
  /** Of the change by the updated parameters; null when there is none to explain. */
  readonly because: Explanation | null
}

/** A calculator's output in one place under one scenario, with the book of that day and with today's. */
export const resultSince = (
  calculator: Calculator,
  output: string,
  { given, assumptions }: Setting,
  on: string,
  book: Book,
  histories: Histories,
  catalogue: Catalogue,
): Since => {
  const [then, now] = [bookOn(book, histories, on), book].map(
    (each) => evaluate(calculator, given, assumptions, each, catalogue).outputs[output] ?? null,
  )
  const before = { given, assumptions: asAssumptions(updatedSince(book, histories, on), assumptions) }
  const because = then === now ? null : explain(calculator, output, before, { given, assumptions }, book, catalogue)
  return { former: then ?? null, now: now ?? null, because }
}

/** Whether a shared result is another than the one worked out again: beyond what rounding in a link can do. */
export const differs = (shared: number, again: OutputValue): boolean =>
  typeof again !== 'number' || Math.abs(shared - again) > 1e-6 * Math.max(Math.abs(shared), Math.abs(again))
