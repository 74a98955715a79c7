/**
 * The list under the box, as the combobox pattern asks: focus stays in the input, which names the chosen row. A row that the reader chose
 * stays chosen while the same question is answered better; else the first is.
 */
import type { Found } from '../search/query/search.ts'
import { element } from './element.ts'
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
  let rows: readonly HTMLElement[] = []
  let selected: HTMLElement | undefined
  let own = false

  const choose = (row: HTMLElement | undefined, byReader = false) => {
    if (selected !== row) selected?.setAttribute('aria-selected', 'false')
    selected = row
    own = byReader
    row?.setAttribute('aria-selected', 'true')
    if (row && !root.hidden) input.setAttribute('aria-activedescendant', row.id)
    else input.removeAttribute('aria-activedescendant')
  }
  const expand = (is: boolean) => {
    root.hidden = !is && rows.length > 0
    input.setAttribute('aria-expanded', String(is && rows.length > 0))
  }
  const show = (found: Found, answer: HTMLElement | null) => {
    const kept = own ? keyOf(selected) : undefined
    const before = new Map(rows.map((row) => [keyOf(row), row]))
    const groups = groupNodes(found, name, answer ? 1 : 0, (document) => before.get(document))
    root.replaceChildren(...(answer ? [answer] : []), ...groups)
    rows = [...root.querySelectorAll<HTMLElement>('[role="option"]')]
    expand(true)
    const still = kept === undefined ? undefined : rows.find((row) => keyOf(row) === kept)
    choose(still ?? rows[0], still !== undefined)
  }
  const move = (by: 1 | -1) => {
    if (rows.length === 0) return
    const step = root.hidden ? 0 : by
    expand(true)
    const at = selected ? rows.indexOf(selected) : -1
    choose(rows[(at + step + rows.length) % rows.length], true)
    selected?.scrollIntoView({ block: 'nearest' })
  }
  const close = () => {
    if (rows.length === 0 || root.hidden) return false
    expand(false)
    choose(selected, own)
    return true
  }
  root.addEventListener('pointermove', (event) => {
    // Rows that move under a resting pointer were not chosen by it.
    if (event.pointerType !== 'mouse' || (event.movementX === 0 && event.movementY === 0)) return
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="option"]') : null
    if (row && row !== selected) choose(row, true)
  })
  const clear = () => {
    root.replaceChildren()
    rows = []
    expand(false)
    choose(undefined)
  }
  const renew = () => {
    own = false
  }
  return { root, show, clear, move, choose, chosen: () => selected, isOwn: () => own, renew, rows: () => rows, close }
}
