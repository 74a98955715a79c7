/** Makes entries of the rows of data sets, so that a number is found by what it measures: "h200 memory bandwidth". */
import { calculators } from '../../calculators/index.ts'
import type { Input } from '../../calculators/spec/spec.ts'
import { cellText } from '../../quantities/cell-text.ts'
import { rowAddress } from '../../records/address.ts'
import { type Cell, type Column, type Dataset, pageRows, type Row } from '../../records/dataset.ts'
import { type Entry, partSeparator } from './records.ts'

/**
 * A data set with more rows than this has no entries for them, unless a calculator offers its rows as options. It is found as a whole by the
 * names of its rows: one of thousands of measurements is seldom what a reader looks for, and each would be a document. Nor has a row that its
 * page gets by a script.
 */
const maxRows = 300
const offeredSets: ReadonlySet<string> = new Set(
  calculators.flatMap(({ inputs }) => Object.values<Input>(inputs).flatMap((input) => (input.kind === 'row' ? [input.table] : []))),
)

/** "Memory 141 GB", "Training tokens 15.6 T". */
function labelledCell(cell: Cell, column: Column): string {
  const [bare, whole] = [cellText(cell, column), cellText(cell, column, false)]
  const unit = whole.startsWith(bare) ? whole.slice(bare.length).trim().toLowerCase() : ''
  return `${column.label} ${unit !== '' && column.label.toLowerCase().includes(unit) ? bare : whole}`
}

const rowName = (row: Row, { key }: Dataset): string => String(row['name'] ?? row[key])

/** "Accelerators · Memory 141 GB · Memory bandwidth 4.8 TB/s". */
function textOf(row: Row, { title, columns }: Dataset): string {
  const shown = columns.filter(({ id, type }) => id !== 'name' && type !== 'id' && type !== 'sources' && (row[id] ?? '') !== '')
  const parts = shown.map((column) => (column.id === 'note' ? String(row['note']) : labelledCell(row[column.id] ?? null, column)))
  return [title, ...parts].join(partSeparator)
}

/** Entries of the rows that stand in the page of a data set, and the names of rows that have none. */
export function entriesOfRows(set: Dataset): { readonly entries: readonly Entry[]; readonly unlisted: readonly string[] } {
  const inPage = new Set(set.rows.length > maxRows && !offeredSets.has(set.id) ? [] : pageRows(set))
  const cites = set.columns.filter(({ type }) => type === 'sources').map(({ id }) => id)
  const entries = [...inPage].map(
    (row): Entry => ({
      kind: 'dataset',
      id: `${set.id}/${row[set.key]}`,
      title: rowName(row, set),
      url: rowAddress(set.id, String(row[set.key])),
      names: [String(row[set.key])],
      text: textOf(row, set),
      rowOf: set.id,
      // The name of the row before each column, so that the two are near each other however wide the table is.
      body: set.columns
        .filter(({ id, type }) => type === 'number' && (row[id] ?? '') !== '')
        .map((column) => `${rowName(row, set)} ${column.label}`)
        .join('\n'),
      cites: cites.flatMap((id) =>
        String(row[id] ?? '')
          .split(/\s+/)
          .filter(Boolean),
      ),
      claims: [],
      headings: [],
    }),
  )
  return { entries, unlisted: set.rows.filter((row) => !inPage.has(row)).map((row) => rowName(row, set)) }
}
