/**
 * Names of rows as people write them, made from the tables of the parameter book: the one reading of names for calculators, links, notes, the
 * command line and the search.
 */
import type { Cells } from '../calculators/spec/spec.ts'
import { nearest } from '../diagnostics/near.ts'
import { type Book, rowIn, rowsIn } from './parameter-book.ts'

export interface Name {
  readonly type: 'model' | 'chip'
  readonly id: string
  readonly name: string
  /** Several rows have this name, and this one was chosen. */
  readonly chosen: boolean
}

export interface Names {
  /** The longest name at offset `at` of a lower-case text, with its length. */
  readonly readAt: (text: string, at: number) => { readonly name: Name; readonly length: number } | null
  /** What a whole text is a name of, without its case, spaces and hyphens. */
  readonly named: (compact: string) => Name | null
  /** Every form of a name, with what it means. */
  readonly forms: ReadonlyMap<string, Name>
}

interface Row {
  readonly type: Name['type']
  readonly id: string
  readonly name: string
  /** Full names, which take precedence over short ones. */
  readonly full: readonly string[]
  /** Short names. Where several rows share one, it means the first of them. */
  readonly short: readonly string[]
  /** Short names that mean nothing where several rows share them. */
  readonly family: readonly string[]
}

const lowerCase = (text: string): string => text.toLowerCase().replace(/[-_]/g, ' ').trim()
const withoutNote = (name: string): string => name.replace(/ \([^)]*\)/g, '')

/**
 * "Llama 3.1 405B" is also "llama 3 405b" and "llama 405b"; "Qwen3 235B-A22B" is also "qwen3 235b"; "GPT-3 175B" is also "gpt 3", when no other
 * model is called that.
 */
function modelRow(id: string, fullName: string): Row {
  const name = withoutNote(fullName)
  const whole = lowerCase(name)
  return {
    type: 'model',
    id,
    name,
    full: [whole],
    short: [
      whole.replace(/(\d)\.\d+(?= \d+b$)/, '$1'),
      whole.replace(/^([a-z]+) ?[\d.]+ (\d+b)$/, '$1 $2'),
      whole.replace(/(?<=\db) a[\d.]+b$/, ''),
    ],
    family: [whole.replace(/ \d+(?:\.\d+)?b$/, '')],
  }
}

const vendors = /^(?:nvidia|amd|google|intel|aws|apple|huawei) /

/** "NVIDIA H100 SXM 80 GB" is also "h100 sxm", "h100 80gb", "nvidia h100" and "h100". */
function chipRow(id: string, fullName: string): Row {
  const whole = lowerCase(withoutNote(fullName))
  const memory = / \d+ gb$/.exec(whole)?.[0] ?? ''
  const vendor = vendors.exec(whole)?.[0] ?? ''
  const made = whole.slice(vendor.length).slice(0, -memory.length || undefined)
  const kind = made.replace(/ (?:sxm\d?|pcie)$/, '')
  const forms = [made, kind, kind.replace(/^(?:tpu|geforce|radeon) /, '')]
  const short = forms.flatMap((form) => [form, form + memory, vendor + form])
  return { type: 'chip', id, name: withoutNote(fullName), full: [whole, lowerCase(id)], short, family: [] }
}

const numberOf = (row: Cells, column: string): number => (typeof row[column] === 'number' ? row[column] : 0)

/** Rows in order of precedence: models of known shape, the newest first, then those known by a training run only; accelerators with most memory first. */
function rowsOf(book: Book): readonly Row[] {
  const runs = rowsIn(book, 'training-runs')
  const yearOf = (id: unknown) => numberOf(runs.find((run) => run['id'] === id) ?? {}, 'year')
  const newest = (rows: readonly Cells[]) => rows.toReversed().toSorted((a, b) => yearOf(b['id']) - yearOf(a['id']))
  const models = newest(rowsIn(book, 'models'))
  const others = newest(runs.filter(({ id }) => !models.some((model) => model['id'] === id)))
  const chips = rowsIn(book, 'accelerators').toSorted((a, b) => numberOf(b, 'memory') - numberOf(a, 'memory'))
  return [
    ...[...models, ...others].map((row) => modelRow(String(row['id']), String(row['name']))),
    ...chips.map((row) => chipRow(String(row['id']), String(row['name']))),
  ]
}

/** A name without spaces and hyphens, so that "llama3-70B" and "Llama 3 70B" are the same. */
const compactForm = (form: string): string => form.replace(/[ -]/g, '')

