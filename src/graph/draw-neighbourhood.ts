/**
 * The neighbourhood of a note as SVG markup, 280 by 280: the note in the middle, at most ten notes that it has relations with around it,
 * in the order of its list of relations, clockwise. Slots are laid out so that labels of three lines cannot touch each other, a disc or
 * the border.
 */

import { noteAddress } from '../records/address.ts'
import { byText } from '../records/order.ts'
import { curve, markDefinitions, markUrl } from './edge-marks.ts'
import { escapeText } from './escape.ts'
import type { Graph, GraphNode } from './graph.ts'
import { nodeById, relationsOf, type SeenRelation } from './neighbours.ts'
import { wrapText } from './text-width.ts'

export const neighbourhoodSize = 280
export const mostNeighbours = 10

const middle = { x: 140, y: 140 }
const fontSize = 11
/** For titles that would be cut. */
const tightSize = 10
const lineHeight = 12.5
const mostLines = 3
const radii = { centre: 8, neighbour: 5 }

export interface Slot {
  readonly x: number
  readonly y: number
  /** Where the label stands. */
  readonly label: 'above' | 'below'
  /** The widest that its label may be. */
  readonly width: number
}

const slot = (x: number, y: number, width: number, label: Slot['label'] = 'above'): Slot => ({ x, y, width, label })
const top = [
  [],
  [slot(140, 50, 120)],
  [slot(86, 52, 102), slot(194, 52, 102)],
  [slot(49, 58, 86), slot(140, 50, 88), slot(231, 58, 86)],
] as const
const bottom = top.map((slots) => slots.map(({ x, y, width }) => slot(x, neighbourhoodSize - y, width, 'below')).reverse())
const right = [[], [slot(232, 140, 88, 'below')], [slot(232, 113, 88), slot(232, 167, 88, 'below')]] as const
const left = right.map((slots) => slots.map(({ y, label, width }) => slot(neighbourhoodSize - 232, y, width, label)).reverse())

/** How many slots at the top, at each side, and at the bottom, for one to ten neighbours. */
const patterns = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
  [1, 0, 2],
  [2, 0, 2],
  [1, 1, 2],
  [1, 2, 1],
  [1, 2, 2],
  [2, 2, 2],
  [2, 2, 3],
  [3, 2, 3],
] as const

/** The slots for `count` neighbours, clockwise from the top left. */
export function slotsFor(count: number): readonly Slot[] {
  const [above, beside, below] = patterns[Math.min(count, mostNeighbours)] ?? [0, 0, 0]
  return [...(top[above] ?? []), ...(right[beside] ?? []), ...(bottom[below] ?? []), ...(left[beside] ?? [])]
}

interface Neighbour {
  readonly node: GraphNode
  readonly relations: readonly SeenRelation[]
}

/** The neighbours that are drawn: all, or the ten most central, in the order of the list. */
export function drawnNeighbours(graph: Graph, id: string): { readonly drawn: readonly Neighbour[]; readonly left: number } {
  const byId = new Map<string, Neighbour>()
  for (const relation of relationsOf(graph, id)) {
    const before = byId.get(relation.other.id)
    byId.set(relation.other.id, { node: relation.other, relations: [...(before?.relations ?? []), relation] })
  }
  const all = [...byId.values()]
  const central = ({ node }: Neighbour) => graph.centrality[node.id] ?? 0
  const kept = new Set([...all].sort((a, b) => central(b) - central(a) || byText(a.node.id, b.node.id)).slice(0, mostNeighbours))
  return { drawn: all.filter((neighbour) => kept.has(neighbour)), left: all.length - kept.size }
}

