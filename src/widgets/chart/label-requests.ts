/** The labels that a chart asks for, each with candidate places, best first; and the pixels of lines that labels should avoid. */
import type { Chart, Mark } from '../../calculators/spec/chart.ts'
import type { Box, Pixel } from './clip-line.ts'
import type { LabelRequest, Place } from './place-labels.ts'
import { textWidth } from './place-labels.ts'
import type { Frame, Pieces, PlacedMark } from './place-marks.ts'
import { clamp, regionBox } from './place-marks.ts'

const around = (x: number, y: number): readonly Place[] => [
  { x: x + 8, y: y - 6, anchor: 'start' },
  { x: x - 8, y: y - 6, anchor: 'end' },
  { x: x + 9, y: y + 4, anchor: 'start' },
  { x: x - 9, y: y + 4, anchor: 'end' },
  { x: x + 8, y: y + 15, anchor: 'start' },
  { x: x - 8, y: y + 15, anchor: 'end' },
  { x, y: y - 9, anchor: 'middle' },
  { x, y: y + 18, anchor: 'middle' },
  { x: x + 12, y: y - 14, anchor: 'start' },
  { x: x - 12, y: y - 14, anchor: 'end' },
  { x: x + 12, y: y + 23, anchor: 'start' },
  { x: x - 12, y: y + 23, anchor: 'end' },
  { x, y: y - 22, anchor: 'middle' },
  { x, y: y + 31, anchor: 'middle' },
]

/** The height at which a line leaves the plot at its right, in pixels; null when it ends elsewhere. */
const rightEnd = (pieces: Pieces, plot: Box): number | null => {
  const end = pieces.at(-1)?.at(-1)
  return end && end[0] > plot.right - 2 ? end[1] : null
}

const apart = 14.5

/** Heights for names in the margin, in the order of the lines' ends, pushed apart so that each has its row. */
const stacked = (ends: readonly number[]): ReadonlyMap<number, number> => {
  const sorted = [...new Set(ends)].sort((a, b) => a - b)
  const rows = [...sorted]
  for (let round = 0; round < 60; round += 1)
    for (let i = 1; i < rows.length; i += 1) {
      const [above, below] = [rows[i - 1] ?? 0, rows[i] ?? 0]
      const push = (apart - (below - above)) / 2
      if (push <= 0) continue
      rows[i - 1] = above - push
      rows[i] = below + push
    }
  return new Map(sorted.map((end, i) => [end, rows[i] ?? end]))
}

const shares = [0.96, 0.8, 0.6, 0.4, 0.2, 0.9, 0.7, 0.5, 0.3, 0.1, 0.04]

/** Beside its right end where there is a margin, then along it: above, below, left and right of it. Most labels need only the first few. */
function* linePlaces(pieces: Pieces, row: number | null, { plot, margin }: Frame): Generator<Place> {
  const points = pieces.flat()
  const end = points.at(-1)
  if (!end) return
  if (margin > 14 && row !== null)
    for (const y of [row, end[1]]) yield { x: plot.right + 6, y: y + 4, anchor: 'start', beside: end, reach: 3 }
  for (const share of shares) {
    const beside = points[Math.min(points.length - 1, Math.floor(share * points.length))] ?? end
    const [x, y] = beside
    const anchor = share > 0.7 ? 'end' : share < 0.3 ? 'start' : 'middle'
    for (const dy of [7, 14, 22]) {
      yield { x, y: y - dy, anchor, beside }
      yield { x, y: y + dy + 9, anchor, beside }
    }
    yield { x: x + 8, y: y + 4, anchor: 'start', beside }
    yield { x: x - 8, y: y + 4, anchor: 'end', beside }
  }
}

