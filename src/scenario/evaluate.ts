/**
 * A calculator in a scenario: its inputs in force and what follows from them. Calculators upstream are evaluated without pins,
 * under the same assumptions, each once a call.
 */
import type { Calculator, Cells, OutputOf, OutputValue, ViewContext } from '../calculators/spec/spec.ts'
import { validityOf } from '../calculators/spec/spec.ts'
import type { Sentence } from '../quantities/print-quantity.ts'
import { type Catalogue, findIn, inputsOf, outputsOf } from './calculator-lookup.ts'
import { contradictions, lackingCells, replacedInputs } from './contradictions.ts'
import { dependencies } from './dependencies.ts'
import { type Assumptions, type Book, type Given, rowsIn } from './parameter-book.ts'
import {
  cellOf,
  chainsInForce,
  type InputInForce,
  isOptional,
  type Received,
  type Resolved,
  resolve,
  rowFills,
  withOwnCells,
  withPassed,
} from './resolve.ts'
import { unusualValues } from './unusual-values.ts'

export type Outputs = Readonly<Record<string, OutputValue>>

export interface Evaluation {
  readonly id: string
  readonly calculator: Calculator
  readonly inputs: Readonly<Record<string, InputInForce>>
  /** What `compute` saw: rows as cells. */
  readonly received: Received
  readonly outputs: Outputs
  readonly warnings: readonly string[]
  readonly sentence: Sentence
  /** Outputs with some inputs changed (rows as cells). Calculators upstream run again only when a changed parameter reaches them. */
  readonly at: (changes: Received) => Outputs
}

const noOutputs = (calculator: Calculator): Outputs => Object.fromEntries(Object.keys(outputsOf(calculator)).map((name) => [name, null]))

const finite = (value: OutputValue | undefined): OutputValue =>
  value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? null : value

/** `compute`, with what is not finite as null; all null when an input that must be there is missing. */
export const run = (calculator: Calculator, received: Received): Outputs => {
  const whole = Object.entries(inputsOf(calculator)).every(([name, input]) => (received[name] ?? null) !== null || isOptional(input))
  if (!whole) return noOutputs(calculator)
  const raw = calculator.compute(received)
  return Object.fromEntries(Object.keys(outputsOf(calculator)).map((name) => [name, finite(raw[name])]))
}

/** Outputs of calculators without pins, each computed once. A circle or an unknown id is a mistake in the specs and throws. */
const upstreamOf = (start: Calculator, assumptions: Assumptions, book: Book, catalogue: Catalogue): ((via: OutputOf) => OutputValue) => {
  const known = new Map<string, Outputs>()
  const outputs = (id: string, path: readonly string[]): Outputs => {
    const before = known.get(id)
    if (before) return before
    if (path.includes(id)) throw new Error(`Calculators depend on each other in a circle: ${[...path, id].join(' → ')}.`)
    const calculator = findIn(catalogue, id)
    if (!calculator) throw new Error(`${path.at(-1)} takes a default from “${id}”, which is no calculator.`)
    const upstream = ({ calculator: next, output }: OutputOf) => outputs(next, [...path, id])[output] ?? null
    const found = run(calculator, resolve(calculator, { given: {}, assumptions, book, upstream }).received)
    known.set(id, found)
    return found
  }
  return ({ calculator, output }) => outputs(calculator, [start.id])[output] ?? null
}

const resolveIn = (calculator: Calculator, given: Given, assumptions: Assumptions, book: Book, catalogue: Catalogue): Resolved => {
  const passed = withPassed(calculator, given, assumptions, book)
  return resolve(calculator, { given, assumptions, book, upstream: upstreamOf(calculator, passed, book, catalogue) })
}

const outsideValidity = (calculator: Calculator, received: Received): readonly string[] =>
  validityOf(calculator, received)
    .filter(({ input, range: [low, high] }) => {
      const value = received[input]
      return typeof value === 'number' && (value < low || value > high)
    })
    .map(({ says }) => says)

const warningsOf = (calculator: Calculator, received: Received, outputs: Outputs, book: Book): readonly string[] => {
  const said = calculator.warns?.(received, outputs, (table) => rowsIn(book, table)) ?? []
  return [...new Set([...outsideValidity(calculator, received), ...said])]
}

