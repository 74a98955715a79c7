/** What the page shows of a table in a state: heads, rows, how many they are, and which points of the charts belong to them. */
import type { Row } from '../../records/dataset.ts'
import { tableColumns } from './table-columns.ts'
import { columnsOf, keyOf, type TableData } from './table-data.ts'
import { createTableHead } from './table-head.ts'
import { createTableRows, type TableRows } from './table-rows.ts'
import { chosenRows, isFiltered, type TableState } from './table-state.ts'

/** The parts of a page that the table changes. */
export interface Parts {
  readonly body: HTMLTableSectionElement
  readonly head: HTMLTableRowElement
  readonly form: HTMLFormElement
  readonly status: HTMLElement
  /** What says that the page has not all rows. */
  readonly rest: HTMLElement | null
}

export function partsOf(section: HTMLElement): Parts | null {
  const [body, head] = [section.querySelector('tbody'), section.querySelector<HTMLTableRowElement>('thead tr')]
  const [form, status] = [section.querySelector('form'), section.querySelector<HTMLElement>('[role="status"]')]
  return body && head && form && status ? { body, head, form, status, rest: section.querySelector('[data-rest]') } : null
}

const countWords = (shown: number, count: number): string => (shown === count ? `${count} rows` : `${shown} of ${count} rows`)

/** Points of rows that the table leaves out recede. */
const fadePoints = (kept: ReadonlySet<string> | null): void => {
  for (const link of document.querySelectorAll('.data-chart svg a'))
    link.classList.toggle('is-out', kept !== null && !kept.has(link.getAttribute('href')?.slice(1) ?? ''))
}

export interface TableView extends Pick<TableRows, 'isInPage' | 'elementWith'> {
  /** `rows` are all rows of the set. */
  readonly show: (rows: readonly Row[], state: TableState) => void
  /** Marks the row that the address names. One that is moved is no longer the page's target for the browser. */
  readonly markTarget: () => void
}

/** `press` gets the column whose head was pressed, and whether it holds numbers. */
export function createTableView(parts: Parts, data: TableData, press: (column: string, isNumber: boolean) => void): TableView {
  const { body, status, rest } = parts
  const { isInPage, elementWith, show } = createTableRows(body, data)
  const head = createTableHead(parts.head, data.name, press)
  const markTarget = (): void => {
    for (const row of body.querySelectorAll('tr')) row.classList.toggle('is-target', row.id === location.hash.slice(1))
  }
  return {
    isInPage,
    elementWith,
    markTarget,
    show: (rows, state) => {
      const takesAll = state.all || state.sort !== null || isFiltered(state)
      const chosen = chosenRows(takesAll ? rows : rows.filter((row) => isInPage(keyOf(row, data))), state, data)
      const columns = tableColumns(columnsOf(data, state.columns ?? data.shown), { columns: data.columns, rows })
      show(chosen, columns)
      head.show(columns, state.sort)
      status.textContent = countWords(chosen.length, data.count)
      if (rest) rest.hidden = takesAll
      fadePoints(isFiltered(state) ? new Set(chosen.map((row) => keyOf(row, data))) : null)
      markTarget()
    },
  }
}
