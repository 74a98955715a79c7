/**
 * A scenario as text for a link. `with=gpuHourPrice:3,training-run.params:8e9` holds the reader's assumptions (present but empty: the
 * book as it is); `here=calc-training-run.params:8e9` holds what differs in one place of the page, by the place's anchor.
 *
 * All characters are safe in a query as they stand; append the text itself, since URLSearchParams would escape `:` and `,` on writing
 * (reading through it is fine). Values read back to the same number.
 */
import type { Calculator, InputValue } from '../calculators/spec/spec.ts'
import { assumptionKey, type Catalogue, findIn, inputOf, inputsOf } from './calculator-lookup.ts'
import { type Assumptions, type Book, type Given, parameterIn } from './parameter-book.ts'
import { type Reading, readInput, readParameter, unknownName } from './parse-input.ts'
import { entryText } from './scenario-text.ts'

/** An entry that could not be read; the rest is kept. */
export interface LinkProblem {
  readonly key: string
  /** The entry as it stands in the link, cut to 80 characters. */
  readonly text: string
  readonly message: string
  readonly suggestions?: readonly string[]
}

/** Values by the anchor of their place, then by input. */
export type Here = Readonly<Record<string, Given>>

/** What entries such as `gpuHourPrice:3` stand for, by entry: each is parsed once. */
export type EntryValues = Map<string, InputValue>

const maxEntries = 200

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)

const writeEntries = (entries: readonly (readonly [string, InputValue])[]): string =>
  [...entries]
    .sort(byKey)
    .map(([key, value]) => `${key}:${entryText(value)}`)
    .join(',')

/** Sorted by key. Keys that are neither a parameter of the book nor a calculator's input are left out. */
export const writeAssumptions = (assumptions: Assumptions, book: Book, catalogue: Catalogue): string =>
  writeEntries(Object.entries(assumptions).filter(([key]) => isKey(key, book, catalogue)))

const isKey = (key: string, book: Book, catalogue: Catalogue): boolean => {
  const [id, name] = splitKey(key)
  if (name === null) return parameterIn(book, id) !== null
  const calculator = findIn(catalogue, id)
  return calculator !== null && inputOf(calculator, name) !== null
}

/** `calculator.input` or a parameter's id. */
const splitKey = (key: string): readonly [string, string | null] => {
  const dot = key.lastIndexOf('.')
  return dot < 0 ? [key, null] : [key.slice(0, dot), key.slice(dot + 1)]
}

interface Entry {
  readonly key: string
  readonly value: string | null
  readonly text: string
}

const entriesOf = (text: string): readonly Entry[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const colon = entry.indexOf(':')
      const shown = entry.length > 80 ? `${entry.slice(0, 80)}…` : entry
      return colon < 0
        ? { key: entry.slice(0, 80), value: null, text: shown }
        : { key: entry.slice(0, colon), value: entry.slice(colon + 1), text: shown }
    })

type KeyReading = { readonly key: string; readonly reading: Reading }

/** The key of a shared input is that of the parameter itself. */
const readOwn = (id: string, name: string, text: string, book: Book, catalogue: Catalogue): KeyReading => {
  const calculator = findIn(catalogue, id)
  if (!calculator) {
    const ids = catalogue.map((each) => each.id)
    return { key: `${id}.${name}`, reading: unknownName(`There is no calculator “${id}”.`, id, ids, 'Calculators') }
  }
  return { key: assumptionKey(calculator, name), reading: readInput(calculator, name, text, book) }
}

const problemOf = (entry: Entry, reading: Reading): LinkProblem | null => {
  if (reading.ok) return null
  const { message, hint, suggestions } = reading
  return { key: entry.key, text: entry.text, message: hint ? `${message} ${hint}` : message, ...(suggestions ? { suggestions } : {}) }
}

const noValue = (key: string): Reading => ({ ok: false, message: `“${key}” has no value.`, hint: 'An entry is written name:value.' })

