/** A cell of a data set as text, with its own unit. */
import { plainText, typeset } from './print-quantity.ts'
import { isUnit, type Unit } from './unit-forms.ts'

/** A column by its id, and its unit if it has one. */
interface CellColumn {
  readonly id: string
  readonly unit?: string
}

/** The unit of a column; `none` for plain numbers and texts. */
export const unitOfColumn = ({ unit }: CellColumn): Unit => (unit !== undefined && isUnit(unit) ? unit : 'none')

/** A cell as text; a plain count is never rounded. `bare` leaves out the words of the unit, which the head of the column has. */
export function cellText(cell: string | number | null, column: CellColumn, bare = true): string {
  if (typeof cell !== 'number' || column.id === 'year') return String(cell ?? '—')
  const unit = unitOfColumn(column)
  return plainText(typeset(cell, unit, { bare, ...(unit === 'none' ? { digits: 12 } : {}) }))
}
