/** Compares the published cases of a calculator with what it computes. */

import type { Calculator, Case, InputValue } from '../calculators/spec/spec.ts'
import type { Unit } from '../quantities/units.ts'
import { type Catalogue, inputOf, outputOf } from './calculator-lookup.ts'
import { evaluate } from './evaluate.ts'
import type { Book } from './parameter-book.ts'
import { type Problem, readGiven } from './parse-input.ts'

export interface CaseRow {
  readonly output: string
  readonly label: string
  readonly unit: Unit
  readonly published: number
  readonly computed: number | null
  /** (computed − published) ÷ published; null without a computed value, the plain difference when published is 0. */
  readonly difference: number | null
  /** As a share of the published value. */
  readonly tolerance: number
  readonly holds: boolean
}
export interface CaseResult {
  readonly name: string
  readonly source: string
  readonly locator?: string
  readonly note?: string
  readonly rows: readonly CaseRow[]
  /** Inputs of the case that could not be read. */
  readonly problems: readonly Problem[]
}

/** The case's inputs as values: texts of quantities are read, numbers stand. */
export const caseGiven = (calculator: Calculator, { given }: Case, book: Book): ReturnType<typeof readGiven> => {
  const values: Record<string, InputValue> = {}
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string') texts[name] = value
    else if (inputOf(calculator, name)) values[name] = value
    else texts[name] = String(value)
  }
  const read = readGiven(calculator, texts, book)
  return { given: { ...values, ...read.given }, problems: read.problems }
}

export const runCase = (calculator: Calculator, published: Case, book: Book, catalogue: Catalogue): CaseResult => {
  const { given, problems } = caseGiven(calculator, published, book)
  const { outputs } = evaluate(calculator, given, {}, book, catalogue)
  const rows = Object.entries(published.expect).map(([output, { value, tolerance }]): CaseRow => {
    const spec = outputOf(calculator, output)
    const found = outputs[output]
    const computed = typeof found === 'number' ? found : null
    const difference = computed === null ? null : value === 0 ? computed : (computed - value) / Math.abs(value)
    const holds = difference !== null && Math.abs(difference) <= tolerance + 1e-12
    return { output, label: spec?.label ?? output, unit: spec?.unit ?? 'none', published: value, computed, difference, tolerance, holds }
  })
  const { name, source, locator, note } = published
  return { name, source, rows, problems, ...(locator === undefined ? {} : { locator }), ...(note === undefined ? {} : { note }) }
}
