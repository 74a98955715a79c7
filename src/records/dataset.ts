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
  /** Id of the data set whose rows the cells name. */
  readonly table?: string
  /** The words that a cell may hold. */
  readonly values?: readonly string[]
  /** Columns that are filled wherever this one is. */
  readonly needs?: readonly string[]
  /** For each value of this other column at most one row fills the cell. */
  readonly onePer?: string
}

/** A chart of a data set: one point for each row that has both numbers. */
export interface DatasetChart {
  readonly title: string
  /** A column of numbers, or of dates: days, months or years. */
  readonly x: string
  /** A column of numbers. */
  readonly y: string
  readonly xScale: 'log' | 'linear'
  readonly yScale: 'log' | 'linear'
  /** A column of texts: rows with the same text have points of one colour. */
  readonly by?: string
  /** Points of one colour are joined by a line that has their text as its label. */
  readonly joined: boolean
}

/** What the page of a data set shows first. */
export interface DatasetPage {
  /** Columns of its table beside the name; the others are in the details of each row. */
  readonly columns: readonly string[]
  /** Of rows that agree in these columns the page itself has the last; a script gets the others when a reader asks for them. */
  readonly onePer: readonly string[]
  readonly charts: readonly DatasetChart[]
  /** Keys of rows whose sources disagree; the note of each says how. */
  readonly disputed: readonly string[]
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
  /** Absent: all columns, all rows, no chart. */
  readonly page?: DatasetPage
  readonly rows: readonly Row[]
}

/** The rows that stand in the page itself: of those that agree in the columns of `onePer` the last, or all. */
export function pageRows({ page, rows }: Dataset): readonly Row[] {
  const { onePer = [] } = page ?? {}
  if (onePer.length === 0) return rows
  const keyOf = (row: Row): string => JSON.stringify(onePer.map((column) => row[column]))
  const last = new Map(rows.map((row) => [keyOf(row), row]))
  return rows.filter((row) => last.get(keyOf(row)) === row)
}

/** The column of the rows' names: `name`, or the key. */
export const nameColumn = ({ key, columns }: Pick<Dataset, 'key' | 'columns'>): string =>
  columns.some(({ id }) => id === 'name') ? 'name' : key

/** A date of a cell (a day, a month or a year) as a year with a fraction; null for another text. */
export function yearOf(text: string): number | null {
  const [, year, month = '7', day = '1'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? []
  return year === undefined ? null : Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 365
}

/** The first sentence of a description, which says what the set is, and the others, which say how to read it. */
export function partsOfDescription(description: string): { readonly lead: string; readonly reading: string } {
  const [lead = description, ...others] = description.split(/(?<=\.) (?=[A-Z“])/)
  return { lead, reading: others.join(' ') }
}
