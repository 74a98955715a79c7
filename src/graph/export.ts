/**
 * The map, or a part of it, for other programs: JSON, GraphML (graphml.graphdrawing.org), JSON Canvas 1.0 (jsoncanvas.org) and SVG that
 * stands alone.
 */
import { noteAddress } from '../records/address.ts'
import type { NoteKind, NoteStatus, Topic } from '../records/note.ts'
import { type RelationKind, relationKinds, relationWords } from '../records/relation.ts'
import { curve, markOf, shapes } from './edge-marks.ts'
import { escapeText } from './escape.ts'
import { labelOrigin, lineHeight, type Side } from './labels.ts'

export interface ExportNode {
  readonly id: string
  readonly title: string
  readonly topic: Topic
  readonly kind: NoteKind
  readonly status: NoteStatus
  readonly x: number
  readonly y: number
  readonly r: number
  /** Absent where the drawing has no room for it. */
  readonly label?: { readonly lines: readonly string[]; readonly side: Side }
}

export interface ExportEdge {
  readonly source: string
  readonly target: string
  readonly kind: RelationKind
  readonly because: string
  /** Follows from others; no author wrote it. */
  readonly derived?: boolean
}

export interface ExportGraph {
  readonly title: string
  /** Where the notes are published: `https://isoflop.example`. */
  readonly origin: string
  readonly nodes: readonly ExportNode[]
  readonly edges: readonly ExportEdge[]
}

const urlOf = (origin: string, id: string): string => `${origin}${noteAddress(id)}`

export const toJson = ({ origin, nodes, edges }: ExportGraph): string =>
  `${JSON.stringify(
    {
      nodes: nodes.map(({ id, title, topic, kind, status, x, y }) => ({ id, title, topic, kind, status, x, y, url: urlOf(origin, id) })),
      edges,
    },
    null,
    2,
  )}\n`

