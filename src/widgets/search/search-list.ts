/**
 * The list under the box, as the combobox pattern asks: focus stays in the input, which names the chosen row. A row that the reader chose
 * stays chosen while the same question is answered better; else the first is.
 */
import type { Found } from '../../search/query/search.ts'
import { createCombobox } from '../page/combobox.ts'
import { element } from '../page/element.ts'
import { groupNodes } from './search-rows.ts'

export interface ResultList {
  readonly root: HTMLElement
  /** An answer row comes first. */
  readonly show: (found: Found, answer: HTMLElement | null) => void
  readonly clear: () => void
  /** The next row or the one before; the first after the last. Opens the list when it is closed. */
  readonly move: (by: 1 | -1) => void
  readonly choose: (row: HTMLElement | undefined, own?: boolean) => void
  readonly chosen: () => HTMLElement | undefined
  /** The reader chose the row. */
  readonly isOwn: () => boolean
  /** The question is another: its first row will be chosen. */
  readonly renew: () => void
  readonly rows: () => readonly HTMLElement[]
  /** Closes it; false when it was not open. */
  readonly close: () => boolean
}

const keyOf = (row: HTMLElement | undefined): string | undefined => row && (row.dataset['document'] ?? 'answer')

/** `name` makes ids unique. */
export function resultList(name: string, input: HTMLInputElement): ResultList {
  const root = element('div', { id: `${name}-list`, role: 'listbox', class: 'results', 'aria-label': 'Results' })
  const combobox = createCombobox(input, root)
  let own = false

  const choose = (row: HTMLElement | undefined, byReader = false) => {
    own = byReader
    combobox.activate(row)
  }
  const show = (found: Found, answer: HTMLElement | null) => {
    const kept = own ? keyOf(combobox.active()) : undefined
    const before = new Map(combobox.options().map((row) => [keyOf(row), row]))
    const groups = groupNodes(found, name, answer ? 1 : 0, (document) => before.get(document))
    root.replaceChildren(...(answer ? [answer] : []), ...groups)
    combobox.update()
    const rows = combobox.options()
    const same = kept === undefined ? undefined : rows.find((row) => keyOf(row) === kept)
    choose(same ?? rows[0], same !== undefined)
  }
  const move = (by: 1 | -1) => {
    if (combobox.options().length === 0) return
    combobox.move(by)
    own = true
  }
  root.addEventListener('pointermove', (event) => {
    // Rows that move under a resting pointer were not chosen by it.
    if (event.pointerType !== 'mouse' || (event.movementX === 0 && event.movementY === 0)) return
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="option"]') : null
    if (row && row !== combobox.active()) choose(row, true)
  })
  const clear = () => {
    root.replaceChildren()
    combobox.update()
    choose(undefined)
  }
  const renew = () => {
    own = false
  }
  const { active, options, close } = combobox
  return { root, show, clear, move, choose, chosen: active, isOwn: () => own, renew, rows: options, close }
}
