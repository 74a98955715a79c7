/** Marks in pixels: lines and areas cut to the plot, points, rules and regions that lie in it. */
import type { Mark, PointLink, Tone } from '../../calculators/spec/chart.ts'
import type { Scale } from './chart-scale.ts'
import type { Box, Pixel } from './clip-line.ts'
import { clipLine } from './clip-line.ts'

export type PlacedMark =
  | { readonly type: 'line'; readonly tone: Tone; readonly dashed: boolean; readonly d: string }
  | { readonly type: 'area'; readonly tone: Tone; readonly d: string }
  | {
      readonly type: 'point'
      readonly role: 'current' | 'published' | 'optimum'
      readonly tone: Tone
      readonly x: number
      readonly y: number
      readonly label: string
      readonly link?: PointLink
    }
  | { readonly type: 'rule'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  | { readonly type: 'region'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Where the plot stands and what its pixels mean. */
export interface Frame {
  readonly plot: Box
  readonly x: Scale
  readonly y: Scale
  /** Room right of the plot for the names of lines that end there. */
  readonly margin: number
  /** Each line of the chart as it lies in the plot. */
  readonly pieces: ReadonlyMap<Mark, Pieces>
}
export type Pieces = readonly (readonly Pixel[])[]

export const piecesOf = (mark: Mark, { plot, x, y }: Omit<Frame, 'pieces'>): Pieces =>
  mark.type === 'line'
    ? clipLine(
        mark.points.map(([px, py]): Pixel => [x(px), y(py)]),
        plot,
      )
    : []

export const round = (value: number): number => Math.round(value * 10) / 10
export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

const path = (points: readonly Pixel[]): string => {
  let text = ''
  for (const [x, y] of points) text += `${text === '' ? 'M' : 'L'}${round(x)},${round(y)}`
  return text
}

export const placeMark = (mark: Mark, { plot, x, y, pieces }: Frame): readonly PlacedMark[] => {
  switch (mark.type) {
    case 'line': {
      const d = (pieces.get(mark) ?? []).map(path).join('')
      return d === '' ? [] : [{ type: 'line', tone: mark.tone, dashed: mark.dashed ?? false, d }]
    }
    case 'area': {
      const shown = mark.points.filter(([px]) => x(px) >= plot.left - 0.5 && x(px) <= plot.right + 0.5)
      const whole = shown.filter((point) => point.every(Number.isFinite))
      const edge = (at: 1 | 2) => whole.map((point): Pixel => [x(point[0]), clamp(y(point[at]), plot.top, plot.bottom)])
      const d = whole.length > 1 ? `${path([...edge(2), ...edge(1).reverse()])}Z` : ''
      return d ? [{ type: 'area', tone: mark.tone, d }] : []
    }
    case 'point': {
      const [px, py] = [x(mark.x), y(mark.y)]
      const inside = px >= plot.left - 1 && px <= plot.right + 1 && py >= plot.top - 1 && py <= plot.bottom + 1
      const { role, tone, label, link } = mark
      return inside ? [{ type: 'point', role, tone, x: round(px), y: round(py), label, ...(link && { link }) }] : []
    }
    case 'rule': {
      const at = round(mark.axis === 'x' ? x(mark.at) : y(mark.at))
      if (mark.axis === 'x')
        return at >= plot.left && at <= plot.right ? [{ type: 'rule', x1: at, x2: at, y1: plot.top, y2: plot.bottom }] : []
      return at >= plot.top && at <= plot.bottom ? [{ type: 'rule', x1: plot.left, x2: plot.right, y1: at, y2: at }] : []
    }
    default: {
      const box = regionBox(mark, plot, x, y)
      return box
        ? [
            {
              type: 'region',
              x: round(box.left),
              y: round(box.top),
              width: round(box.right - box.left),
              height: round(box.bottom - box.top),
            },
          ]
        : []
    }
  }
}

export const regionBox = (mark: Mark & { readonly type: 'region' }, plot: Box, x: Scale, y: Scale): Box | null => {
  const along = mark.axis === 'x'
  const [scale, low, high] = along ? [x, plot.left, plot.right] : [y, plot.top, plot.bottom]
  const ends = [mark.from, mark.to].map((value) => {
    const at = scale(value)
    return Number.isFinite(at) ? clamp(at, low, high) : value <= 0 === along ? low : high
  })
  const [from, to] = [Math.min(...ends), Math.max(...ends)]
  if (to - from < 1) return null
  return along ? { ...plot, left: from, right: to } : { ...plot, top: from, bottom: to }
}
