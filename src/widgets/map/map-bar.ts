/** The bar over the map: filters, lens and its key. */
import { wasEdited } from '../page/early-edits.ts'
import { button, element } from '../page/element.ts'
import { forgetRead } from '../page/visited-notes.ts'
import { count } from './counted.ts'
import type { Lens, LensKey } from './map-lens.ts'
import type { MapState } from './map-state.ts'

/** Boxes and lists show the state; what the reader changes is told to `change`. */
export function startBar(root: HTMLElement, change: (patch: Partial<MapState>) => void) {
  const boxes = () => [...root.querySelectorAll<HTMLInputElement>('.map-bar :is(input[name=topic], input[name=kind], input[name=derived])')]
  const lens = root.querySelector<HTMLSelectElement>('#map-lens')
  root.addEventListener('change', ({ target }) => {
    if (target === lens && lens) change({ lens: lens.value, of: '' })
    else if (target instanceof HTMLInputElement && target.name === 'derived') change({ derived: target.checked })
    else if (target instanceof HTMLInputElement && (target.name === 'topic' || target.name === 'kind'))
      change({ off: boxes().flatMap((box) => (box.name !== 'derived' && !box.checked ? [box.value] : [])) })
  })
  const show = (state: MapState): void => {
    for (const box of boxes()) box.checked = box.name === 'derived' ? state.derived : !state.off.includes(box.value)
    if (lens) lens.value = state.lens
  }
  /** What the reader changed before this script came, to be put into a state. */
  const early = (state: MapState): Partial<MapState> => {
    const edited = boxes().filter(wasEdited)
    const off = edited.flatMap(({ name, value }) => (name === 'derived' ? [] : [value]))
    return {
      ...(off.length > 0 ? { off: [...new Set([...state.off, ...off])] } : {}),
      ...(off.length < edited.length ? { derived: true } : {}),
      ...(lens && wasEdited(lens) ? { lens: lens.value, of: '' } : {}),
    }
  }
  return { show, early }
}

const swatch = ({ noteStyle }: LensKey): HTMLElement => {
  const made = element('span', { class: `swatch ${noteStyle.fill}` })
  made.style.setProperty('--topic', `var(--${noteStyle.colour})`)
  return made
}

/** The key of a lens. Pointing at an entry marks its notes. */
export function showKey(
  place: HTMLElement,
  lens: Lens | null,
  mark: (key: LensKey | null) => void,
  more: readonly HTMLElement[] = [],
): void {
  place.hidden = lens === null
  if (!lens) {
    place.replaceChildren()
    return
  }
  const items = lens.key.map((key) => {
    const item = element(
      'li',
      {},
      swatch(key),
      element('span', {}, key.words),
      element('span', { class: 'number' }, count(key.notes.length, 'note')),
    )
    item.addEventListener('pointerenter', () => mark(key))
    item.addEventListener('pointerleave', () => mark(null))
    return item
  })
  place.replaceChildren(element('p', {}, lens.description), ...more, element('ul', {}, ...items))
}

export const forgetButton = (done: () => void): HTMLElement =>
  button(
    'Forget what I have read',
    () => {
      forgetRead()
      done()
    },
    {},
  )
