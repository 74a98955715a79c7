/** What a live number and a claim in prose say in a scenario. Used at build and in the browser, so both say the same. */
import type { Sentence, Typeset } from '../quantities/print-quantity.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import type { Unit } from '../quantities/units.ts'
import { isUnit, unitSpec } from '../quantities/units.ts'
import type { Catalogue } from '../scenario/calculator-lookup.ts'
import { findIn, outputOf } from '../scenario/calculator-lookup.ts'
import type { Condition, Verdict } from '../scenario/condition.ts'
import { checkCondition, describeVerdict, judge, parseCondition } from '../scenario/condition.ts'
import { evaluate } from '../scenario/evaluate.ts'
import type { Assumptions, Book } from '../scenario/parameter-book.ts'

/** A number in prose: an output with some inputs pinned; `unit` and `digits` only change how it is written. */
export interface ValueUse {
  readonly calculator: string
  readonly output: string
  readonly given: Assumptions
  readonly unit?: string | undefined
  readonly digits?: number | undefined
  /** The sentence shows the range of nine in ten draws, see `range-text.ts`. */
  readonly range?: boolean | undefined
}

export interface ValueWords {
  readonly value: number | string | null
  readonly text: Typeset
}

/** The value in the unit asked for, where both measure the same. */
const convert = (value: number, from: Unit, to: Unit): number => {
  const [a, b] = [unitSpec(from), unitSpec(to)]
  return a.dimension.join() === b.dimension.join() ? (value * a.size) / b.size : value
}

/** Null when there is no such calculator or output. */
export const describeValue = (use: ValueUse, assumptions: Assumptions, book: Book, catalogue: Catalogue): ValueWords | null => {
  const calculator = findIn(catalogue, use.calculator)
  const output = calculator && outputOf(calculator, use.output)
  if (!calculator || !output) return null
  const found = evaluate(calculator, use.given, assumptions, book, catalogue).outputs[use.output]
  if (typeof found === 'object' && found !== null) return null
  const unit = use.unit !== undefined && isUnit(use.unit) ? use.unit : output.unit
  const value = typeof found === 'number' ? convert(found, output.unit, unit) : (found ?? null)
  const digits = use.digits ?? output.digits
  return { value, text: typeset(value, unit, digits === undefined ? {} : { digits }) }
}

export interface ClaimWords {
  readonly verdict: 'holds' | 'fails' | 'undecided'
  readonly word: string
  /** What follows the word: the value, what the claim needs, and by how much. */
  readonly rest: Sentence
}

const marginWords = ({ holds, margin, unit, value, threshold }: Verdict): Sentence => {
  if (holds === null || margin === null || value === null || threshold === null) return []
  if (unit === 'share') return say` That is ${typeset(Math.abs(margin) * 100, 'none', { digits: 2 })} percentage points away.`
  if (unit === 'calendar-year') return say` That is ${typeset(Math.abs(value - threshold), 'year', { digits: 2 })} away.`
  if (value <= 0 || threshold <= 0) return []
  const factor = margin >= 1 ? margin : 1 / margin
  return say` That is a factor of ${typeset(factor, 'none', { digits: factor < 2 ? 3 : 2 })} away.`
}

/**
 * What a claim about the world's demand must say when there are not the chips for it: now, or at the end of its years where it speaks of
 * that. Only calculators that compare demand with supply have these outputs.
 */
const supplyWords = (condition: Condition, assumptions: Assumptions, book: Book, catalogue: Catalogue): Sentence => {
  const calculator = findIn(catalogue, condition.calculator)
  if (!calculator || !outputOf(calculator, 'shareOfSupply')) return []
  const checked = checkCondition(condition, book, catalogue)
  if (!checked.ok) return []
  const { outputs } = evaluate(calculator, checked.condition.given, assumptions, book, catalogue)
  const atEnd = condition.output.endsWith('Then') ? outputs['shareOfSupplyThen'] : null
  const share = Math.max(Number(outputs['shareOfSupply'] ?? 0), Number(atEnd ?? 0))
  return share > 1
    ? say` It takes ${typeset(share, 'none', { digits: 2 })} times the chips that there are${atEnd ? ' then' : ''}, so it cannot come true.`
    : []
}

/** Null when the condition cannot be read. */
export const describeClaim = (text: string, assumptions: Assumptions, book: Book, catalogue: Catalogue): ClaimWords | null => {
  const parsed = parseCondition(text)
  if (!parsed.ok) return null
  const verdict = judge(parsed.condition, assumptions, book, catalogue)
  const { word, sentence } = describeVerdict(verdict)
  const [first, ...others] = sentence
  const cut = typeof first === 'string' && first.startsWith(word) ? first.slice(word.length) : first
  return {
    verdict: verdict.holds === null ? 'undecided' : verdict.holds ? 'holds' : 'fails',
    word,
    rest: [cut ?? '', ...others, ...marginWords(verdict), ...supplyWords(parsed.condition, assumptions, book, catalogue)],
  }
}
