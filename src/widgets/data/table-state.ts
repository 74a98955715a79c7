/**
 * What a reader has made of a table: order, words to find, choices, columns. It stands in the address, as `?rows=sort:-bf16,is.vendor:AMD`, so
 * that the table can be shared as it is. Pure: reading and writing the state, and the rows that it leaves.
 */
import type { Cell, Row } from '../../records/dataset.ts'
import { decodePercent, encodePercent, joinEntries, splitEntries } from '../../scenario/scenario-text.ts'
import { columnsOf, keyOf, nameOf, type TableData } from './table-data.ts'

export interface TableState {
  readonly sort: { readonly column: string; readonly descending: boolean } | null
  /** Words, each of which must stand in a name or a text that is shown. */
  readonly find: string
  /** Column → the value that its cells must have. */
  readonly is: Readonly<Record<string, string>>
  /** Only rows whose sources disagree. */
  readonly disputed: boolean
  /** Null: those of the page. */
  readonly columns: readonly string[] | null
  /** All rows, though the page itself has some only. */
  readonly all: boolean
}

export const untouched: TableState = { sort: null, find: '', is: {}, disputed: false, columns: null, all: false }

/** Reads the state; names of columns that are not there are passed over. */
export function readTableState(text: string, data: TableData): TableState {
  const entries = splitEntries(text)
  const isColumn = (id: string): boolean => data.columns.some((column) => column.id === id)
  const [, down = '', sorted = ''] = /^(-?)(.+)$/.exec(entries['sort'] ?? '') ?? []
  const columns = (entries['columns'] ?? '').split('.').filter(isColumn)
  const is = Object.entries(entries).flatMap(([key, value]) =>
    key.startsWith('is.') && isColumn(key.slice(3)) ? [[key.slice(3), decodePercent(value)] as const] : [],
  )
  return {
    sort: isColumn(sorted) ? { column: sorted, descending: down === '-' } : null,
    find: decodePercent(entries['find'] ?? ''),
    is: Object.fromEntries(is),
    disputed: Object.hasOwn(entries, 'disputed'),
    columns: columns.length > 0 ? columns : null,
    all: Object.hasOwn(entries, 'all'),
  }
}

/** The state as it stands in the address; empty when the table is untouched. */
export function writeTableState({ sort, find, is, disputed, columns, all }: TableState): string {
  return joinEntries({
    ...(sort && { sort: `${sort.descending ? '-' : ''}${sort.column}` }),
    ...(find.trim() !== '' && { find: encodePercent(find.trim()) }),
    ...Object.fromEntries(Object.entries(is).map(([column, value]) => [`is.${column}`, encodePercent(value)])),
    ...(disputed && { disputed: 'yes' }),
    ...(columns && { columns: columns.join('.') }),
    ...(all && { all: 'yes' }),
  })
}

/** Whether the state leaves out rows. */
export const isFiltered = ({ find, is, disputed }: TableState): boolean => find.trim() !== '' || Object.keys(is).length > 0 || disputed

/** Letters with accents count as those without, and capitals as small ones. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const textOf = (row: Row, shown: readonly string[], data: TableData): string => {
  const texts = columnsOf(data, shown).flatMap(({ id, type }) => (type === 'text' ? String(row[id] ?? '') : []))
  return plain([keyOf(row, data), nameOf(row, data), ...texts].join(' '))
}

/** Numbers by value, texts by the alphabet with the numbers in them by value; blanks come last in either direction. */
export function compareCells(a: Cell, b: Cell, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true })
  return descending ? -order : order
}

/** The rows that the state leaves, in its order; rows that are alike keep theirs. */
export function chosenRows(rows: readonly Row[], { sort, find, is, disputed, columns }: TableState, data: TableData): readonly Row[] {
  const words = plain(find).split(/\s+/).filter(Boolean)
  const disputedKeys = new Set(data.disputed)
  const shown = columns ?? data.shown
  const kept = rows.filter((row) => {
    if (disputed && !disputedKeys.has(keyOf(row, data))) return false
    if (!Object.entries(is).every(([column, value]) => String(row[column] ?? '') === value)) return false
    if (words.length === 0) return true
    const text = textOf(row, shown, data)
    return words.every((word) => text.includes(word))
  })
  if (!sort) return kept
  return kept.toSorted((a, b) => compareCells(a[sort.column] ?? null, b[sort.column] ?? null, sort.descending))
}