/** The pattern of a name: "llama 3 70b" also matches "llama3-70b". */
const patternOf = (form: string): string =>
  form
    .replace(/([a-z]{3})(?=\d)/g, '$1 ')
    .replace(/[.+*?^$()[\]{}|\\]/g, '\\$&')
    .replace(/ +/g, '[ -]?')

/** What each name means. */
function namesOf(rows: readonly Row[]): ReadonlyMap<string, Name> {
  const found = new Map<string, Name>()
  const forms = new Map<string, string>()
  const add = (form: string, { type, id, name }: Row, chosen: boolean) => {
    if (compactForm(form).length < 3 || found.has(compactForm(form))) return
    found.set(compactForm(form), { type, id, name, chosen })
    forms.set(compactForm(form), form)
  }
  const sharing = (form: string) => new Set(rows.filter((row) => [...row.short, ...row.family].includes(form)).map(({ id }) => id)).size
  for (const row of rows) for (const form of row.full) add(form, row, false)
  for (const row of rows) for (const form of row.short) add(form, row, sharing(form) > 1)
  for (const row of rows) for (const form of row.family) if (sharing(form) === 1) add(form, row, false)
  return new Map([...found].map(([key, name]) => [forms.get(key) ?? key, name]))
}

function readerOf(book: Book): Names {
  const names = namesOf(rowsOf(book))
  const byKey = new Map([...names].map(([form, name]) => [compactForm(form), name]))
  const longest = [...names.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const pattern = new RegExp(`(?:${longest.map(patternOf).join('|')})(?=s?(?![a-z0-9]|\\.\\d))`, 'y')
  return {
    named: (compact) => byKey.get(compact) ?? null,
    forms: names,
    readAt: (text, at) => {
      pattern.lastIndex = at
      const found = pattern.exec(text)?.[0]
      const name = found === undefined ? undefined : byKey.get(compactForm(found))
      if (found === undefined || !name) return null
      const after = /^s?(?: (?:gpu|accelerator|chip|card)s?(?![a-z]| hours))?/.exec(text.slice(at + found.length))?.[0] ?? ''
      return { name, length: found.length + (name.type === 'chip' ? after.length : 0) }
    },
  }
}

const cache = new WeakMap<Book, Names>()

/** The names in a parameter book; made once for each. */
export function namesIn(book: Book): Names {
  const known = cache.get(book)
  if (known) return known
  const names = readerOf(book)
  cache.set(book, names)
  return names
}

/** The rows of one table by what people call them. */
export interface RowNames {
  /** The id of the row that a text names; null when it names none, or may name several. */
  readonly find: (text: string) => string | null
  /** Ids of rows whose names contain the text. */
  readonly containing: (text: string) => readonly string[]
  /** Ids of the rows with the nearest names, best first. */
  readonly near: (text: string) => readonly string[]
}

/** Names of the rows of a table: ids and names, and for models and accelerators the short forms that the search knows. */
export function rowNamesIn(book: Book, table: string): RowNames {
  const compact = (text: string) => compactForm(lowerCase(text))
  const idOf = (row: Cells): string => String(row['id'])
  const namesOfRow = (row: Cells): readonly string[] => [idOf(row), withoutNote(String(row['name'] ?? ''))].filter((name) => name !== '')
  const idsOf = (rows: readonly Cells[]) => [...new Set(rows.map(idOf))]
  const ofTable = () => rowsIn(book, table)
  return {
    find: (text) => {
      const wanted = compact(text)
      const own = ofTable().find((row) => compact(idOf(row)) === wanted)
      if (own) return idOf(own)
      const called = ofTable().filter((row) => namesOfRow(row).some((name) => compact(name) === wanted))
      if (called.length === 1) return called.map(idOf)[0] ?? null
      const named = table === 'models' || table === 'accelerators' ? namesIn(book).named(wanted) : null
      return named && rowIn(book, table, named.id) ? named.id : null
    },
    containing: (text) => {
      const wanted = compact(text)
      return wanted.length < 3 ? [] : idsOf(ofTable().filter((row) => namesOfRow(row).some((name) => compact(name).includes(wanted))))
    },
    near: (text) => {
      const byName = new Map(ofTable().flatMap((row) => namesOfRow(row).map((name) => [name, idOf(row)] as const)))
      for (const [form, { id }] of namesIn(book).forms) if (rowIn(book, table, id) && !byName.has(form)) byName.set(form, id)
      return [...new Set(nearest(text, byName.keys()).flatMap((name) => byName.get(name) ?? []))]
    },
  }
}
