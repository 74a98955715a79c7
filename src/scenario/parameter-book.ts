/**
 * The book: every shared parameter and data table that a calculator may read, as plain data that is sent to the browser; and the
 * values that a reader changed.
 */
import type { InputValue, SharedInput } from '../calculators/spec/spec.ts'
import type { Dataset, Row } from '../records/dataset.ts'
import { dictionary } from '../records/dictionary.ts'
import type { Parameter } from '../records/parameter.ts'
import { type Catalogue, inputsOf } from './calculator-lookup.ts'

export interface Book {
  /** By id. */
  readonly parameters: Readonly<Record<string, Parameter>>
  /** By id of the data set; each row has its key as `id`. */
  readonly tables: Readonly<Record<string, readonly Row[]>>
  /** What the calculators say together about a parameter, by id; it travels, so that a page need not load them all. */
  readonly shared?: Readonly<Record<string, Partial<SharedInput>>>
}

/** What a reader changed: `gpuHourPrice` (a parameter of the book) or `training-run.params` (a calculator's own input). */
export type Assumptions = Readonly<Record<string, InputValue>>

/** Values pinned in one place, by input name. */
export type Given = Readonly<Record<string, InputValue>>

const byId = <T extends { readonly id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** What the calculators that use a parameter say about it: limits that suit them all, and the first slider that any of them gives. */
const sharedSlider = (parameter: string, catalogue: Catalogue): Partial<SharedInput> => {
  const uses = catalogue
    .flatMap((calculator) => Object.values(inputsOf(calculator)))
    .filter((input): input is SharedInput => input.kind === 'shared' && input.parameter === parameter)
  const limits = uses.flatMap((use) => (use.limits ? [use.limits] : []))
  const drawn = uses.find((use) => use.range)
  return {
    ...drawn,
    ...(uses.some((use) => use.integer) ? { integer: true } : {}),
    ...(limits.length > 0
      ? { limits: [Math.max(...limits.map(([low]) => low)), Math.min(...limits.map(([, high]) => high))] as const }
      : {}),
  }
}

/** Former values travel by themselves (`history.ts`), since few readers ask for them. */
const withoutHistory = ({ history: _, leastCertain: __, ...parameter }: Parameter): Parameter => parameter

/** Parameters and data sets by id, sorted; rows stay in the order of their file. */
export const bookOf = (parameters: readonly Parameter[], datasets: readonly Dataset[], catalogue: Catalogue): Book => ({
  parameters: dictionary([...parameters].sort(byId).map((parameter) => [parameter.id, withoutHistory(parameter)])),
  tables: dictionary(
    [...datasets].sort(byId).map(({ id, key, rows }) => [id, rows.map((row) => ({ ...row, id: String(row[key] ?? '') }))]),
  ),
  shared: dictionary([...parameters].sort(byId).map(({ id }) => [id, sharedSlider(id, catalogue)])),
})

/** A parameter, or null when the book has none of this id. */
export const parameterIn = (book: Book, id: string): Parameter | null =>
  Object.hasOwn(book.parameters, id) ? (book.parameters[id] ?? null) : null

/** The rows of a table; none when there is no such table. */
export const rowsIn = (book: Book, table: string): readonly Row[] => (Object.hasOwn(book.tables, table) ? (book.tables[table] ?? []) : [])

export const rowIn = (book: Book, table: string, id: string): Row | null => rowsIn(book, table).find((row) => row['id'] === id) ?? null
