/** The rows of the table on the page: those that the build wrote, and those that the script adds. Each has one element for as long as the page is open. */
import type { Row } from '../../records/dataset.ts'
import { elementOf } from './markup.ts'
import { rowCells, rowDetails, rowMarkup } from './row-markup.ts'
import type { TableColumn } from './table-columns.ts'
import { keyOf, type TableData } from './table-data.ts'

export interface TableRows {
  /** Whether the build wrote this row. */
  readonly isInPage: (key: string) => boolean
  /** The table shows these rows, in this order, with these columns. */
  readonly show: (rows: readonly Row[], columns: readonly TableColumn[]) => void
  readonly elementWith: (key: string) => HTMLTableRowElement | undefined
}

/** `body` is as the build wrote it, with the columns of `data.shown`. */
export function createTableRows(body: HTMLTableSectionElement, data: TableData): TableRows {
  const elements = new Map([...body.querySelectorAll('tr')].map((row) => [row.id, row]))
  const inPage = new Set(elements.keys())
  const known = new Map<string, Row>()
  /** Element → the columns whose cells it has. */
  const drawn = new Map<HTMLTableRowElement, string>()
  const first = data.shown.join()

  const elementFor = (row: Row, columns: readonly TableColumn[], ids: string): HTMLTableRowElement => {
    const key = keyOf(row, data)
    const found = elements.get(key)
    const made = found ?? (elementOf(rowMarkup(row, columns, data, false)) as HTMLTableRowElement)
    if (found && (drawn.get(found) ?? first) !== ids)
      found.replaceChildren(...[...found.children].slice(0, 1), ...rowCells(row, columns).map(elementOf))
    elements.set(key, made)
    known.set(key, row)
    drawn.set(made, ids)
    return made
  }
  /** The browser looks for the details of a row after the click has been heard, so those that are made now are opened by it. */
  body.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button[popovertarget]') : null
    const row = known.get(button?.closest('tr')?.id ?? '')
    if (button && row && !button.parentElement?.querySelector('[popover]')) button.parentElement?.append(elementOf(rowDetails(row, data)))
  })
  return {
    isInPage: (key) => inPage.has(key),
    show: (rows, columns) => {
      const ids = columns.map(({ column }) => column.id).join()
      body.replaceChildren(...rows.map((row) => elementFor(row, columns, ids)))
    },
    elementWith: (key) => {
      const element = elements.get(key)
      return element?.isConnected ? element : undefined
    },
  }
}
