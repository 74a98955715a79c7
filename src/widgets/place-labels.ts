/**
 * Where the words of a chart stand: each label tries the places it could take and gets the one that covers least. A landmark's
 * label that fits nowhere is left out (its point still says it on hover); the labels of lines and of the reader's point always stand.
 */
import type { Tone } from '../calculators/chart.ts'
import { textWidth as widthOf } from '../graph/text-width.ts'
import type { Box, Pixel } from './clip-line.ts'

export type Anchor = 'start' | 'middle' | 'end'
export interface Place {
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly anchor: Anchor
}
export interface LabelRequest {
  readonly text: string
  readonly tone: Tone
  readonly kind: 'line' | 'current' | 'optimum' | 'published' | 'rule' | 'region'
  /** Best first. */
  readonly places: readonly Place[]
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
  return { left, right: left + width, top: y - 10, bottom: y + 3 }
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

const outside = (box: Box, frame: Box): number =>
  Math.max(0, frame.left - box.left) +
  Math.max(0, box.right - frame.right) +
  Math.max(0, frame.top - box.top) +
  Math.max(0, box.bottom - frame.bottom)

const holds = (box: Box, [x, y]: Pixel): boolean => x > box.left - 1 && x < box.right + 1 && y > box.top && y < box.bottom

/** Order in which labels choose. */
const rank: Readonly<Record<LabelRequest['kind'], number>> = { current: 0, optimum: 1, line: 2, rule: 3, region: 4, published: 5 }

/** `ink`: pixels along lines; `discs`: the points' centres. */
export interface Obstacles {
  readonly frame: Box
  readonly ink: readonly Pixel[]
  readonly discs: readonly Pixel[]
}

export const placeLabels = (requests: readonly LabelRequest[], { frame, ink, discs }: Obstacles): readonly PlacedLabel[] => {
  const taken: Box[] = []
  const discBoxes = discs.map(([x, y]): Box => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }))
  const costOf = (box: Box): number =>
    outside(box, frame) * 40 +
    taken.reduce((sum, other) => sum + overlap(box, other) * 3, 0) +
    discBoxes.reduce((sum, other) => sum + overlap(box, other) * 2, 0) +
    ink.filter((pixel) => holds(box, pixel)).length * 8
  const placed = [...requests]
    .sort((a, b) => rank[a.kind] - rank[b.kind])
    .flatMap((request): PlacedLabel[] => {
      const choices = request.places.map((place, index) => ({ place, box: boxOf(request.text, place), index }))
      const best = choices
        .map((choice) => ({ ...choice, cost: costOf(choice.box) + choice.index }))
        .reduce<{ place: Place; box: Box; cost: number } | null>(
          (least, choice) => (least && least.cost <= choice.cost ? least : choice),
          null,
        )
      if (!best || (request.kind === 'published' && best.cost > 60)) return []
      if ((request.kind === 'rule' || request.kind === 'region') && best.cost > 150) return []
      taken.push(best.box)
      return [{ ...best.place, text: request.text, tone: request.tone, kind: request.kind }]
    })
  return placed
}
