/** The renderer of the map for the SVG in the page: highlighting, filters and lenses. Labels of highlighted notes are placed anew so that none covers another. */
import { curve, markUrl } from '../../graph/edge-marks.ts'
import { labelOrigin, never, placeLabels } from '../../graph/labels.ts'
import type { MapData, MapNote, MapRelation } from './map-data.ts'
import { isStrong, type MapViewModel, type Surface, type SurfaceListeners, showsRelation } from './map-surface.ts'
import { startSvgView } from './map-svg-view.ts'

/** The attributes of a label before it was moved. */
interface OldPlace {
  readonly text: SVGTextElement
  readonly x: string | null
  readonly y: string | null
  readonly anchor: string | null
}

const svgName = 'http://www.w3.org/2000/svg'
const fills = ['half', 'hollow', 'dashed'] as const

export function startSvg(svg: SVGSVGElement, data: MapData, listeners: SurfaceListeners): Surface {
  const links = linksOf(svg, data)
  const notes = new Map([...links].map(([note, link]) => [link as Element, note]))
  const lines = linesOf(svg, data)
  const layer = svg.querySelector('.raised')
  let raised: Element[] = []
  let moved: OldPlace[] = []
  let before: MapViewModel | null = null
  let tabbable: MapNote | null = null
  for (const link of links.values()) link.setAttribute('tabindex', '-1')

  function clear(): void {
    layer?.replaceChildren()
    for (const element of raised) element.classList.remove('on', 'centre', 'quiet', 'strong')
    for (const { text, x, y, anchor } of moved) place(text, x ?? '0', y ?? '0', anchor)
    raised = []
    moved = []
  }

  function placeAround(around: readonly MapNote[]): void {
    const labels = placeLabels(around, [view.level()], { room: Number.POSITIVE_INFINITY, bounds: view.seen() })
    for (const [i, note] of around.entries()) {
      const link = links.get(note)
      const text = link?.querySelector('text')
      const label = labels[i]
      if (!text || !label) continue
      if (label.from === never) {
        link?.classList.add('quiet')
        continue
      }
      moved.push({ text, x: text.getAttribute('x'), y: text.getAttribute('y'), anchor: text.getAttribute('text-anchor') })
      const origin = labelOrigin(label.side, note.r, label.lines.length)
      place(text, String(origin.x), String(origin.y), origin.anchor)
    }
  }

  function highlight(model: MapViewModel): void {
    clear()
    svg.classList.toggle('dim', model.notes !== null)
    layer?.replaceChildren(...model.relations.map((relation) => drawRelation(relation, isStrong(model.strong, relation))))
    if (!model.notes) return
    const { centre } = model
    const all = [...model.notes].sort((a, b) => Number(b === centre) - Number(a === centre) || b.r - a.r || a.index - b.index)
    for (const note of all) {
      const link = links.get(note)
      if (!link) continue
      link.classList.add('on')
      link.classList.toggle('centre', note === centre)
      link.classList.toggle('strong', note === model.strong)
      raised.push(link)
    }
    placeAround(all)
  }

  function filter({ off }: MapViewModel): void {
    for (const group of svg.querySelectorAll(':is(.regions, .names, .nodes) > [class^="topic-"]'))
      group.classList.toggle('off', off.has(group.getAttribute('class')?.match(/topic-([\w-]+)/)?.[1] ?? ''))
    for (const [relation, line] of lines) line.classList.toggle('off', !showsRelation(off, relation))
  }

  function applyStyles({ noteStyle }: MapViewModel): void {
    svg.classList.toggle('lens', noteStyle !== null)
    for (const [note, link] of links) {
      const style = noteStyle?.(note)
      if (style) link.style.setProperty('--topic', `var(--${style.colour})`)
      else link.style.removeProperty('--topic')
      for (const fill of fills) link.classList.toggle(fill, style?.fill === fill)
      const r = style?.size === undefined ? note.r : 2.5 + 5.5 * style.size
      link.querySelector('circle')?.setAttribute('r', String(Math.min(r, 8)))
    }
  }

  const view = startSvgView(svg, listeners)
  return {
    element: svg,
    view,
    draw(model) {
      if (before?.off !== model.off) filter(model)
      if (before?.noteStyle !== model.noteStyle) applyStyles(model)
      before = model
      highlight(model)
    },
    noteOf: (target) => notes.get((target instanceof Element ? target.closest('.nodes a') : null) as Element) ?? null,
    focus: (note) => links.get(note)?.focus({ preventScroll: true }),
    tab(note) {
      if (tabbable) links.get(tabbable)?.setAttribute('tabindex', '-1')
      links.get(note)?.setAttribute('tabindex', '0')
      tabbable = note
    },
  }
}

function linksOf(svg: SVGSVGElement, { byId }: MapData): Map<MapNote, SVGAElement> {
  const links = new Map<MapNote, SVGAElement>()
  for (const link of svg.querySelectorAll<SVGAElement>('.nodes a')) {
    const note = byId.get(link.getAttribute('href')?.match(/\/notes\/([^/]+)\//)?.[1] ?? '')
    if (note) links.set(note, link)
  }
  return links
}

/** A line is known by its kind and by the places of its ends. */
function linesOf(svg: SVGSVGElement, { relations }: MapData): Map<MapRelation, SVGPathElement> {
  const drawn = new Map<string, SVGPathElement>()
  for (const group of svg.querySelectorAll('.edges > g')) {
    const kind = group.getAttribute('class')?.match(/k-(\S+)/)?.[1]
    for (const line of group.querySelectorAll('path')) {
      const numbers = line.getAttribute('d')?.match(/-?\d+/g) ?? []
      drawn.set([kind, ...numbers.slice(0, 2), ...numbers.slice(-2)].join(' '), line)
    }
  }
  return new Map(
    relations.flatMap((relation) => {
      const { kind, source, target } = relation
      const line = drawn.get([kind, source.x, source.y, target.x, target.y].join(' '))
      return line ? [[relation, line] as const] : []
    }),
  )
}

/** A line with its kind's style and mark, to be drawn above the others. */
function drawRelation({ kind, source, target, via }: MapRelation, strong: boolean): SVGPathElement {
  const line = document.createElementNS(svgName, 'path')
  line.setAttribute('class', `k-${kind}${via ? ' derived' : ''}${strong ? ' strong' : ''}`)
  line.setAttribute('marker-mid', markUrl(kind))
  line.setAttribute('d', curve(source, target, via ? -0.14 : 0.1))
  return line
}

function place(text: SVGTextElement, x: string, y: string, anchor: string | null): void {
  text.setAttribute('x', x)
  text.setAttribute('y', y)
  for (const line of text.querySelectorAll('tspan')) line.setAttribute('x', x)
  if (anchor) text.setAttribute('text-anchor', anchor)
  else text.removeAttribute('text-anchor')
}
