/** The columns of a table of a data set: one unit each, said in the head. */
import { cellText, unitOfColumn } from '../../quantities/cell-text.ts'
import { columnUnit, sharesStep } from '../../quantities/column-unit.ts'
import type { Cell, Column, Dataset, Row } from '../../records/dataset.ts'

export interface TableColumn {
  readonly column: Column
  /** After the label, such as "TB/s"; empty when the label says it all. */
  readonly unit: string
  /** The class of its cells: numbers stand right, long texts may break into lines. */
  readonly kind: 'number' | 'long' | ''
  /** A cell without its unit; empty for a blank. */
  readonly print: (cell: Cell) => string
}

/** A text that is longer may break into lines. */
const mostOnLine = 24

/** A column with its neighbours of the same unit, which have one step: peaks in bf16, fp8 and fp4 are all in TFLOP/s. */
function alike(column: Column, { columns }: Pick<Dataset, 'columns'>): readonly Column[] {
  const unit = unitOfColumn(column)
  if (!sharesStep(unit)) return [column]
  const at = columns.findIndex(({ id }) => id === column.id)
  const differs = (each: Column): boolean => unitOfColumn(each) !== unit
  const before = columns.slice(0, at).findLastIndex(differs)
  const after = columns.slice(at).findIndex(differs)
  return columns.slice(before + 1, after === -1 ? undefined : at + after)
}

const numbersOf = ({ id }: Column, rows: readonly Row[]): readonly number[] =>
  rows.flatMap((row) => {
    const cell = row[id]
    return typeof cell === 'number' ? [cell] : []
  })

/** Columns of a set as a table shows them; each has the same unit whatever part of the set is shown. */
export const tableColumns = (shown: readonly Column[], set: Pick<Dataset, 'columns' | 'rows'>): readonly TableColumn[] =>
  shown.map((column) => {
    const { id, type, label } = column
    const among = alike(column, set).flatMap((each) => numbersOf(each, set.rows))
    const { unit, print } = columnUnit(label, unitOfColumn(column), numbersOf(column, set.rows), among)
    const isLong = set.rows.some((row) => String(row[id] ?? '').length > mostOnLine)
    return {
      column,
      unit: type === 'number' ? unit : '',
      kind: type === 'number' ? 'number' : isLong ? 'long' : '',
      print: (cell) => (cell === null ? '' : typeof cell === 'number' && id !== 'year' ? print(cell) : cellText(cell, column)),
    }
  })
