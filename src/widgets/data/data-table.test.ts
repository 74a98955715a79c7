// @vitest-environment happy-dom
/** Protects what the script makes of the table that the build wrote: order, choices, columns, what the address says, and rows that come later. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Dataset, Row } from '../../records/dataset.ts'
import { fakeSite, lost, one, textsOf } from '../page/dom.fixture.ts'
import { chipData, chips } from './chips.fixture.ts'
import { startDataChart } from './data-chart.ts'
import { startDataTable } from './data-table.ts'
import { drawDataChart } from './draw-data-chart.tsx'
import { htmlOf } from './draw-markup.ts'
import { fetchCsv, readRows } from './fetch-rows.ts'
import { rowMarkup } from './row-markup.ts'
import { tableColumns } from './table-columns.ts'
import { columnsOf } from './table-data.ts'
import { nextSort } from './table-head.ts'

const { answers } = fakeSite()
const quoted = (cell: Row[string] | undefined) => (cell === null || cell === undefined ? '' : `"${String(cell).replace(/"/g, '""')}"`)
const csvOf = ({ columns, rows }: Dataset) =>
  [columns.map(({ id }) => id), ...rows.map((row) => columns.map(({ id }) => quoted(row[id])))].map((cells) => cells.join()).join('\n')
const columns = tableColumns(columnsOf(chipData, chipData.shown), chips)

/** The page as the build writes it; the last row is not in it. Each time another set, since a CSV is fetched once. */
let count = 0
function open(search = ''): void {
  count += 1
  const id = `chips${count}`
  answers[`/data/${id}.csv`] = csvOf(chips)
  history.replaceState(null, '', `/data/chips/${search}`)
  document.body.innerHTML = `<section>
    <form><input name="find"><select name="is.vendor"><option value="">any</option><option>Alpha</option><option>Beta</option></select>
      <input type="checkbox" name="disputed">
      ${['vendor', 'year', 'memory', 'rate'].map((column) => `<input type="checkbox" name="column" value="${column}"${chipData.shown.includes(column) ? ' checked' : ''}>`).join('')}
      <button type="reset">Start again</button><p role="status"></p></form>
    <table><thead><tr><th>Name</th><th data-column="vendor">Vendor</th><th data-column="memory" class="number">Memory</th></tr></thead>
      <tbody>${chips.rows
        .slice(0, 3)
        .map((row) => closed(htmlOf(rowMarkup(row, columns, chipData, true))))
        .join('')}</tbody></table>
    <p data-rest><button>Show all</button></p></section>`
  const section = one('section')
  section.dataset['table'] = JSON.stringify({ ...chipData, id })
  startDataTable(section)
}
/** With the end tags that happy-dom needs. */
const closed = (html: string) => html.replace(/<td/g, '</th><td').replace('</th><td', '</td><td').replaceAll('<dd>', '</dt><dd>')

const keys = () => [...document.querySelectorAll('tbody tr')].map(({ id }) => id)
const press = (selector: string) => one(selector).click()
const type = (selector: string, value: string) => {
  one<HTMLInputElement>(selector).value = value
  one(selector).dispatchEvent(new Event('input', { bubbles: true }))
}
const rows = () => new URLSearchParams(location.search).get('rows')

beforeEach(() => document.body.replaceChildren())

