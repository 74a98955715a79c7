/**
 * Makes the table of a data page sort, filter and show other columns. The page has the rows that the build wrote; all rows come from the CSV
 * of the set once a reader asks for something. What the reader has made stands in the address.
 */
import type { Row } from '../../records/dataset.ts'
import { withQuery } from '../../scenario/scenario-text.ts'
import { loadOrRetry } from '../page/load-or-retry.ts'
import { once } from '../page/once.ts'
import { fetchCsv, readRows } from './fetch-rows.ts'
import { keyOf, type TableData } from './table-data.ts'
import { createTableForm } from './table-form.ts'
import { nextSort } from './table-head.ts'
import { readTableState, type TableState, untouched, writeTableState } from './table-state.ts'
import { createTableView, type Parts, partsOf, type TableView } from './table-view.ts'

const queryName = 'rows'
/** A load that takes longer is said to be under way. */
const patience = 300

interface Table {
  readonly data: TableData
  readonly view: TableView
  readonly load: () => Promise<readonly Row[]>
  readonly state: () => TableState
  readonly change: (next: TableState) => void
  /** Shows the state that the address had when the page was opened, then runs `after`. */
  readonly open: (after: () => void) => void
}

const problemClass = 'load-problem'

/**
 * Runs `show` with all rows. While they are not there, says so; when they do not come, offers another try, which is one for all that was asked
 * since.
 */
function withRows({ form, status }: Parts, load: Table['load'], show: (rows: readonly Row[]) => void): void {
  if (form.nextElementSibling?.classList.contains(problemClass)) return
  const counted = status.textContent
  const waiting = setTimeout(() => {
    status.textContent = 'Loading all rows…'
  }, patience)
  const message = { after: form, text: 'The rows could not be loaded.', className: problemClass }
  loadOrRetry(message, async () => {
    const rows = await load().finally(() => {
      clearTimeout(waiting)
      status.textContent = counted
    })
    show(rows)
  })
}

function createTable(parts: Parts, data: TableData): Table {
  const fields = createTableForm(parts.form, data)
  const view = createTableView(parts, data, (column, isNumber) => change({ ...state, sort: nextSort(state.sort, column, isNumber) }))
  const load = once(async () => readRows(await fetchCsv(data.id), data.columns))
  const opened = readTableState(new URLSearchParams(location.search).get(queryName) ?? '', data)
  // What was typed before this script had loaded counts.
  let state = { ...opened, find: fields.read().find.trim() || opened.find }
  const update = (after?: () => void): void =>
    withRows(parts, load, (rows) => {
      view.show(rows, state)
      after?.()
    })
  const change = (next: TableState): void => {
    state = next
    fields.write(state)
    const query = writeTableState(state)
    history.replaceState(history.state, '', withQuery(location.pathname + location.search + location.hash, { [queryName]: query || null }))
    update()
  }
  fields.write(state)
  parts.form.addEventListener('submit', (event) => event.preventDefault())
  parts.form.addEventListener('input', () => change({ ...state, ...fields.read() }))
  parts.form.addEventListener('reset', (event) => {
    event.preventDefault()
    change(untouched)
  })
  parts.rest?.querySelector('button')?.addEventListener('click', () => change({ ...state, all: true }))
  return { data, view, load, state: () => state, change, open: (after) => (writeTableState(state) === '' ? after() : update(after)) }
}

/** Brings the row that the address names into sight, whatever is filtered; addresses had the id of the set before the row's. */
async function showTarget({ data, view, load, state, change }: Table): Promise<void> {
  view.markTarget()
  const target = location.hash.slice(1)
  if (target === '') return
  const shown = view.elementWith(target)
  if (shown) return shown.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  const rows = await load()
  const isRow = (key: string): boolean => rows.some((row) => keyOf(row, data) === key)
  if (isRow(target)) {
    change({ ...untouched, columns: state().columns, all: !view.isInPage(target) })
    view.show(rows, state())
    view.elementWith(target)?.scrollIntoView({ block: 'center', inline: 'nearest' })
    return
  }
  const before = `${data.id}-`
  if (target.startsWith(before) && isRow(target.slice(before.length))) location.replace(`#${target.slice(before.length)}`)
}

/** `section` is the table with its form, and says in `data-table` what it is made of. */
export function startDataTable(section: HTMLElement): void {
  const parts = partsOf(section)
  if (!parts) return
  const table = createTable(parts, JSON.parse(section.dataset['table'] ?? '') as TableData)
  const show = (): void => void showTarget(table).catch(() => undefined)
  addEventListener('hashchange', show)
  for (const type of ['pointerover', 'focusin'])
    section.addEventListener(type, () => void table.load().catch(() => undefined), { once: true })
  table.open(show)
}
