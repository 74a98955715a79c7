/** What the table of a data set is made of beside its rows: written into the page at build, read there by the script. */
import type { Column, Dataset, Row } from '../../records/dataset.ts'
import { nameColumn } from '../../records/dataset.ts'

/** A calculator that takes a row of the set as an input. */
export interface RowUse {
  readonly title: string
  /** The address that opens the calculator, up to the row's id. */
  readonly before: string
  /** What follows the id. */
  readonly after: string
}

export interface TableData {
  readonly id: string
  readonly key: string
  /** The column of the rows' names. */
  readonly name: string
  readonly columns: readonly Column[]
  /** Columns that are shown first. */
  readonly shown: readonly string[]
  readonly disputed: readonly string[]
  /** What sources are called, by key. */
  readonly sources: Readonly<Record<string, string>>
  readonly uses: readonly RowUse[]
  /** How many rows the set has. */
  readonly count: number
}

/** Columns that the details of a row give in their own form. */
const apart: ReadonlySet<string> = new Set(['note', 'locator'])
export const canBeShown = ({ id, type }: Column, { key, name }: Pick<TableData, 'key' | 'name'>): boolean =>
  id !== key && id !== name && type !== 'sources' && !apart.has(id)

export function tableData(dataset: Dataset, sources: TableData['sources'], uses: readonly RowUse[]): TableData {
  const { id, key, columns, page, rows } = dataset
  const name = nameColumn(dataset)
  const shown = page?.columns ?? columns.filter((column) => canBeShown(column, { key, name })).map((column) => column.id)
  return { id, key, name, columns, shown, disputed: page?.disputed ?? [], sources, uses, count: rows.length }
}

export const columnsOf = ({ columns }: TableData, ids: readonly string[]): readonly Column[] =>
  ids.flatMap((id) => columns.find((column) => column.id === id) ?? [])

export const keyOf = (row: Row, { key }: Pick<TableData, 'key'>): string => String(row[key])
export const nameOf = (row: Row, { name, key }: Pick<TableData, 'name' | 'key'>): string => String(row[name] ?? row[key])

/** Most values of a column that are offered as choices. */
const mostChoices = 40

/** The values of a column of texts by which rows can be chosen, sorted; none when they are too many, or one a row. */
export function choicesOf({ id, type }: Column, rows: readonly Row[]): readonly string[] {
  if (type !== 'text') return []
  const values = rows.flatMap((row) => row[id] ?? [])
  const different = [...new Set(values.map(String))]
  const serve = different.length >= 2 && different.length <= mostChoices && different.length * 2 <= values.length
  return serve ? different.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })) : []
}
