/**
 * Makes the table of a data page sort, filter and show other columns. The page has the rows that the build wrote; all rows come from the CSV
 * of the set once a reader asks for something. What the reader has made stands in the address.
 */
import type { Row } from '../../records/dataset.ts'
import { withQuery } from '../../scenario/scenario-text.ts'
import { loadOrRetry } from '../page/load-or-retry.ts'
import { once } from '../page/once.ts'
import { fetchCsv, readRows } from './fetch-rows.ts'
import { tableColumns } from './table-columns.ts'
import { columnsOf, keyOf, type TableData } from './table-data.ts'
import { createTableForm } from './table-form.ts'
import { createTableHead, nextSort } from './table-head.ts'
import { createTableRows } from './table-rows.ts'
import { chosenRows, isFiltered, readTableState, type TableState, untouched, writeTableState } from './table-state.ts'

const queryName = 'rows'
/** A load that takes longer is said to be under way. */
const patience = 300

const countWords = (shown: number, count: number): string => (shown === count ? `${count} rows` : `${shown} of ${count} rows`)

/** The parts of a page that the table changes. */
interface Parts {
  readonly body: HTMLTableSectionElement
  readonly head: HTMLTableRowElement
  readonly form: HTMLFormElement
  readonly status: HTMLElement
  readonly rest: HTMLElement | null
}

function partsOf(section: HTMLElement): Parts | null {
  const [body, head] = [section.querySelector('tbody'), section.querySelector('thead tr')]
  const [form, status] = [section.querySelector('form'), section.querySelector<HTMLElement>('[role="status"]')]
  if (!body || !(head instanceof HTMLTableRowElement) || !form || !status) return null
  return { body, head, form, status, rest: section.querySelector('[data-rest]') }
}

/** Points of rows that the table leaves out recede. */
const fadePoints = (kept: ReadonlySet<string> | null): void => {
  for (const link of document.querySelectorAll('.data-chart svg a'))
    link.classList.toggle('is-out', kept !== null && !kept.has(link.getAttribute('href')?.slice(1) ?? ''))
}

/** `section` is the table with its form, and says in `data-table` what it is made of. */
export function startDataTable(section: HTMLElement): void {
  const parts = partsOf(section)
  if (!parts) return
  const data = JSON.parse(section.dataset['table'] ?? '') as TableData
  const { body, form, status, rest } = parts
  const rowsOnPage = createTableRows(body, data)
  const fields = createTableForm(form, data)
  const head = createTableHead(parts.head, data.name, (column, isNumber) =>
    change({ ...state, sort: nextSort(state.sort, column, isNumber) }),
  )
  let state = readTableState(new URLSearchParams(location.search).get(queryName) ?? '', data)
  const load = once(async () => readRows(await fetchCsv(data.id), data.columns))

  const render = (rows: readonly Row[]): void => {
    const takesAll = state.all || state.sort !== null || isFiltered(state)
    const chosen = chosenRows(takesAll ? rows : rows.filter((row) => rowsOnPage.isInPage(keyOf(row, data))), state, data)
    const columns = tableColumns(columnsOf(data, state.columns ?? data.shown), { columns: data.columns, rows })
    rowsOnPage.show(chosen, columns)
    head.show(columns, state.sort)
    status.textContent = countWords(chosen.length, data.count)
    if (rest) rest.hidden = takesAll
    fadePoints(isFiltered(state) ? new Set(chosen.map((row) => keyOf(row, data))) : null)
    markTarget()
  }
  const update = (): void => {
    const waiting = setTimeout(() => {
      status.textContent = 'Loading all rows…'
    }, patience)
    const message = { after: form, text: 'The rows could not be loaded.', className: 'load-problem' }
    loadOrRetry(message, () =>
      load()
        .finally(() => clearTimeout(waiting))
        .then(render),
    )
  }
  const change = (next: TableState): void => {
    state = next
    fields.write(state)
    const query = writeTableState(state)
    history.replaceState(history.state, '', withQuery(location.pathname + location.search + location.hash, { [queryName]: query || null }))
    update()
  }
  const target = (): string => location.hash.slice(1)
  /** A row that is moved is no longer the page's target for the browser, so it has a class as well. */
  const markTarget = (): void => {
    for (const row of body.querySelectorAll('tr')) row.classList.toggle('is-target', row.id === target())
  }
  /** Brings the row that the address names into sight, whatever is filtered; addresses had the name of the set before the row's. */
  const showTarget = async (): Promise<void> => {
    markTarget()
    if (target() === '' || rowsOnPage.elementWith(target())) return
    const rows = await load()
    const names = (key: string): boolean => rows.some((row) => keyOf(row, data) === key)
    const former = target().startsWith(`${data.id}-`) ? target().slice(data.id.length + 1) : ''
    if (!names(target()) && names(former)) return location.replace(`#${former}`)
    if (!names(target())) return
    change({ ...untouched, columns: state.columns, all: !rowsOnPage.isInPage(target()) })
    render(rows)
    rowsOnPage.elementWith(target())?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }

  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', () => change({ ...state, ...fields.read() }))
  form.addEventListener('reset', (event) => {
    event.preventDefault()
    change(untouched)
  })
  rest?.querySelector('button')?.addEventListener('click', () => change({ ...state, all: true }))
  addEventListener('hashchange', () => void showTarget().catch(() => undefined))
  for (const type of ['pointerover', 'focusin']) section.addEventListener(type, () => void load().catch(() => undefined), { once: true })
  const typed = fields.read()
  state = { ...state, find: typed.find.trim() || state.find }
  fields.write(state)
  if (writeTableState(state) !== '') update()
  void showTarget().catch(() => undefined)
}
