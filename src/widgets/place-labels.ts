/**
 * Where the words of a chart stand: each label tries the places it could take and gets the one that covers least. A landmark's
 * label that fits nowhere is left out (its point still says it on hover); the labels of lines and of the reader's point always stand.
 */
import type { Tone } from '../calculators/spec/chart.ts'
import { textWidth as widthOf } from '../graph/text-width.ts'
import type { Box, Pixel } from './clip-line.ts'
import type { Ink } from './ink.ts'

export type Anchor = 'start' | 'middle' | 'end'
export interface Place {
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly anchor: Anchor
  /** The spot of a line that a label here points at: where another line comes closer to it than `reach`, the label could be its. */
  readonly beside?: Pixel
  readonly reach?: number
}
export interface LabelRequest {
  readonly text: string
  readonly tone: Tone
  readonly kind: 'line' | 'current' | 'optimum' | 'published' | 'rule' | 'region'
  /** Best first; taken once. */
  readonly places: Iterable<Place>
  /** Which of the drawing's lines it names, as the ink numbers them. */
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

/** Order in which labels choose. */
const rank: Readonly<Record<LabelRequest['kind'], number>> = { current: 0, optimum: 1, line: 2, rule: 3, region: 4, published: 5 }

/** `ink`: where the lines run; `discs`: the points' centres. */
export interface Obstacles {
  readonly frame: Box
  readonly ink: Ink
  readonly discs: readonly Pixel[]
}

/** A landmark whose label would cost more is left without; so are a rule and a region, which can bear more. */
const dearest: Readonly<Partial<Record<LabelRequest['kind'], number>>> = { published: 30, rule: 90, region: 60 }

interface Choice {
  readonly place: Place
  readonly box: Box
  readonly cost: number
}

export const placeLabels = (requests: readonly LabelRequest[], { frame, ink, discs }: Obstacles): readonly PlacedLabel[] => {
  const taken: Box[] = []
  const discBoxes = discs.map(([x, y]): Box => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }))
  const costOf = (box: Box, { beside, reach = 9 }: Place, line: number | undefined): number => {
    let cost = outside(box, frame) * 40
    for (const other of taken) cost += overlap(box, other) * 3
    for (const other of discBoxes) cost += overlap(box, other) * 2
    cost += ink.under(box) * 8
    if (beside && ink.others(beside, reach, line)) cost += 20
    return cost
  }
  /** A place's rank is part of its cost, so once the best costs no more than the next one's rank, it stays the best. */
  const bestOf = ({ text, places, line }: LabelRequest): Choice | null => {
    let best: Choice | null = null
    let rank = -1
    for (const place of places) {
      rank += 1
      if (best && best.cost <= rank * 0.3) break
      const box = boxOf(text, place)
      const cost = costOf(box, place, line) + rank * 0.3
      if (!best || cost < best.cost) best = { place, box, cost }
    }
    return best
  }
  const said = new Set<string>()
  return [...requests]
    .sort((a, b) => rank[a.kind] - rank[b.kind])
    .flatMap((request): PlacedLabel[] => {
      const { text, tone, kind } = request
      if (kind === 'region' && said.has(text)) return []
      const best = bestOf(request)
      if (!best || best.cost > (dearest[kind] ?? Number.POSITIVE_INFINITY)) return []
      if (kind === 'region') said.add(text)
      taken.push(best.box)
      const { x, y, anchor } = best.place
      return [{ x, y, anchor, text, tone, kind }]
    })
}
