/** The values that a parameter had before, for its entry in the book: the latest first. */
import { printQuantity } from '../quantities/print-quantity.ts'
import { isUnit } from '../quantities/units.ts'
import type { Parameter } from '../records/parameter.ts'
import { dateWords } from './note-page.ts'

export interface FormerWords {
  /** "$2 an hour until 21 November 2026, as of March 2026; range $1 to $4". */
  readonly words: string
  /** Keys. */
  readonly sources: readonly string[]
  readonly assumption: string | null
  /** Why the book took another value. */
  readonly because: string | null
}

export const formerValues = ({ unit, history = [] }: Pick<Parameter, 'unit' | 'history'>): readonly FormerWords[] =>
  history.toReversed().map(({ best, low, high, until, asOf, sources, assumption = null, because = null }) => {
    const print = (value: number, bare = false) => (isUnit(unit) ? printQuantity(value, unit, { bare }) : String(value))
    const dated = asOf ? `, as of ${dateWords(asOf)}` : ''
    return {
      words: `${print(best)} until ${dateWords(until)}${dated}; range ${print(low, true)} to ${print(high, true)}`,
      sources,
      assumption,
      because,
    }
  })
