/**
 * Which value each input of a calculator has in a scenario, and where it comes from.
 *
 * Precedence: given (pinned in this place) → the reader's assumption → a chosen row → the book, another calculator's output, or
 * the spec's default.
 */
import type { Calculator, CellOf, Cells, Input, InputValue, OutputOf, OutputValue, RowInput } from '../calculators/spec/spec.ts'
import { ownRow } from '../calculators/spec/spec.ts'
import { isUnit, type Unit } from '../quantities/unit-forms.ts'
import { assumptionKey, inputsOf } from './calculator-lookup.ts'
import { type Assumptions, type Book, type Given, parameterIn, rowIn, rowsIn } from './parameter-book.ts'

export type Origin = 'given' | 'scenario' | 'row' | 'book' | 'default' | 'calculator'

export interface InputInForce {
  /** A number in the input's unit, a choice's value, a row's id, or null for none. */
  readonly value: InputValue
  readonly from: Origin
  readonly label: string
  readonly unit?: Unit
  /** Id in the parameter book. */
  readonly parameter?: string
  /** The output that gave the value, when `from` is `calculator`. */
  readonly via?: OutputOf
  /** The row that gave the value, when `from` is `row`. */
  readonly row?: { readonly input: string; readonly id: string }
}

/** What `compute` sees: rows as cells. */
export type Received = Readonly<Record<string, number | string | Cells | null>>

export interface Resolved {
  readonly inputs: Readonly<Record<string, InputInForce>>
  readonly received: Received
  /** Why there can be no result; empty when there can. */
  readonly missing: readonly string[]
}

/** Where values come from. `upstream` gives an output of another calculator in the same scenario. */
export interface ResolveContext {
  readonly given: Given
  readonly assumptions: Assumptions
  readonly book: Book
  readonly upstream: (via: OutputOf) => OutputValue
}

type Found = Pick<InputInForce, 'value' | 'from' | 'via' | 'row'>

const own = (record: Readonly<Record<string, InputValue>>, key: string): InputValue | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

const labelled = (input: Input, book: Book): Pick<InputInForce, 'label' | 'unit' | 'parameter'> => {
  if (input.kind === 'quantity') return { label: input.label, unit: input.unit }
  if (input.kind !== 'shared') return { label: input.label }
  const parameter = parameterIn(book, input.parameter)
  const unit = parameter && isUnit(parameter.unit) ? parameter.unit : 'none'
  return { label: input.label ?? parameter?.label ?? input.parameter, unit, parameter: input.parameter }
}

/** What the place or the reader says, else undefined. */
const chosen = (calculator: Calculator, name: string, { given, assumptions }: ResolveContext): Found | undefined => {
  const pinned = own(given, name)
  if (pinned !== undefined) return { value: pinned, from: 'given' }
  const assumed = own(assumptions, assumptionKey(calculator, name))
  return assumed === undefined ? undefined : { value: assumed, from: 'scenario' }
}

const fallback = (input: Input, { book, upstream }: ResolveContext): Found => {
  if (input.kind === 'shared') return { value: parameterIn(book, input.parameter)?.best ?? null, from: 'book' }
  if (typeof input.default !== 'object' || input.default === null) return { value: input.default, from: 'default' }
  const via = input.default
  const value = upstream(via)
  return { value: typeof value === 'number' ? value : null, from: 'calculator', via }
}

/** Input name → the value that a chosen row gives it; an empty cell gives none. */
export const rowFills = (calculator: Calculator, rows: Readonly<Record<string, Cells | null>>, book: Book): ReadonlyMap<string, Found> => {
  const fills = new Map<string, Found>()
  for (const [name, cells] of Object.entries(rows)) {
    const input = inputsOf(calculator)[name]
    if (input?.kind !== 'row' || !cells) continue
    for (const [filled, by] of Object.entries(input.fills ?? {})) {
      const value = typeof by === 'string' ? cells[by] : by(cells, (table) => rowsIn(book, table))
      if (value !== null && value !== undefined) fills.set(filled, { value, from: 'row', row: { input: name, id: String(cells['id']) } })
    }
  }
  return fills
}