/** Inside a band, at its widest. */
const areaPlaces = (mark: Mark & { readonly type: 'area' }, { plot, x, y }: Frame): readonly Place[] => {
  const spans = mark.points.map(([px, low, high]) => {
    const [bottom, top] = [clamp(y(low), plot.top, plot.bottom), clamp(y(high), plot.top, plot.bottom)]
    return { x: x(px), y: (bottom + top) / 2 + 4, room: bottom - top }
  })
  const inner = spans.filter((span) => span.room > 16 && span.x >= plot.left && span.x <= plot.right)
  return [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((share): Place[] => {
    const span = inner[Math.floor(share * inner.length)]
    return span ? [0, 20, -20].map((dy): Place => ({ x: span.x, y: span.y + dy, anchor: 'middle' })) : []
  })
}

const regionPlaces = ({ x, y, width }: PlacedMark & { readonly type: 'region' }, axis: 'x' | 'y', plot: Box): readonly Place[] =>
  (axis === 'x' ? [plot.top + 13, plot.bottom - 6, plot.top + 30, plot.bottom - 22] : [y + 13]).flatMap((at): Place[] => [
    { x: x + 5, y: at, anchor: 'start' },
    { x: x + width - 5, y: at, anchor: 'end' },
    { x: x + width / 2, y: at, anchor: 'middle' },
  ])

const requestOf = (mark: Mark, placed: PlacedMark | undefined, line: number, row: number | null, frame: Frame): readonly LabelRequest[] => {
  const { plot } = frame
  if (!placed || mark.label === '') return []
  if (mark.type === 'line')
    return [{ text: mark.label, tone: mark.tone, kind: 'line', places: linePlaces(frame.pieces.get(mark) ?? [], row, frame), line }]
  if (mark.type === 'point' && placed.type === 'point')
    return [{ text: mark.label, tone: mark.tone, kind: mark.role, places: around(placed.x, placed.y) }]
  if (mark.type === 'rule' && placed.type === 'rule')
    return [{ text: mark.label, tone: 'quiet', kind: 'rule', places: rulePlaces(mark.axis, placed, plot) }]
  if (mark.type === 'area' && placed.type === 'area')
    return [{ text: mark.label, tone: mark.tone, kind: 'region', places: areaPlaces(mark, frame) }]
  if (mark.type === 'region' && placed.type === 'region') {
    const fits = mark.axis === 'y' || placed.width > textWidth(mark.label) + 8
    return fits ? [{ text: mark.label, tone: 'quiet', kind: 'region', places: regionPlaces(placed, mark.axis, plot) }] : []
  }
  return []
}

const rulePlaces = (axis: 'x' | 'y', { x1, y1 }: { readonly x1: number; readonly y1: number }, plot: Box): readonly Place[] =>
  axis === 'x'
    ? [plot.top + 11, plot.top + 26, plot.bottom - 6, plot.bottom - 20].flatMap((at): Place[] => [
        { x: x1 + 5, y: at, anchor: 'start' },
        { x: x1 - 5, y: at, anchor: 'end' },
      ])
    : [y1 - 5, y1 + 13].flatMap((at): Place[] => [
        { x: plot.left + 5, y: at, anchor: 'start' },
        { x: plot.right - 5, y: at, anchor: 'end' },
        { x: (plot.left + plot.right) / 2, y: at, anchor: 'middle' },
      ])

/** Pixels along each mark that is a line, about one in four; none for another mark. */
export const linePixels = (chart: Chart, { pieces }: Frame): readonly (readonly Pixel[])[] =>
  chart.marks.map((mark) => {
    const pixels: Pixel[] = []
    for (const piece of pieces.get(mark) ?? [])
      for (const [index, [px, py]] of piece.entries()) {
        const [nx, ny] = piece[index + 1] ?? [px, py]
        const steps = Math.max(1, Math.ceil(Math.hypot(nx - px, ny - py) / 4))
        for (let step = 0; step < steps; step += 1) pixels.push([px + ((nx - px) * step) / steps, py + ((ny - py) * step) / steps])
      }
    return pixels
  })

/** Size of a region, 0 for other marks: the largest of several regions with one label asks first and gets it. */
const regionSize = (mark: Mark, { plot, x, y }: Frame): number => {
  const box = mark.type === 'region' ? regionBox(mark, plot, x, y) : null
  return box ? (box.right - box.left) * (box.bottom - box.top) : 0
}

/** The labels of all marks; `placed` has the drawing of each mark, undefined for one that lies outside the plot. */
export const labelRequests = (chart: Chart, frame: Frame, placed: readonly (PlacedMark | undefined)[]): readonly LabelRequest[] => {
  const ends = chart.marks.map((mark) => rightEnd(frame.pieces.get(mark) ?? [], frame.plot))
  const rows = stacked(ends.filter((end) => end !== null))
  return chart.marks
    .flatMap((mark, index) => {
      const end = ends[index] ?? null
      const row = end === null ? null : (rows.get(end) ?? null)
      return requestOf(mark, placed[index], index, row, frame).map((request) => ({ request, area: regionSize(mark, frame) }))
    })
    .sort((a, b) => b.area - a.area)
    .map(({ request }) => request)
}
