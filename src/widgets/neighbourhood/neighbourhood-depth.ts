/**
 * A neighbourhood to depth two: what the neighbours are related to, taken from their own pages, drawn on a frame around the drawing and
 * listed under each neighbour, so that list and drawing say the same.
 */

import { curve } from '../../graph/edge-marks.ts'
import { noteAddress } from '../../records/address.ts'
import { element } from '../page/element.ts'
import { fetchPage } from '../page/fetch-page.ts'

/** Half the side of the square on which the second notes stand, about the middle of the drawing. */
const frame = 170
const middle = 140
const mostDrawn = 48
const svgName = 'http://www.w3.org/2000/svg'

interface Second {
  readonly id: string
  readonly title: string
  readonly topic: string
  readonly kind: string
  readonly way: string
  readonly words: string
  readonly because: string
}

const textIn = (item: Element, selector: string): string => item.querySelector(selector)?.textContent?.trim() ?? ''

function relationsOn(page: Document): readonly Second[] {
  return [...page.querySelectorAll<HTMLLIElement>('#neighbourhood .relations > li')].map((item) => ({
    id: item.dataset['with'] ?? '',
    title: textIn(item, 'a'),
    topic: item.querySelector('a')?.className ?? '',
    kind: item.dataset['kind'] ?? '',
    way: item.dataset['way'] ?? '',
    words: textIn(item, '.words'),
    because: textIn(item, '.because'),
  }))
}

/** A place on the frame, `share` of the way around it, clockwise from the middle of the left side. */
export function onFrame(share: number): { readonly x: number; readonly y: number } {
  const along = (((share % 1) + 1) % 1) * 8
  const [side, rest] = [Math.floor((along + 1) / 2) % 4, (along + 1) % 2]
  const off = rest - 1
  const [dx, dy] = [
    [-1, -off],
    [off, -1],
    [1, off],
    [-off, 1],
  ][side] ?? [0, 0]
  return { x: Math.round(middle + frame * (dx ?? 0)), y: Math.round(middle + frame * (dy ?? 0)) }
}

/** Where the direction from the middle to a place meets the frame, as a share of the way around. */
export function shareOf(x: number, y: number): number {
  const [dx, dy] = [x - middle, y - middle]
  const most = Math.max(Math.abs(dx), Math.abs(dy)) || 1
  const [u, v] = [dx / most, dy / most]
  const along = u === -1 ? -v : v === -1 ? 2 + u : u === 1 ? 4 + v : 6 - u
  return (((along / 8) % 1) + 1) % 1
}

/** Shares around the frame, rising, near where they would be and no closer than a disc needs. */
export function spread(wanted: readonly number[]): readonly number[] {
  const gap = Math.min(0.03, 1 / (wanted.length + 1))
  const placed: number[] = []
  for (const share of wanted) placed.push(Math.max(share, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + gap))
  const late = placed.reduce((sum, share, i) => sum + share - (wanted[i] ?? 0), 0) / (placed.length || 1)
  return placed.map((share) => share - late)
}

function link({ id, title, topic, words }: Second, parent: string, at: { readonly x: number; readonly y: number }): SVGAElement {
  const made = document.createElementNS(svgName, 'a')
  const name = `${parent}: ${words} ${title}`
  for (const [attribute, value] of Object.entries({
    href: noteAddress(id),
    class: `${topic} second`,
    'data-id': id,
    transform: `translate(${at.x} ${at.y})`,
    'aria-label': name,
  }))
    made.setAttribute(attribute, value)
  const disc = document.createElementNS(svgName, 'circle')
  disc.setAttribute('r', '4')
  const hint = document.createElementNS(svgName, 'title')
  hint.textContent = name
  made.append(hint, disc)
  return made
}

function listItem({ id, title, topic, kind, way, words, because }: Second): HTMLLIElement {
  const to = element('a', { class: topic, href: noteAddress(id) }, title)
  const item = element('li', {}, element('span', { class: 'words' }, words), to, element('span', { class: 'because' }, because))
  Object.assign(item.dataset, { kind, way, with: id })
  return item
}

/** Back to depth one. */
export function takeDepth(section: HTMLElement): void {
  for (const added of section.querySelectorAll('.second')) added.remove()
  section.querySelector('svg.neighbours')?.setAttribute('viewBox', `0 0 ${2 * middle} ${2 * middle}`)
}

/** Adds the second depth; resolves to how many notes it has. Rejects when no neighbour's page can be had. */
export async function addDepth(section: HTMLElement): Promise<number> {
  const own = section.dataset['id'] ?? ''
  const items = [...section.querySelectorAll<HTMLLIElement>('.relations > li')]
  const ids = [...new Set(items.map((item) => item.dataset['with'] ?? ''))]
  const pages = await Promise.all(ids.map((id) => fetchPage(noteAddress(id))))
  takeDepth(section)
  const known = new Set([own, ...ids])
  const found = new Map(ids.map((id, i) => [id, relationsOn(pages[i] as Document).filter((each) => !known.has(each.id))]))
  for (const id of ids) {
    const item = items.find((each) => each.dataset['with'] === id)
    const seconds = found.get(id) ?? []
    if (seconds.length > 0) item?.append(element('ul', { class: 'relations second' }, ...seconds.map(listItem)))
  }
  draw(section, found)
  return new Set([...found.values()].flat().map(({ id }) => id)).size
}

function draw(section: HTMLElement, found: ReadonlyMap<string, readonly Second[]>): void {
  const svg = section.querySelector<SVGSVGElement>('svg.neighbours')
  if (!svg) return
  const parents = [...svg.querySelectorAll<SVGAElement>('.nodes a:not(.centre)')].map((parent) => {
    const [x = 0, y = 0] =
      parent
        .getAttribute('transform')
        ?.match(/-?[\d.]+/g)
        ?.map(Number) ?? []
    return {
      id: parent.dataset['id'] ?? '',
      title: parent.getAttribute('aria-label')?.replace(/^[^:]*: /, '') ?? '',
      x,
      y,
      share: shareOf(x, y),
    }
  })
  parents.sort((a, b) => a.share - b.share)
  const drawn = new Set<string>()
  const placed = parents.flatMap((parent) =>
    (found.get(parent.id) ?? []).flatMap((second) => {
      if (drawn.has(second.id) || drawn.size >= mostDrawn) return []
      drawn.add(second.id)
      return [{ parent, second }]
    }),
  )
  const shares = spread(placed.map(({ parent }) => parent.share))
  const nodes = svg.querySelector('.nodes')
  const edges = svg.querySelector('.edges')
  for (const [i, { parent, second }] of placed.entries()) {
    const at = onFrame(shares[i] ?? 0)
    const line = document.createElementNS(svgName, 'path')
    line.setAttribute('class', `k-${second.kind} second`)
    line.setAttribute('data-way', second.way)
    line.setAttribute('data-with', second.id)
    line.setAttribute('d', curve(parent, at, 0.06, 1))
    edges?.append(line)
    const made = link(second, parent.title, at)
    made.setAttribute('data-way', second.way)
    nodes?.append(made)
  }
  const room = frame + 14 - middle
  svg.setAttribute('viewBox', `${-room} ${-room} ${2 * (middle + room)} ${2 * (middle + room)}`)
}