/** The cells of the row with this id; of a row of one's own only its name. Null when there is no such row. */
const cellsOf = ({ table, own }: RowInput, id: InputValue, book: Book): Cells | null => {
  if (id === null) return null
  return id === ownRow && own !== undefined ? { id: ownRow, name: own } : rowIn(book, table, String(id))
}

/** The cells that an input stands in for; null when it stands for itself. */
export const cellOf = (input: Input | undefined): CellOf | null => (input?.kind === 'quantity' && input.cellOf) || null

/** A row with the numbers in place of its cells that were given as inputs. */
export const withOwnCells = (
  calculator: Calculator,
  row: string,
  cells: Cells | null,
  numberOf: (input: string) => Received[string] | undefined,
): Cells | null => {
  if (cells === null) return null
  const own = Object.entries(inputsOf(calculator)).flatMap(([name, input]) => {
    const of = cellOf(input)
    const value = of?.row === row ? numberOf(name) : null
    return of && typeof value === 'number' ? of.columns.map((column) => [column, value] as const) : []
  })
  return own.length === 0 ? cells : { ...cells, ...Object.fromEntries(own) }
}

/** May be absent: `compute` takes null for it. */
export const isOptional = (input: Input): boolean => (input.kind === 'quantity' || input.kind === 'row') && input.default === null

const whyMissing = ({ label, value, via }: InputInForce, input: Input): string => {
  if (via) return `${label} has no value, because ${via.calculator} gives none here.`
  if (input.kind === 'shared') return `The parameter book has no “${input.parameter}”.`
  if (input.kind === 'row') return `The table “${input.table}” has no row “${value ?? ''}”.`
  return `${label} has no value.`
}

/** Each input's value. `missing` lists the parameters, rows and upstream results that are not there, in the spec's order. */
export const resolve = (calculator: Calculator, setting: ResolveContext): Resolved => {
  const specs = Object.entries(inputsOf(calculator))
  const chosenRows = new Map<string, Found>()
  const rows: Record<string, Cells | null> = {}
  for (const [name, input] of specs) {
    if (input.kind !== 'row') continue
    const found = chosen(calculator, name, setting) ?? fallback(input, setting)
    chosenRows.set(name, found)
    const cells = cellsOf(input, found.value, setting.book)
    rows[name] = withOwnCells(calculator, name, cells, (own) => chosen(calculator, own, setting)?.value)
  }
  const fills = rowFills(calculator, rows, setting.book)
  const inputs: Record<string, InputInForce> = {}
  const received: Record<string, Received[string]> = {}
  const missing: string[] = []
  for (const [name, input] of specs) {
    const found = chosenRows.get(name) ?? chosen(calculator, name, setting) ?? fills.get(name) ?? fallback(input, setting)
    const inForce = { ...found, ...labelled(input, setting.book) }
    const seen = input.kind === 'row' ? (rows[name] ?? null) : found.value
    inputs[name] = inForce
    received[name] = seen
    if (seen === null && !(found.value === null && isOptional(input))) missing.push(whyMissing(inForce, input))
  }
  return { inputs, received, missing }
}

/** The assumptions with what this calculator passes to those upstream; the reader's own come first. */
export const withPassed = (calculator: Calculator, given: Given, assumptions: Assumptions, book: Book): Assumptions => {
  if (calculator.passes === undefined) return assumptions
  const { received } = resolve(calculator, { given, assumptions, book, upstream: () => null })
  return { ...calculator.passes(received), ...assumptions }
}

/** Inputs that take another calculator's output here, not a pin or an assumption. */
export const chainsInForce = ({ inputs }: Resolved): readonly OutputOf[] => Object.values(inputs).flatMap(({ via }) => (via ? [via] : []))