/** The drawing, or an empty string when there is no such note. */
export function drawNeighbourhood(graph: Graph, id: string): string {
  const centre = nodeById(graph, id)
  if (!centre) return ''
  const { drawn } = drawnNeighbours(graph, id)
  const slots = slotsFor(drawn.length)
  const placed = drawn.flatMap((neighbour, i) => {
    const slot = slots[i]
    return slot ? [{ ...neighbour, slot }] : []
  })
  const kinds = placed.flatMap(({ relations }) => relations.map(({ kind }) => kind))
  return [
    `<svg class="graph neighbours" viewBox="0 0 ${neighbourhoodSize} ${neighbourhoodSize}" role="group" aria-label="${escapeText(`Notes around “${centre.title}”`)}">`,
    kinds.length > 0 ? markDefinitions(kinds) : '',
    '<g class="edges">',
    ...placed.flatMap(({ relations, slot }) => relations.map((relation, i) => drawLine(relation, slot, i))),
    '</g><g class="nodes">',
    ...placed.map(({ node, relations, slot }) => drawNeighbour(node, relations, slot)),
    drawCentre(centre),
    '</g></svg>',
  ].join('')
}

/** Whether a relation leads out of the note in the middle or into it. */
export const wayOf = (inverse: boolean): 'out' | 'in' => (inverse ? 'in' : 'out')

function drawLine({ kind, inverse, other }: SeenRelation, slot: Slot, index: number): string {
  const length = Math.hypot(slot.x - middle.x, slot.y - middle.y)
  const along = (distance: number) => ({
    x: middle.x + ((slot.x - middle.x) * distance) / length,
    y: middle.y + ((slot.y - middle.y) * distance) / length,
  })
  const [near, far] = [along(radii.centre + 5), along(length - radii.neighbour - 4)]
  const bend = bow(slot) * (1 - 2 * (index % 2))
  const d = inverse ? curve(far, near, -bend, 1) : curve(near, far, bend, 1)
  return `<path class="k-${kind}" data-with="${other.id}" data-way="${wayOf(inverse)}" marker-mid="${markUrl(kind)}" d="${d}"/>`
}

/** Lines to the upper and lower slots bow towards the vertical axis, clear of the labels at the sides. */
function bow({ x, y }: Slot): number {
  const beside = Math.abs(y - middle.y) < 40
  const rightward = (middle.x - x) * (middle.y - y) > 0 ? 1 : -1
  return beside ? -0.08 * rightward : 0.2 * rightward
}

function drawNeighbour(node: GraphNode, relations: readonly SeenRelation[], { x, y, label, width }: Slot): string {
  const full = wrapText(node.title, fontSize, width, mostLines)
  const tight = full.some((line) => line.endsWith('…'))
  const lines = tight ? wrapText(node.title, tightSize, width, mostLines) : full
  const clear = radii.neighbour + 4
  const first = label === 'above' ? -clear - (lines.length - 1) * lineHeight - 2 : clear + 8
  const ways = [...new Set(relations.map(({ inverse }) => wayOf(inverse)))].join(' ')
  const name = `${relations.map(({ words }) => words).join(', ')}: ${node.title}`
  return (
    `<a href="${noteAddress(node.id)}" class="topic-${node.topic}${tight ? ' tight' : ''}" data-id="${node.id}" data-way="${ways}" transform="translate(${x} ${y})" aria-label="${escapeText(name)}">` +
    `<circle r="${radii.neighbour}"/>${drawLines(lines, first)}</a>`
  )
}

function drawCentre(node: GraphNode): string {
  return (
    `<a href="${noteAddress(node.id)}" class="centre topic-${node.topic}" data-id="${node.id}" transform="translate(${middle.x} ${middle.y})" aria-label="${escapeText(node.title)}">` +
    `<circle class="halo" r="${radii.centre + 4}"/><circle r="${radii.centre}"/></a>`
  )
}

function drawLines(lines: readonly string[], first: number): string {
  const spans = lines.map((line, i) => `<tspan x="0" ${i === 0 ? '' : `dy="${lineHeight}"`}>${escapeText(line)}</tspan>`)
  return `<text y="${first}" text-anchor="middle">${spans.join('').replaceAll(' >', '>')}</text>`
}
