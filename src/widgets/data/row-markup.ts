/** A row of a data set as markup: its name with what opens its details, its cells, and the details themselves. */
import { cellText } from '../../quantities/cell-text.ts'
import { sourceAddress } from '../../records/address.ts'
import type { Column, Row } from '../../records/dataset.ts'
import { type Markup, markup } from './markup.ts'
import type { TableColumn } from './table-columns.ts'
import { canBeShown, keyOf, nameOf, type TableData } from './table-data.ts'

/** The id of the details; ids of rows have no low line. */
export const detailsId = (key: string): string => `about_${key}`

const spaced = (parts: readonly Markup[]): readonly (Markup | string)[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : ['; ', part]))

const sourceLinks = (row: Row, { columns, sources }: TableData): readonly Markup[] =>
  columns
    .filter(({ type }) => type === 'sources')
    .flatMap(({ id }) => String(row[id] ?? '').split(/\s+/))
    .filter((key) => key !== '')
    .map((key) => markup('a', { href: sourceAddress(key) }, sources[key] ?? key))

const useLinks = (row: Row, data: TableData): readonly Markup[] =>
  data.uses.map(({ title, before, after }) => markup('a', { href: `${before}${keyOf(row, data)}${after}` }, title))

/** A figure beside its label: with its unit, unless the label says it. */
const figureText = (row: Row, column: Column): string => {
  const cell = row[column.id] ?? null
  const [bare, whole] = [cellText(cell, column), cellText(cell, column, false)]
  const unit = whole.startsWith(bare) ? whole.slice(bare.length).trim().toLowerCase() : ''
  return unit !== '' && column.label.toLowerCase().includes(unit) ? bare : whole
}

const figures = (row: Row, data: TableData): readonly Markup[] =>
  data.columns
    .filter((column) => canBeShown(column, data) && !data.shown.includes(column.id) && (row[column.id] ?? null) !== null)
    .flatMap((column) => [markup('dt', {}, column.label), markup('dd', {}, figureText(row, column))])

/** Note, the figures that the table does not show first, where the row was read, and the calculators that take it. */
export function rowDetails(row: Row, data: TableData): Markup {
  const key = keyOf(row, data)
  const [more, uses, links] = [figures(row, data), useLinks(row, data), sourceLinks(row, data)]
  const note = String(row['note'] ?? '')
  const locator = String(row['locator'] ?? '')
  const disputed = data.disputed.includes(key) ? [markup('b', {}, 'Sources disagree.'), ' '] : []
  return markup(
    'div',
    { popover: '', id: detailsId(key) },
    markup('b', {}, nameOf(row, data)),
    note === '' ? [] : markup('p', {}, disputed, note),
    more.length === 0 ? [] : markup('dl', {}, more),
    links.length === 0 && locator === '' ? [] : markup('p', { class: 'origin' }, spaced(links), locator === '' ? '' : ` (${locator})`),
    uses.length === 0 ? [] : markup('p', {}, 'Use this row in: ', spaced(uses)),
  )
}

const sign = markup('span', { class: 'disputed', title: 'Sources disagree', role: 'img', 'aria-label': 'Sources disagree' }, '≠')

/** The head of a row: a button that opens the details, and the name, which is a link to the row. */
export function rowHead(row: Row, data: TableData): Markup {
  const key = keyOf(row, data)
  const name = nameOf(row, data)
  return markup(
    'th',
    { scope: 'row' },
    markup('button', { type: 'button', popovertarget: detailsId(key), 'aria-label': `More about ${name}` }, '+'),
    markup('a', { href: `#${key}` }, name),
    data.disputed.includes(key) ? [' ', sign] : [],
  )
}

export const rowCells = (row: Row, columns: readonly TableColumn[]): readonly Markup[] =>
  columns.map(({ column, kind, print }) => {
    return markup('td', kind === '' ? {} : { class: kind }, print(row[column.id] ?? null))
  })

/** A whole row of the table; with `withDetails` also what its button opens. */
export function rowMarkup(row: Row, columns: readonly TableColumn[], data: TableData, withDetails: boolean): Markup {
  const head = rowHead(row, data)
  const whole = withDetails ? { ...head, children: [...head.children, rowDetails(row, data)] } : head
  return markup('tr', { id: keyOf(row, data) }, whole, rowCells(row, columns))
}
