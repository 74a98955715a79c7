/**
 * The reason of a line of the map, beside the pointer. It is no popover of `page/popover.ts`: it follows the pointer along a line that is no
 * link, holds nothing to reach with a pointer or the focus, and stays inside the map, which may fill the screen.
 */
import { relationWords } from '../../records/relation.ts'
import { element } from '../page/element.ts'
import type { MapNote, MapRelation } from './map-data.ts'

export const describeRelation = ({ source, target, kind, via, because }: MapRelation): string =>
  `${source.title} ${relationWords[kind].forward} ${target.title}${via ? ' (derived)' : ''}${because ? `: ${because}` : ''}`

export function createTip(
  stage: HTMLElement,
  reasons: (note: MapNote) => Promise<void>,
): (relation: MapRelation | null, x: number, y: number) => void {
  const tip = element('div', { class: 'map-tip' })
  tip.hidden = true
  stage.append(tip)
  let shown: MapRelation | null = null

  function write(relation: MapRelation): void {
    const { source, target, kind, via, because } = relation
    const words = element('span', { class: 'words' }, ` ${relationWords[kind].forward} `)
    tip.replaceChildren(
      element('b', {}, source.title),
      words,
      element('b', {}, target.title),
      element('p', { class: 'because' }, because ?? '…'),
    )
    if (via) tip.append(element('p', { class: 'words' }, 'Derived: no author wrote it.'))
  }
  function place(x: number, y: number): void {
    const box = stage.getBoundingClientRect()
    const left = Math.max(8, Math.min(x - box.left + 14, box.width - tip.offsetWidth - 8))
    const below = y - box.top + 16 + tip.offsetHeight < box.height
    tip.style.left = `${left}px`
    tip.style.top = `${below ? y - box.top + 16 : Math.max(8, y - box.top - tip.offsetHeight - 12)}px`
  }
  return (relation, x, y) => {
    tip.hidden = relation === null
    if (!relation) {
      shown = null
      return
    }
    if (relation !== shown) {
      shown = relation
      write(relation)
      if (relation.because === null) {
        reasons(relation.via ?? relation.source)
          .then(() => reasons(relation.source))
          .then(() => shown === relation && write(relation))
          .catch(() => {})
      }
    }
    place(x, y)
  }
}