/** An entry's known value, or what `read` parses, which is known from then on. An input of a calculator that is shared has another key. */
const readOnce = (key: string, text: string, values: EntryValues, read: () => KeyReading): KeyReading => {
  const value = values.get(`${key}:${text}`)
  if (value !== undefined) return { key, reading: { ok: true, value } }
  const result = read()
  if (result.reading.ok && result.key === key) values.set(`${key}:${text}`, result.reading.value)
  return result
}

const collect = (
  text: string,
  values: EntryValues,
  read: (key: string, value: string) => KeyReading,
): { readonly found: Map<string, InputValue>; readonly problems: LinkProblem[] } => {
  const found = new Map<string, InputValue>()
  const problems: LinkProblem[] = []
  const entries = entriesOf(text)
  if (entries.length > maxEntries) {
    problems.push({
      key: '',
      text: `${entries.length} entries`,
      message: `The link has ${entries.length} entries; the first ${maxEntries} are read.`,
    })
  }
  for (const entry of entries.slice(0, maxEntries)) {
    const { key: written, value } = entry
    const { key, reading } =
      value === null ? { key: written, reading: noValue(written) } : readOnce(written, value, values, () => read(written, value))
    const twice: Reading =
      found.has(key) && reading.ok ? { ok: false, message: `“${key}” stands in the link twice; the first is kept.` } : reading
    const problem = problemOf(entry, twice)
    if (problem) problems.push(problem)
    else if (reading.ok) found.set(key, reading.value)
  }
  return { found, problems }
}

/**
 * The `with` text of a link, decoded. What is unknown, out of range or mangled is reported each, and the rest is kept. Entries in
 * `values` are not parsed; those that are parsed are added there.
 */
export const readAssumptions = (
  text: string,
  book: Book,
  catalogue: Catalogue,
  values: EntryValues = new Map(),
): { readonly assumptions: Assumptions; readonly problems: readonly LinkProblem[] } => {
  const { found, problems } = collect(text, values, (key, value) => {
    const [id, name] = splitKey(key)
    return name === null ? { key, reading: readParameter(key, value, book) } : readOwn(id, name, value, book, catalogue)
  })
  return { assumptions: Object.fromEntries([...found].sort(byKey)), problems }
}

/** The calculator of a place's anchor: `calc-kv-cache`, `calc-kv-cache-2`. */
export const calculatorAt = (anchor: string, catalogue: Catalogue): Calculator | null => {
  const id = anchor.startsWith('calc-') ? anchor.slice(5) : ''
  return findIn(catalogue, id) ?? findIn(catalogue, id.replace(/-\d+$/, ''))
}

/** Sorted by anchor and input. */
export const writeHere = (here: Here, catalogue: Catalogue): string =>
  writeEntries(
    Object.entries(here).flatMap(([anchor, given]) => {
      const calculator = calculatorAt(anchor, catalogue)
      if (!calculator) return []
      return Object.entries(given)
        .filter(([name]) => Object.hasOwn(inputsOf(calculator), name))
        .map(([name, value]) => [`${anchor}.${name}`, value] as const)
    }),
  )

/** The `here` text of a link, decoded; reported and kept as in `readAssumptions`. */
export const readHere = (
  text: string,
  book: Book,
  catalogue: Catalogue,
  values: EntryValues = new Map(),
): { readonly here: Here; readonly problems: readonly LinkProblem[] } => {
  const { found, problems } = collect(text, values, (key, value) => {
    const [anchor, name] = splitKey(key)
    const calculator = calculatorAt(anchor, catalogue)
    if (calculator && name !== null) return { key, reading: readInput(calculator, name, value, book) }
    return { key, reading: { ok: false, message: `“${anchor}” is no calculator's place on a page.` } }
  })
  const here: Record<string, Record<string, InputValue>> = {}
  for (const [key, value] of [...found].sort(byKey)) {
    const [anchor, name] = splitKey(key)
    if (name === null) continue
    const given = here[anchor] ?? {}
    given[name] = value
    here[anchor] = given
  }
  return { here, problems }
}
