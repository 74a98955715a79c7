/** A data set: a CSV table with its description beside it. */

export type Cell = string | number | null
export type Row = Readonly<Record<string, Cell>>

export const columnTypes = ['id', 'text', 'number', 'sources'] as const
export type ColumnType = (typeof columnTypes)[number]

export interface Column {
  readonly id: string
  readonly label: string
  readonly type: ColumnType
  readonly unit?: string
  readonly note?: string
}

export interface Dataset {
  readonly id: string
  readonly file: string
  readonly title: string
  readonly description: string
  /** The column whose values name the rows. */
  readonly key: string
  readonly sources: readonly string[]
  readonly licence: string
  readonly asOf: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}