describe('The table of a data page', () => {
  it('has the rows of the page until something is asked, then all', async () => {
    open()
    expect(keys()).toEqual(['a1', 'a2', 'b1'])
    press('[data-rest] button')
    await vi.waitFor(() => expect(keys()).toEqual(['a1', 'a2', 'b1', 'b10']))
    expect(textsOf('[role="status"]')).toEqual(['4 rows'])
    expect(one('[data-rest]').hidden).toBe(true)
  })

  it('is sorted by its heads, which say so, and the address keeps it', async () => {
    open()
    press('[data-column="memory"] button')
    await vi.waitFor(() => expect(keys()).toEqual(['a2', 'a1', 'b10', 'b1']))
    expect(one('[data-column="memory"]').getAttribute('aria-sort')).toBe('descending')
    expect(rows()).toBe('sort:-memory')
    press('th:first-child button')
    await vi.waitFor(() => expect(rows()).toBe('sort:name'))
    expect(document.querySelectorAll('[aria-sort]')).toHaveLength(1)
  })

  it('follows its fields, and starts again', async () => {
    open()
    type('[name="is.vendor"]', 'Beta')
    await vi.waitFor(() => expect(keys()).toEqual(['b1', 'b10']))
    type('[name="find"]', '10')
    await vi.waitFor(() => expect(keys()).toEqual(['b10']))
    expect(textsOf('[role="status"]')).toEqual(['1 of 4 rows'])
    expect(rows()).toBe('find:10,is.vendor:Beta')
    one('form').dispatchEvent(new Event('reset', { bubbles: true, cancelable: true }))
    await vi.waitFor(() => expect(keys()).toEqual(['a1', 'a2', 'b1']))
    expect(location.search).toBe('')
  })

  it('shows another column in all rows, in the unit of the whole set', async () => {
    open()
    one<HTMLInputElement>('[value="rate"]').checked = true
    type('[value="rate"]', 'rate')
    await vi.waitFor(() => expect(textsOf('thead th')).toEqual(['Name', 'Vendor', 'Memory', 'Peak TFLOP/s']))
    expect([...document.querySelectorAll('tbody tr')].map((row) => row.lastElementChild?.textContent)).toEqual(['312', '989', '1300'])
  })

  it('opens as its address says, and makes the details of a row that was not in the page', async () => {
    open('?rows=is.vendor:Beta,sort:-year')
    await vi.waitFor(() => expect(keys()).toEqual(['b10', 'b1']))
    press('#b10 button')
    expect(one('#about_b10').textContent).toContain('Beta 10')
    expect(one<HTMLSelectElement>('[name="is.vendor"]').value).toBe('Beta')
  })

  it('brings the row of the address into sight, though it is not in the page or the address is a former one', async () => {
    HTMLElement.prototype.scrollIntoView = () => undefined
    open('#b10')
    await vi.waitFor(() => expect(one('#b10').classList.contains('is-target')).toBe(true))
    open('#a2')
    expect(one('#a2').classList.contains('is-target')).toBe(true)
    open('#no-such-row')
    expect(document.querySelector('.is-target')).toBeNull()
  })

  it('says that the rows could not be had', async () => {
    open()
    answers[`/data/chips${count}.csv`] = lost
    press('[data-column="memory"] button')
    await vi.waitFor(() => expect(textsOf('.load-problem')[0]).toContain('could not be loaded'))
  })
})

describe('Rows of a file', () => {
  it('are those that the set was written from', () => expect(readRows(csvOf(chips), chips.columns)).toEqual(chips.rows))
  it('are refused when the site has no such file', () => expect(fetchCsv('none')).rejects.toThrow('/data/none.csv answered 404'))
})

describe('The order after a press', () => {
  it('is from the largest for numbers, from A for texts, then the other way, then none', () => {
    const first = nextSort(null, 'memory', true)
    expect(first).toEqual({ column: 'memory', descending: true })
    expect(nextSort(first, 'memory', true)).toEqual({ column: 'memory', descending: false })
    expect(nextSort({ column: 'memory', descending: false }, 'memory', true)).toBeNull()
    expect(nextSort(first, 'name', false)).toEqual({ column: 'name', descending: false })
  })
})

describe('The chart of a data page', () => {
  it('reads its points, and goes from one to the next', () => {
    const { page } = chips
    const [chart] = page?.charts ?? []
    document.body.innerHTML = page && chart ? drawDataChart({ ...chips, page: { ...page, onePer: ['vendor'] } }, chart, 0) : ''
    startDataChart(one('.data-chart'))
    expect([...document.querySelectorAll('.chart-wide a')].map((link) => link.getAttribute('href')).sort()).toEqual(['#a1', '#a2', '#b10'])
    const link = document.querySelector<SVGAElement>('.chart-wide a[tabindex="0"]')
    link?.dispatchEvent(new Event('focusin', { bubbles: true }))
    expect(textsOf('.chart-reading')[0]).toContain('Älpha 1')
    link?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true, cancelable: true }))
    expect(document.querySelector('.chart-wide a[tabindex="0"]')?.getAttribute('href')).toBe('#b10')
    one('.data-chart').dispatchEvent(new Event('pointerleave'))
    expect(textsOf('.chart-reading')).toEqual(['Memory by year'])
  })
})
