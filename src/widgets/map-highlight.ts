/** What stands out: a note with its relations, their labels placed so that none covers another; the rest recedes. */

import { markUrl } from '../graph/edge-marks.ts'
import { type Bounds, labelOrigin, labelSize, never, placeLabels } from '../graph/labels.ts'
import type { MapNote, MapRelation } from './map-data.ts'
import { otherEnd } from './map-data.ts'

/** How a label stood before. */
interface Kept {
  readonly text: SVGTextElement
  readonly x: string | null
  readonly y: string | null
  readonly anchor: string | null
}

/** Draws the emphasis on a note, or none; labels stay within `bounds`. `shows` says whether the filters let a relation be seen. */
export function createHighlight(svg: SVGSVGElement, shows: (relation: MapRelation) => boolean) {
  const layer = svg.querySelector('.raised')
  let raised: Element[] = []
  let moved: Kept[] = []

  function clear(): void {
    layer?.replaceChildren()
    for (const element of raised) element.classList.remove('on', 'centre', 'quiet')
    for (const { text, x, y, anchor } of moved) place(text, x ?? '0', y ?? '0', anchor)
    raised = []
    moved = []
  }

  function placeAround(notes: readonly MapNote[], level: number, bounds: Bounds): void {
    const labels = placeLabels(notes, [level], { room: Number.POSITIVE_INFINITY, bounds })
    for (const [i, note] of notes.entries()) {
      const text = note.link.querySelector('text')
      const label = labels[i]
      if (!text || !label) continue
      if (label.from === never) {
        note.link.classList.add('quiet')
        continue
      }
      moved.push({ text, x: text.getAttribute('x'), y: text.getAttribute('y'), anchor: text.getAttribute('text-anchor') })
      const origin = labelOrigin(label.side, note.r, label.lines.length)
      place(text, String(origin.x), String(origin.y), origin.anchor)
    }
  }

  return (note: MapNote | null, level: number, bounds: Bounds): void => {
    clear()
    svg.classList.toggle('dim', note !== null)
    if (!note) return
    const relations = note.relations.filter(shows)
    const around = [...new Set(relations.map((relation) => otherEnd(relation, note)))]
    layer?.replaceChildren(...relations.flatMap(raise))
    for (const { link } of [note, ...around]) {
      link.classList.add('on')
      raised.push(link)
    }
    note.link.classList.add('centre')
    placeAround([note, ...around], level, bounds)
  }
}

/** A copy of a relation's line with its kind's style and mark, to be drawn above the others; `data-with` names both ends. */
function raise({ line, kind, source, target }: MapRelation): Element[] {
  if (!line) return []
  const copy = line.cloneNode() as SVGPathElement
  copy.setAttribute('class', `k-${kind}`)
  copy.setAttribute('marker-mid', markUrl(kind))
  copy.setAttribute('data-with', `${source.id} ${target.id}`)
  return [copy]
}

function place(text: SVGTextElement, x: string, y: string, anchor: string | null): void {
  text.setAttribute('x', x)
  text.setAttribute('y', y)
  for (const line of text.querySelectorAll('tspan')) line.setAttribute('x', x)
  if (anchor) text.setAttribute('text-anchor', anchor)
  else text.removeAttribute('text-anchor')
}

/** The room that a note and those around it need, in map units; labels have a fixed size on the screen. */
export function areaOf(notes: readonly MapNote[], scale: number) {
  const pad = (4 * labelSize) / scale
  const xs = notes.map(({ x }) => x)
  const ys = notes.map(({ y }) => y)
  return { left: Math.min(...xs) - pad, right: Math.max(...xs) + pad, top: Math.min(...ys) - pad, bottom: Math.max(...ys) + pad }
}
