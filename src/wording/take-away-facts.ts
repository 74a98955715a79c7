/**
 * A calculation as it leaves the page: every input and output with its value, unit, words and origin, the date of the book, and an
 * address that opens it again. Plain data, from which the texts, the CSV and the Python script are written, at build and in the browser.
 */
import type { Cells, InputValue, OutputValue } from '../calculators/spec/spec.ts'
import { plainText, typeset } from '../quantities/print-quantity.ts'
import type { Unit } from '../quantities/units.ts'
import { inputOf, outputsOf } from '../scenario/calculator-lookup.ts'
import type { Evaluation } from '../scenario/evaluate.ts'
import { controlOf } from '../scenario/input-control.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { cellOf, isOptional } from '../scenario/resolve.ts'
import { entryText, withQuery } from '../scenario/scenario-text.ts'
import { valueWords } from './input-facts.ts'
import { fullProvenance } from './provenance.ts'

export interface InputFact {
  readonly name: string
  readonly label: string
  readonly unit: Unit
  /** In `unit`; a choice's value, a row's id, or null for none. */
  readonly value: InputValue
  /** Of a row: its cells. */
  readonly cells: Cells | null
  /** It stands in for cells of a row, and is among them. */
  readonly inRow: boolean
  /** It must have a value and has none, so that there is no result. */
  readonly missing: boolean
  readonly integer: boolean
  /** As the page prints it. */
  readonly printed: string
  /** "the book, 2026", "changed; the book has $2.35 an hour". */
  readonly provenance: string
  readonly sources: readonly string[]
}
export interface OutputFact {
  readonly name: string
  readonly label: string
  readonly unit: Unit
  readonly value: OutputValue
  readonly printed: string
  /** It compares the result with measured runs, which no formula gives. */
  readonly measured: boolean
}

export interface Calculation {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly main: string
  readonly inputs: readonly InputFact[]
  readonly outputs: readonly OutputFact[]
  readonly warnings: readonly string[]
  /** Of the formula and its constants, in words. */
  readonly sources: readonly string[]
  /** Of the parameter book: `2026-11-21`. */
  readonly version: string
  /** Opens the calculator with these values. */
  readonly address: string
}

/** What a page knows beside the evaluation. */
export interface Surroundings {
  readonly book: Book
  /** Of the book. */
  readonly version: string
  /** In words, by input; of the formula under the empty name. */
  readonly sourcesOf: (input: string) => readonly string[]
  readonly address: string
  /** Changed by the reader, where the evaluation cannot tell it from a pin of the place. */
  readonly isChanged: (input: string) => boolean
}

const optional = (calculator: Evaluation['calculator'], name: string): boolean => {
  const input = inputOf(calculator, name)
  return input === null || isOptional(input)
}

const inputFacts = (evaluation: Evaluation, surroundings: Surroundings): readonly InputFact[] =>
  Object.entries(evaluation.inputs).flatMap(([name, input]): readonly InputFact[] => {
    const control = controlOf(evaluation.calculator, name, surroundings.book)
    if (!control) return []
    const received = evaluation.received[name]
    const printed = (value: InputValue): string => valueWords(control, value)
    return [
      {
        name,
        label: control.label,
        unit: control.kind === 'quantity' ? control.unit : 'none',
        value: input.value,
        cells: typeof received === 'object' ? received : null,
        inRow: cellOf(inputOf(evaluation.calculator, name) ?? undefined) !== null,
        missing: (received ?? null) === null && !optional(evaluation.calculator, name),
        integer: control.kind === 'quantity' && control.integer,
        printed: printed(input.value),
        provenance: fullProvenance(input, surroundings.book, surroundings.isChanged(name), printed),
        sources: surroundings.sourcesOf(name),
      },
    ]
  })

const outputFacts = ({ calculator, outputs }: Evaluation): readonly OutputFact[] =>
  Object.entries(outputsOf(calculator)).map(([name, { label, unit, digits, measured = false }]) => {
    const value = outputs[name] ?? null
    return { name, label, unit, value, printed: plainText(typeset(value, unit, digits === undefined ? {} : { digits })), measured }
  })

export const calculationOf = (evaluation: Evaluation, surroundings: Surroundings): Calculation => {
  const { id, title, question, main } = evaluation.calculator
  return {
    id,
    title,
    question,
    main,
    inputs: inputFacts(evaluation, surroundings),
    outputs: outputFacts(evaluation),
    warnings: [...new Set(evaluation.warnings)],
    sources: surroundings.sourcesOf(''),
    version: surroundings.version,
    address: surroundings.address,
  }
}

/**
 * The query that opens a calculation elsewhere: `shared` is an address with the scenario in it, whose `with` (and what else it has) stays;
 * pins and changes of the one figure become those of the calculator's own (`calc-<id>`).
 */
export const addressAt = (page: string, shared: string, evaluation: Evaluation): string => {
  const pins = Object.entries(evaluation.inputs)
    .filter(([name, { from }]) => from === 'given' && inputOf(evaluation.calculator, name) !== null)
    .map(([name, { value }]) => `calc-${evaluation.id}.${name}:${entryText(value)}`)
  const [, query = ''] = /\?([^#]*)/.exec(shared) ?? []
  return withQuery(`${page}${query && `?${query}`}`, { here: pins.join(',') || null, show: null })
}
