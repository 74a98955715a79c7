/**
 * How a relation's kind is drawn: a line style (by the class `k-KIND`, in `styles/neighbourhood.css`) and a mark in the middle of the line that
 * points from the note that declares it to the other. Line style and mark together are different for every kind.
 */
import { type RelationKind, relationKinds } from '../records/relation.ts'

export const marks = ['arrow', 'open', 'cross', 'ring', 'bars', 'diamond'] as const
export type Mark = (typeof marks)[number]

export const markOf: Readonly<Record<RelationKind, Mark>> = {
  'prerequisite-of': 'arrow',
  explains: 'open',
  supports: 'arrow',
  contradicts: 'cross',
  extends: 'open',
  'corollary-of': 'arrow',
  'example-of': 'ring',
  'contrasts-with': 'bars',
  'part-of': 'diamond',
}

/** In a box of ten by ten. */
export const shapes: Readonly<Record<Mark, string>> = {
  arrow: '<path d="M1 1 9 5 1 9z"/>',
  open: '<path class="line" d="M2 1 8 5 2 9"/>',
  cross: '<path class="line" d="M2 2 8 8M8 2 2 8"/>',
  ring: '<circle class="line" cx="5" cy="5" r="3.2"/>',
  bars: '<path class="line" d="M3 1V9M7 1V9"/>',
  diamond: '<path d="M0 5 5 1.5 10 5 5 8.5z"/>',
}

const markId = (mark: Mark): string => `m-${mark}`

/** The `marker-mid` of lines of a kind. */
export const markUrl = (kind: RelationKind): string => `url(#${markId(markOf[kind])})`

/** The definitions that drawings of these kinds need, once on a page. */
export function markDefinitions(kinds: Iterable<RelationKind> = relationKinds): string {
  const used = new Set([...kinds].map((kind) => markOf[kind]))
  const markers = marks
    .filter((mark) => used.has(mark))
    .map(
      (mark) =>
        `<marker id="${markId(mark)}" class="mark" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="7" markerHeight="7" orient="auto">${shapes[mark]}</marker>`,
    )
  return `<defs>${markers.join('')}</defs>`
}

/** A sample of a kind for a legend, 34 by 12. */
export const drawSample = (kind: RelationKind): string =>
  `<svg class="graph sample" viewBox="0 0 34 12" width="34" height="12" aria-hidden="true"><path class="k-${kind}" marker-mid="${markUrl(kind)}" d="M1 6H17H33"/></svg>`

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * The `d` of a line from one point to another, bowed to its right by `bend` of its length, with a vertex in the middle for the mark.
 * Absolute, in whole units or to `digits` decimals; its first and last two numbers are the ends.
 */
export function curve(from: Point, to: Point, bend: number, digits = 0): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const control = { x: (from.x + to.x) / 2 - dy * bend, y: (from.y + to.y) / 2 + dx * bend }
  const middle = { x: (from.x + 2 * control.x + to.x) / 4, y: (from.y + 2 * control.y + to.y) / 4 }
  const first = { x: (from.x + control.x) / 2, y: (from.y + control.y) / 2 }
  const print = (value: number) => String(Number(value.toFixed(digits)))
  const pair = ({ x, y }: Point) => `${print(x)} ${print(y)}`
  return `M${pair(from)}Q${pair(first)} ${pair(middle)}T${pair(to)}`
}
