/** The fields above a table: words to find, choices, columns. They show the state, and a change of them is a new state. */

import type { TableData } from './table-data.ts'
import type { TableState } from './table-state.ts'

export interface TableForm {
  /** What the fields say; order and rows are not among them. */
  readonly read: () => Omit<TableState, 'sort' | 'all'>
  readonly write: (state: TableState) => void
}

const fieldsOf = (form: HTMLFormElement, selector: string): readonly HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>(selector),
]

/** `form` has `find`, a select `is.<column>` for some columns, `disputed`, and a box `column` for each column. */
export function createTableForm(form: HTMLFormElement, data: TableData): TableForm {
  const find = form.querySelector<HTMLInputElement>('[name="find"]')
  const disputed = form.querySelector<HTMLInputElement>('[name="disputed"]')
  const selects = [...form.querySelectorAll('select')]
  const boxes = fieldsOf(form, '[name="column"]')
  return {
    read: () => {
      const columns = boxes.filter(({ checked }) => checked).map(({ value }) => value)
      return {
        find: find?.value ?? '',
        is: Object.fromEntries(selects.flatMap(({ name, value }) => (value === '' ? [] : [[name.slice('is.'.length), value] as const]))),
        disputed: disputed?.checked ?? false,
        columns: inOrderOf(columns, data.shown),
      }
    },
    write: (state) => {
      const shown = state.columns ?? data.shown
      if (find && find.value.trim() !== state.find) find.value = state.find
      if (disputed) disputed.checked = state.disputed
      for (const select of selects) select.value = state.is[select.name.slice('is.'.length)] ?? ''
      for (const box of boxes) box.checked = shown.includes(box.value)
    },
  }
}

/** Those shown first in their order, then the others as the set has them; null when they are just those, or none. */
function inOrderOf(columns: readonly string[], first: readonly string[]): readonly string[] | null {
  const ordered = [...first.filter((id) => columns.includes(id)), ...columns.filter((id) => !first.includes(id))]
  return ordered.length === 0 || ordered.join() === first.join() ? null : ordered
}
