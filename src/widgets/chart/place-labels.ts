/**
 * Places the labels of a chart. Each label has candidate places and gets the one of least cost: what it covers, how far it leaves the frame,
 * and how late it stands among the candidates. A landmark's label that fits nowhere is left out (its point has the text as a tooltip); labels
 * of lines and of the reader's point are always placed.
 */
import type { Tone } from '../../calculators/spec/chart.ts'
import { textWidth as widthOf } from '../../graph/text-width.ts'
import type { Box, Pixel } from './clip-line.ts'
import type { LineOccupancy } from './line-occupancy.ts'

export type Anchor = 'start' | 'middle' | 'end'
export interface Place {
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly anchor: Anchor
  /** The spot of the line beside which the label stands. Where another line comes closer to it than `reach` pixels, the label would be ambiguous. */
  readonly beside?: Pixel
  readonly reach?: number
}
export interface LabelRequest {
  readonly text: string
  readonly tone: Tone
  readonly kind: 'line' | 'current' | 'optimum' | 'published' | 'rule' | 'region'
  /** Candidates, best first; iterated once. */
  readonly places: Iterable<Place>
  /** Number of the line that it names, as `LineOccupancy` counts them. */
  readonly line?: number
}
export interface PlacedLabel extends Place {
  readonly text: string
  readonly tone: Tone
  readonly kind: LabelRequest['kind']
}

const fontSize = 12
/** Pixels that a text takes, semi-bold included. */
export const textWidth = (text: string): number => widthOf(text, fontSize) * 1.03

export const boxOf = (text: string, { x, y, anchor }: Place): Box => {
  const width = textWidth(text)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - 11, bottom: y + 3 }
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

const outside = (box: Box, frame: Box): number =>
  Math.max(0, frame.left - box.left) +
  Math.max(0, box.right - frame.right) +
  Math.max(0, frame.top - box.top) +
  Math.max(0, box.bottom - frame.bottom)

/** Order in which labels are placed. */
const rank: Readonly<Record<LabelRequest['kind'], number>> = { current: 0, optimum: 1, line: 2, rule: 3, region: 4, published: 5 }

export interface Obstacles {
  readonly frame: Box
  readonly lines: LineOccupancy
  /** Centres of the points. */
  readonly discs: readonly Pixel[]
}

/** A label of these kinds whose best place costs more than this is left out. */
const mostCost: Readonly<Partial<Record<LabelRequest['kind'], number>>> = { published: 30, rule: 90, region: 60 }

interface Choice {
  readonly place: Place
  readonly box: Box
  readonly cost: number
}

export const placeLabels = (requests: readonly LabelRequest[], { frame, lines, discs }: Obstacles): readonly PlacedLabel[] => {
  const taken: Box[] = []
  const discBoxes = discs.map(([x, y]): Box => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }))
  const costOf = (box: Box, { beside, reach = 9 }: Place, line: number | undefined): number => {
    let cost = outside(box, frame) * 40
    for (const other of taken) cost += overlap(box, other) * 3
    for (const other of discBoxes) cost += overlap(box, other) * 2
    cost += lines.countInside(box) * 8
    if (beside && lines.hasOtherNear(beside, reach, line)) cost += 20
    return cost
  }
  /** The index of a place is part of its cost, so the search ends once the best costs no more than the index of the next would alone. */
  const bestOf = ({ text, places, line }: LabelRequest): Choice | null => {
    let best: Choice | null = null
    let index = -1
    for (const place of places) {
      index += 1
      if (best && best.cost <= index * 0.3) break
      const box = boxOf(text, place)
      const cost = costOf(box, place, line) + index * 0.3
      if (!best || cost < best.cost) best = { place, box, cost }
    }
    return best
  }
  const named = new Set<string>()
  return [...requests]
    .sort((a, b) => rank[a.kind] - rank[b.kind])
    .flatMap((request): PlacedLabel[] => {
      const { text, tone, kind } = request
      if (kind === 'region' && named.has(text)) return []
      const best = bestOf(request)
      if (!best || best.cost > (mostCost[kind] ?? Number.POSITIVE_INFINITY)) return []
      if (kind === 'region') named.add(text)
      taken.push(best.box)
      const { x, y, anchor } = best.place
      return [{ x, y, anchor, text, tone, kind }]
    })
}
