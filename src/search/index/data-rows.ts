/** The rows of data sets as entries, so that a figure is found by what it is the figure of: "h200 memory bandwidth". */

import { calculators } from '../../calculators/index.ts'
import type { Input } from '../../calculators/spec/spec.ts'
import { plainText, typeset } from '../../quantities/print-quantity.ts'
import { isUnit } from '../../quantities/units.ts'
import { rowAddress } from '../../records/address.ts'
import type { Cell, Column, Dataset, Row } from '../../records/dataset.ts'
import { cellGap, type Entry } from './records.ts'

/**
 * A set of more rows than this is found as a whole, by the names of its rows, unless a calculator offers them: one row of thousands of
 * measurements is seldom what a person looks for, and each would be a document.
 */
const mostRows = 300
const offered: ReadonlySet<string> = new Set(
  calculators.flatMap(({ inputs }) => Object.values<Input>(inputs).flatMap((input) => (input.kind === 'row' ? [input.table] : []))),
)

/** A cell in words; a plain count is never rounded. `bare` leaves out the unit's words, which the head of a column has. */
export function cellWords(cell: Cell, { id, unit }: Column, bare = true): string {
  if (typeof cell !== 'number' || id === 'year') return String(cell ?? '—')
  const known = unit !== undefined && isUnit(unit) ? unit : 'none'
  return plainText(typeset(cell, known, { bare, ...(known === 'none' ? { digits: 12 } : {}) }))
}

/** "Memory 141 GB", "Training tokens 15.6 T". */
function columnWords(cell: Cell, column: Column): string {
  const [bare, whole] = [cellWords(cell, column), cellWords(cell, column, false)]
  const unit = whole.startsWith(bare) ? whole.slice(bare.length).trim().toLowerCase() : ''
  return `${column.label} ${unit !== '' && column.label.toLowerCase().includes(unit) ? bare : whole}`
}

const nameOf = (row: Row, { key }: Dataset): string => String(row['name'] ?? row[key])

/** "Accelerators · Memory 141 GB · Memory bandwidth 4.8 TB/s". */
function textOf(row: Row, { title, columns }: Dataset): string {
  const said = columns.filter(({ id, type }) => id !== 'name' && type !== 'id' && type !== 'sources' && (row[id] ?? '') !== '')
  const parts = said.map((column) => (column.id === 'note' ? String(row['note']) : columnWords(row[column.id] ?? null, column)))
  return [title, ...parts].join(cellGap)
}

/** Entries of a set's rows, and the names of those that have none. */
export function rowsOf(set: Dataset): { readonly entries: readonly Entry[]; readonly unlisted: readonly string[] } {
  if (set.rows.length > mostRows && !offered.has(set.id)) return { entries: [], unlisted: set.rows.map((row) => nameOf(row, set)) }
  const cites = set.columns.filter(({ type }) => type === 'sources').map(({ id }) => id)
  const entries = set.rows.map(
    (row): Entry => ({
      kind: 'dataset',
      id: `${set.id}/${row[set.key]}`,
      title: nameOf(row, set),
      url: rowAddress(set.id, String(row[set.key])),
      also: [String(row[set.key])],
      text: textOf(row, set),
      rowOf: set.id,
      // The name beside each column, so that the two are near to each other however wide the table is.
      body: set.columns
        .filter(({ id, type }) => type === 'number' && (row[id] ?? '') !== '')
        .map((column) => `${nameOf(row, set)} ${column.label}`)
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
  return { entries, unlisted: [] }
}