/** The rows that changes choose or whose cells they give. */
const rowsAfter = (calculator: Calculator, received: Received, changes: Received): Readonly<Record<string, Cells>> => {
  const rows: Record<string, Cells> = {}
  for (const [name, value] of Object.entries(changes)) if (typeof value === 'object' && value !== null) rows[name] = value
  const numberOf = (name: string) => (Object.hasOwn(changes, name) ? changes[name] : received[name])
  for (const row of new Set(Object.values(inputsOf(calculator)).flatMap((input) => cellOf(input)?.row ?? []))) {
    const before = rows[row] ?? received[row] ?? null
    const cells = typeof before === 'object' ? withOwnCells(calculator, row, before, numberOf) : null
    if (cells !== null && cells !== received[row]) rows[row] = cells
  }
  return rows
}

/** Received values after changes; a changed row fills again what rows and defaults gave. */
const changed = (calculator: Calculator, { inputs, received }: Resolved, changes: Received, book: Book): Received => {
  const rows = rowsAfter(calculator, received, changes)
  const refilled: Record<string, Received[string]> = {}
  for (const [name, { value }] of rowFills(calculator, rows, book)) {
    const from = inputs[name]?.from
    if (from !== 'given' && from !== 'scenario') refilled[name] = value
  }
  return { ...received, ...refilled, ...changes, ...rows }
}

/** The calculator in this place and scenario. Values must have been checked (`readInput`); throws only on a mistake in the specs. */
export const evaluate = (calculator: Calculator, given: Given, assumptions: Assumptions, book: Book, catalogue: Catalogue): Evaluation => {
  const resolveWith = (assumed: Assumptions): Resolved => resolveIn(calculator, given, assumed, book, catalogue)
  const resolved = resolveWith(assumptions)
  const { inputs, received, missing } = resolved
  const can = missing.length === 0
  const outputs = run(calculator, received)
  return {
    id: calculator.id,
    calculator,
    inputs,
    received,
    outputs,
    warnings: can
      ? [
          ...contradictions(calculator, inputs, book),
          ...lackingCells(calculator, inputs),
          ...replacedInputs(calculator, inputs),
          ...unusualValues(calculator, inputs, book),
          ...warningsOf(calculator, received, outputs, book),
        ]
      : missing,
    sentence: can ? calculator.says(outputs, received) : [`There is no result here: ${missing.join(' ')}`],
    at: changesOf(calculator, resolved, assumptions, resolveWith, catalogue, book),
  }
}

/** The outputs alone, as `evaluate` gives them, without words and warnings: for thousands of scenarios. */
export const outputsIn = (calculator: Calculator, given: Given, assumptions: Assumptions, book: Book, catalogue: Catalogue): Outputs =>
  run(calculator, resolveIn(calculator, given, assumptions, book, catalogue).received)

const changesOf = (
  calculator: Calculator,
  resolved: Resolved,
  assumptions: Assumptions,
  resolveWith: (assumed: Assumptions) => Resolved,
  catalogue: Catalogue,
  book: Book,
): ((changes: Received) => Outputs) => {
  let reached: ReadonlySet<string> | null = null
  return (changes) => {
    reached ??= new Set(
      chainsInForce(resolved).flatMap(({ calculator: id }) => {
        const upstream = findIn(catalogue, id)
        return upstream ? dependencies(upstream, catalogue).parameters : []
      }),
    )
    const far: Record<string, number> = {}
    for (const [name, value] of Object.entries(changes)) {
      const parameter = resolved.inputs[name]?.parameter
      if (parameter !== undefined && typeof value === 'number' && reached.has(parameter)) far[parameter] = value
    }
    const base = Object.keys(far).length > 0 ? resolveWith({ ...assumptions, ...far }) : resolved
    return run(calculator, changed(calculator, base, changes, book))
  }
}

/** What a view draws from. */
export const viewContext = (evaluation: Evaluation, book: Book): ViewContext<Received, Outputs> => ({
  inputs: evaluation.received,
  outputs: evaluation.outputs,
  at: (changes) => evaluation.at(Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Received),
  rows: (table) => rowsIn(book, table),
})
