/** The columns of a table of a data set: one unit each, said in the head. */
import { cellText, unitOfColumn } from '../../quantities/cell-text.ts'
import { columnUnit } from '../../quantities/column-unit.ts'
import type { Cell, Column, Row } from '../../records/dataset.ts'

export interface TableColumn {
  readonly column: Column
  /** After the label, such as "TB/s"; empty when the label says it all. */
  readonly unit: string
  /** A cell without its unit; empty for a blank. */
  readonly print: (cell: Cell) => string
}

/** The columns as a table shows them. `rows` are all rows of the set, so that each column has the same unit whatever part of it is shown. */
export const tableColumns = (columns: readonly Column[], rows: readonly Row[]): readonly TableColumn[] =>
  columns.map((column) => {
    const values = rows.flatMap((row) => {
      const cell = row[column.id]
      return typeof cell === 'number' ? [cell] : []
    })
    const { unit, print } = columnUnit(column.label, unitOfColumn(column), values)
    const isYear = column.id === 'year'
    return {
      column,
      unit: column.type === 'number' ? unit : '',
      print: (cell) => (cell === null ? '' : typeof cell === 'number' && !isYear ? print(cell) : cellText(cell, column)),
    }
  })

/** The classes of a column's cells. */
export const cellClass = ({ type }: Column): string => (type === 'number' ? 'number' : '')
