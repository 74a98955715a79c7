/**
 * The whole map as SVG markup: regions, lines grouped by kind, notes as links grouped by topic, names of regions. Nothing is styled
 * here beyond presentation attributes; see `styles/map.css`. The drawing is also the data of the map's script: a link's address names
 * the note, its `translate` is its place, and the ends of a line are places of notes.
 */
import { noteAddress } from '../records/address.ts'
import { topics } from '../records/note.ts'
import { byText } from '../records/order.ts'
import { type RelationKind, relationKinds } from '../records/relation.ts'
import { curve, markDefinitions, markUrl } from './edge-marks.ts'
import { escapeText } from './escape.ts'
import { labelOrigin, levelAt, lineHeight } from './labels.ts'
import type { PlacedGraph, PlacedNode } from './layout.ts'

export interface MapOptions {
  readonly label?: string
  /** Width in pixels at which the drawing stands without script. */
  readonly displayWidth?: number
}

/** The last level that `map-levels.css` has a size for. */
export const lastStep = 16

/** Classes `z0` to `zN` for all levels up to `level`, and `stepN` for the level itself. */
export const levelClasses = (level: number): string => [...Array.from({ length: level + 1 }, (_, i) => `z${i}`), `step${level}`].join(' ')

export function drawMap(placed: PlacedGraph, { label = 'Map of the notebook', displayWidth = 1040 }: MapOptions = {}): string {
  const level = Math.max(0, Math.min(lastStep, levelAt((1.06 * displayWidth) / placed.width)))
  const kinds = relationKinds.filter((kind) => placed.edges.some((edge) => edge.kind === kind))
  return [
    `<svg class="graph map ${levelClasses(level)}" viewBox="0 0 ${placed.width} ${placed.height}" role="group" aria-label="${escapeText(label)}">`,
    markDefinitions(kinds),
    '<g class="view"><g class="regions">',
    ...placed.regions.map(({ topic, outline }) => `<path class="topic-${topic}" d="${outline}"/>`),
    '</g><g class="edges">',
    ...[true, false].flatMap((far) => kinds.map((kind) => drawKind(placed, kind, far))),
    '</g><g class="raised"></g><g class="names" aria-hidden="true">',
    ...placed.regions.map(
      ({ topic, title, x, y }) => `<g class="topic-${topic}" transform="translate(${x} ${y})"><text>${title}</text></g>`,
    ),
    '</g><g class="nodes">',
    ...topics.map((topic) => drawTopic(placed, topic)),
    '</g></g></svg>',
  ].join('')
}

/** The lines of a kind between topics (`far`) or within one. */
function drawKind(placed: PlacedGraph, kind: RelationKind, far: boolean): string {
  const places = new Map(placed.nodes.map((node) => [node.id, node]))
  const lines = placed.edges
    .filter((edge) => edge.kind === kind)
    .sort((a, b) => byText(a.source, b.source) || byText(a.target, b.target))
    .flatMap(({ source, target }) => {
      const [from, to] = [places.get(source), places.get(target)]
      return from && to && (from.topic !== to.topic) === far ? [`<path d="${curve(from, to, 0.1)}"/>`] : []
    })
  if (lines.length === 0) return ''
  return `<g class="k-${kind}${far ? ' far' : ''}" marker-mid="${markUrl(kind)}">${lines.join('')}</g>`
}

function drawTopic(placed: PlacedGraph, topic: string): string {
  const nodes = placed.nodes.filter((node) => node.topic === topic)
  return nodes.length === 0 ? '' : `<g class="topic-${topic}">${nodes.map(drawNode).join('')}</g>`
}

function drawNode({ id, title, x, y, r, label }: PlacedNode): string {
  const { x: dx, y: dy, anchor } = labelOrigin(label.side, r, label.lines.length)
  const [first = '', ...rest] = label.lines.map(escapeText)
  const more = rest.map((line) => `<tspan x="${dx}" dy="${lineHeight}">${line}</tspan>`).join('')
  const end = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  return (
    `<a href="${noteAddress(id)}" class="f${Math.max(0, label.from)}${label.seen > 0 ? ` n${label.seen}` : ''}" transform="translate(${x} ${y})" aria-label="${escapeText(title)}">` +
    `<circle r="${r}"/><text x="${dx}" y="${dy}"${end}>${first}${more}</text></a>`
  )
}