export function toGraphml({ origin, nodes, edges }: ExportGraph): string {
  const key = (id: string, of: 'node' | 'edge', type = 'string') => `<key id="${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`
  const data = (name: string, value: string | number | boolean) => `<data key="${name}">${escapeText(String(value))}</data>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...['title', 'topic', 'kind', 'status', 'url'].map((name) => key(name, 'node')),
    ...['x', 'y'].map((name) => key(name, 'node', 'double')),
    ...['relation', 'because'].map((name) => key(name, 'edge')),
    key('derived', 'edge', 'boolean'),
    '<graph edgedefault="directed">',
    ...nodes.map(
      ({ id, title, topic, kind, status, x, y }) =>
        `<node id="${escapeText(id)}">${data('title', title)}${data('topic', topic)}${data('kind', kind)}${data('status', status)}${data('url', urlOf(origin, id))}${data('x', x)}${data('y', y)}</node>`,
    ),
    ...edges.map(
      ({ source, target, kind, because, derived = false }, i) =>
        `<edge id="e${i}" source="${escapeText(source)}" target="${escapeText(target)}">${data('relation', kind)}${data('because', because)}${data('derived', derived)}</edge>`,
    ),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n')
}

/** Cards of a canvas, and how far apart the map's units stand there, so that no card covers another. */
const card = { width: 260, height: 90, stretch: 4.4 }
/** The six preset colours of JSON Canvas: red, orange, yellow, green, cyan, purple. */
const canvasColours: Readonly<Record<Topic, string>> = { training: '2', inference: '5', 'scaling-laws': '6', 'agentic-demand': '4' }

export const toJsonCanvas = ({ origin, nodes, edges }: ExportGraph): string =>
  `${JSON.stringify(
    {
      nodes: nodes.map(({ id, title, topic, x, y }) => ({
        id,
        type: 'text',
        text: `[${title.replace(/([[\]\\])/g, '\\$1')}](${urlOf(origin, id)})`,
        x: Math.round(x * card.stretch - card.width / 2),
        y: Math.round(y * card.stretch - card.height / 2),
        width: card.width,
        height: card.height,
        color: canvasColours[topic],
      })),
      edges: edges.map(({ source, target, kind, because }, i) => ({
        id: `e${i}`,
        fromNode: source,
        toNode: target,
        ...(kind === 'contrasts-with' ? { toEnd: 'none' } : { toEnd: 'arrow' }),
        label: because ? `${relationWords[kind].forward}: ${because}` : relationWords[kind].forward,
      })),
    },
    null,
    2,
  )}\n`

/** The light theme's, since a picture stands on a page of its own. */
const ink = { paper: '#fdfcf8', text: '#1a1a19', line: '#6c6a62', against: '#1a1a19' }
const hues: Readonly<Record<Topic, string>> = {
  training: '#94560a',
  inference: '#1c5cab',
  'scaling-laws': '#6a44b4',
  'agentic-demand': '#0b7268',
}
const dashes: Readonly<Partial<Record<RelationKind, string>>> = {
  supports: '11 3',
  extends: '5 4',
  'corollary-of': '9 3 2 3',
  contradicts: '2.5 2.5',
  'example-of': '1.2 2.6',
  'contrasts-with': '1.2 5',
}

/** Needs no style sheet; notes are links. */
export function toSvg({ title, origin, nodes, edges }: ExportGraph): string {
  const places = new Map(nodes.map((node) => [node.id, node]))
  const margin = 140
  const least = (of: (node: ExportNode) => number) => nodes.reduce((value, node) => Math.min(value, of(node)), Number.POSITIVE_INFINITY)
  const [left, top] = nodes.length > 0 ? [least(({ x }) => x) - margin, least(({ y }) => y) - margin / 2] : [0, 0]
  const width = nodes.length > 0 ? -least(({ x }) => -x) + margin - left : 400
  const height = nodes.length > 0 ? -least(({ y }) => -y) + margin / 2 - top : 300
  const kinds = relationKinds.filter((kind) => edges.some((edge) => edge.kind === kind))
  const marker = (kind: RelationKind) => {
    const shape = shapes[markOf[kind]]
    const colour = kind === 'contradicts' ? ink.against : ink.line
    const drawn = shape.includes('class="line"') ? `fill="none" stroke="${colour}" stroke-width="1.6"` : `fill="${colour}" stroke="none"`
    return `<marker id="${kind}" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="7" markerHeight="7" orient="auto" ${drawn}>${shape.replace('class="line" ', '')}</marker>`
  }
  const line = ({ source, target, kind, because, derived }: ExportEdge): string => {
    const [from, to] = [places.get(source), places.get(target)]
    if (!from || !to) return ''
    const dash = dashes[kind] ? ` stroke-dasharray="${dashes[kind]}"` : ''
    const colour = kind === 'contradicts' ? ` stroke="${ink.against}" stroke-width="2"` : ''
    const why = `${from.title} ${relationWords[kind].forward} ${to.title}${because ? `: ${because}` : ''}`
    return `<path d="${curve(from, to, derived ? -0.14 : 0.1)}" marker-mid="url(#${kind})"${dash}${colour}${derived ? ' opacity="0.5"' : ''}><title>${escapeText(why)}</title></path>`
  }
  const disc = ({ id, title: name, topic, x, y, r, label }: ExportNode): string =>
    `<a href="${escapeText(urlOf(origin, id))}"><title>${escapeText(name)}</title><circle cx="${x}" cy="${y}" r="${r}" fill="${hues[topic]}" stroke="${ink.paper}" stroke-width="1.5"/>${label ? textOf(x, y, r, label) : ''}</a>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-family="'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif" font-size="12">`,
    `<title>${escapeText(title)}</title><defs>${kinds.map(marker).join('')}</defs>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${ink.paper}"/>`,
    `<g fill="none" stroke="${ink.line}" stroke-width="1.2">${edges.map(line).join('')}</g>`,
    `<g fill="${ink.text}" paint-order="stroke" stroke="${ink.paper}" stroke-width="3" stroke-linejoin="round">${nodes.map(disc).join('')}</g>`,
    '</svg>',
    '',
  ].join('\n')
}

function textOf(x: number, y: number, r: number, { lines, side }: NonNullable<ExportNode['label']>): string {
  const origin = labelOrigin(side, r, lines.length)
  const spans = lines.map((line, i) => `<tspan x="${x + origin.x}"${i === 0 ? '' : ` dy="${lineHeight}"`}>${escapeText(line)}</tspan>`)
  return `<text x="${x + origin.x}" y="${y + origin.y}" text-anchor="${origin.anchor}">${spans.join('')}</text>`
}
