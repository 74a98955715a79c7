/** The heads of a table that can be sorted: each has a button, and the one that orders the rows says how (`aria-sort`). */
import { button, element } from '../page/element.ts'
import type { TableColumn } from './table-columns.ts'
import type { TableState } from './table-state.ts'

/** What stands in the head of a column. */
export const headParts = (label: string, unit: string): readonly (Node | string)[] =>
  unit === '' ? [label] : [label, ' ', element('span', { class: 'unit' }, unit)]

/** The order after a press: numbers from the largest, texts from A; then the other way; then as the set has them. */
export function nextSort(sort: TableState['sort'], column: string, isNumber: boolean): TableState['sort'] {
  if (sort?.column !== column) return { column, descending: isNumber }
  return sort.descending === isNumber ? { column, descending: !isNumber } : null
}

export interface TableHead {
  readonly show: (columns: readonly TableColumn[], sort: TableState['sort']) => void
}

/** Takes over the row of heads; `press` gets the column whose button was pressed. */
export function createTableHead(row: HTMLTableRowElement, name: string, press: (column: string, isNumber: boolean) => void): TableHead {
  const [first, ...rest] = row.querySelectorAll('th')
  const heads = new Map<string, HTMLElement>()
  const take = (head: HTMLElement, column: string): void => {
    const inner = button('', () => press(column, head.classList.contains('number')), { class: 'sort' })
    inner.append(...head.childNodes)
    head.append(inner)
    heads.set(column, head)
  }
  if (first) take(first, name)
  for (const head of rest) take(head, head.dataset['column'] ?? '')

  const made = ({ column, unit, kind }: TableColumn): HTMLElement => {
    const found = heads.get(column.id)
    if (found) return found
    const head = element(
      'th',
      {
        scope: 'col',
        'data-column': column.id,
        ...(kind !== '' && { class: kind }),
        ...(column.note !== undefined && { title: column.note }),
      },
      ...headParts(column.label, unit),
    )
    take(head, column.id)
    return head
  }
  return {
    show: (columns, sort) => {
      const shown = columns.map(made)
      const all = first ? [first, ...shown] : shown
      // A button that has the focus would lose it if its head were put in again.
      if (all.length !== row.children.length || all.some((cell, index) => cell !== row.children[index])) row.replaceChildren(...all)
      for (const [column, head] of heads) {
        if (sort?.column === column) head.setAttribute('aria-sort', sort.descending ? 'descending' : 'ascending')
        else head.removeAttribute('aria-sort')
      }
    },
  }
}
