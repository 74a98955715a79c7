/**
 * Chart → PlacedChart: axes, marks and words in pixels. Pure; `chart.tsx` only draws what stands here. Long, because each mark's
 * placing reads the same frame and scales.
 */
import { extent } from 'd3'
import type { Axis, Chart, Mark, Tone } from '../calculators/chart.ts'
import type { Typeset } from '../model/print.ts'
import { plainText } from '../model/print.ts'
import type { Scale } from './chart-scale.ts'
import { createScale } from './chart-scale.ts'
import { axisTitle, tickLabel, ticksOf } from './chart-ticks.ts'
import type { Box, Pixel } from './clip-line.ts'
import { clipLine } from './clip-line.ts'
import type { LabelRequest, Place, PlacedLabel } from './place-labels.ts'
import { placeLabels, textWidth } from './place-labels.ts'

export interface Size {
  readonly name: 'wide' | 'narrow'
  readonly width: number
  readonly height: number
}
/** The column of a note, and a phone's. */
export const wide: Size = { name: 'wide', width: 620, height: 310 }
export const narrow: Size = { name: 'narrow', width: 348, height: 290 }

export interface PlacedTick {
  readonly at: number
  readonly label: Typeset
}
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
    }
  | { readonly type: 'rule'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  | { readonly type: 'region'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export interface PlacedChart {
  readonly chart: Chart
  readonly size: Size
  readonly plot: Box
  readonly x: Scale
  readonly y: Scale
  readonly xTicks: readonly PlacedTick[]
  readonly yTicks: readonly PlacedTick[]
  readonly xTitle: string
  readonly yTitle: string
  readonly marks: readonly PlacedMark[]
  readonly labels: readonly PlacedLabel[]
}

const valuesOf = (marks: readonly Mark[], axis: 'x' | 'y'): readonly number[] =>
  marks.flatMap((mark) => {
    switch (mark.type) {
      case 'line':
        return mark.points.map(([x, y]) => (axis === 'x' ? x : y))
      case 'area':
        return mark.loose ? [] : mark.points.flatMap(([x, low, high]) => (axis === 'x' ? [x] : [low, high]))
      case 'point':
        return [mark[axis]]
      case 'rule':
        return mark.axis === axis ? [mark.at] : []
      default:
        return []
    }
  })

const isUsable = (axis: Axis) => (value: number) => Number.isFinite(value) && (axis.scale === 'linear' || value > 0)

/** Fixed ends, else what the marks span with a little air on the y axis. Never empty. */
const domainOf = (axis: Axis, marks: readonly Mark[], name: 'x' | 'y'): readonly [number, number] => {
  if (axis.domain) return axis.domain
  const [low, high] = extent(valuesOf(marks, name).filter(isUsable(axis)))
  if (low === undefined || high === undefined) return axis.scale === 'log' ? [1, 10] : [0, 1]
  const air = name === 'y' ? 0.06 : 0
  if (axis.scale === 'log') {
    if (low === high) return [low / 3, high * 3]
    const factor = (high / low) ** air
    return [low / factor, high * factor]
  }
  const from = axis.zero ? Math.min(0, low) : low
  if (from === high) return [from - 1, high + 1]
  return [axis.zero && from === 0 ? 0 : from - (high - from) * air, high + (high - from) * air]
}

const round = (value: number): number => Math.round(value * 10) / 10
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

interface Frame {
  readonly plot: Box
  readonly x: Scale
  readonly y: Scale
  /** Room right of the plot for the names of lines that end there. */
  readonly margin: number
}

const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, textWidth(text)), 0)

const frameOf = (chart: Chart, size: Size): Frame => {
  const yDomain = domainOf(chart.y, chart.marks, 'y')
  const yLabels = ticksOf(chart.y, yDomain, 6).map((value) => plainText(tickLabel(value, chart.y)))
  const names = chart.marks.flatMap((mark) => (mark.type === 'line' ? [mark.label] : []))
  const wanted = widest(names) + 10
  const margin = wanted <= (size.name === 'wide' ? 130 : 76) ? wanted : 14
  const plot = {
    left: Math.ceil(widest(yLabels)) + 10,
    top: 26,
    right: size.width - Math.max(14, Math.ceil(margin)),
    bottom: size.height - 42,
  }
  return {
    plot,
    margin,
    x: createScale(chart.x.scale, domainOf(chart.x, chart.marks, 'x'), [plot.left, plot.right]),
    y: createScale(chart.y.scale, yDomain, [plot.bottom, plot.top]),
  }
}

const path = (points: readonly Pixel[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('')

const placeMark = (mark: Mark, { plot, x, y }: Frame): readonly PlacedMark[] => {
  switch (mark.type) {
    case 'line': {
      const d = clipLine(
        mark.points.map(([px, py]): Pixel => [x(px), y(py)]),
        plot,
      )
        .map(path)
        .join('')
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
      return inside ? [{ type: 'point', role: mark.role, tone: mark.tone, x: round(px), y: round(py), label: mark.label }] : []
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

const regionBox = (mark: Mark & { readonly type: 'region' }, plot: Box, x: Scale, y: Scale): Box | null => {
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

const around = (x: number, y: number): readonly Place[] => [
  { x: x + 8, y: y - 6, anchor: 'start' },
  { x: x - 8, y: y - 6, anchor: 'end' },
  { x: x + 9, y: y + 4, anchor: 'start' },
  { x: x - 9, y: y + 4, anchor: 'end' },
  { x: x + 8, y: y + 15, anchor: 'start' },
  { x: x - 8, y: y + 15, anchor: 'end' },
  { x, y: y - 9, anchor: 'middle' },
  { x, y: y + 18, anchor: 'middle' },
  { x, y: y - 22, anchor: 'middle' },
  { x, y: y + 31, anchor: 'middle' },
]

/** Beside its right end where there is a margin, then along it, above and below. */
const linePlaces = (pieces: readonly (readonly Pixel[])[], { plot, margin }: Frame): readonly Place[] => {
  const points = pieces.flat()
  const end = points.at(-1)
  if (!end) return []
  const beside = margin > 14 && end[0] > plot.right - 2
  const atEnd = beside ? [0, -7, 7, -14, 14, -21, 21].map((dy): Place => ({ x: plot.right + 6, y: end[1] + 4 + dy, anchor: 'start' })) : []
  const along = [0.96, 0.8, 0.6, 0.4, 0.2, 0.04].flatMap((share): Place[] => {
    const [x, y] = points[Math.min(points.length - 1, Math.floor(share * points.length))] ?? end
    const anchor = share > 0.7 ? 'end' : share < 0.3 ? 'start' : 'middle'
    return [7, 14, 22].flatMap((dy) => [
      { x, y: y - dy, anchor },
      { x, y: y + dy + 9, anchor },
    ])
  })
  return [...atEnd, ...along]
}

const requestOf = (mark: Mark, frame: Frame): readonly LabelRequest[] => {
  const { plot, x, y } = frame
  const [placed] = placeMark(mark, frame)
  if (!placed || mark.label === '') return []
  if (mark.type === 'line') {
    const pieces = clipLine(
      mark.points.map(([px, py]): Pixel => [x(px), y(py)]),
      plot,
    )
    return [{ text: mark.label, tone: mark.tone, kind: 'line', places: linePlaces(pieces, frame) }]
  }
  if (mark.type === 'point' && placed.type === 'point')
    return [{ text: mark.label, tone: mark.tone, kind: mark.role, places: around(placed.x, placed.y) }]
  if (mark.type === 'rule' && placed.type === 'rule')
    return [{ text: mark.label, tone: 'quiet', kind: 'rule', places: rulePlaces(mark.axis, placed, plot) }]
  if (mark.type === 'region' && placed.type === 'region') {
    const places = [plot.top + 13, plot.bottom - 6].flatMap((at): Place[] => [
      { x: placed.x + 5, y: at, anchor: 'start' },
      { x: placed.x + placed.width - 5, y: at, anchor: 'end' },
    ])
    return [
      {
        text: mark.label,
        tone: 'quiet',
        kind: 'region',
        places: places.map((place) => (mark.axis === 'x' ? place : { ...place, y: placed.y + 13 })),
      },
    ]
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

/** Pixels along all lines, about one in four. */
const inkOf = (chart: Chart, { plot, x, y }: Frame): readonly Pixel[] =>
  chart.marks.flatMap((mark) => {
    if (mark.type !== 'line') return []
    return clipLine(
      mark.points.map(([px, py]): Pixel => [x(px), y(py)]),
      plot,
    ).flatMap((piece) =>
      piece.flatMap(([px, py], index) => {
        const [nx, ny] = piece[index + 1] ?? [px, py]
        const steps = Math.max(1, Math.ceil(Math.hypot(nx - px, ny - py) / 4))
        return Array.from({ length: steps }, (_, step): Pixel => [px + ((nx - px) * step) / steps, py + ((ny - py) * step) / steps])
      }),
    )
  })

export const placeChart = (chart: Chart, size: Size): PlacedChart => {
  const frame = frameOf(chart, size)
  const { plot, x, y } = frame
  const marks = chart.marks.flatMap((mark) => placeMark(mark, frame))
  const order = { region: 0, area: 1, rule: 2, line: 3, point: 4 } as const
  const ticks = (axis: Axis, scale: Scale, most: number): readonly PlacedTick[] => {
    return ticksOf(axis, scale.domain, most).map((value) => ({ at: round(scale(value)), label: tickLabel(value, axis) }))
  }
  return {
    chart,
    size,
    plot,
    x,
    y,
    xTicks: ticks(chart.x, x, size.name === 'wide' ? 7 : 5),
    yTicks: ticks(chart.y, y, 6),
    xTitle: axisTitle(chart.x),
    yTitle: axisTitle(chart.y),
    marks: [...marks].sort((a, b) => order[a.type] - order[b.type]),
    labels: placeLabels(
      chart.marks.flatMap((mark) => requestOf(mark, frame)),
      {
        frame: { left: plot.left, top: plot.top - 4, right: size.width, bottom: plot.bottom },
        ink: inkOf(chart, frame),
        discs: marks.flatMap((mark) => (mark.type === 'point' ? [[mark.x, mark.y] as const] : [])),
      },
    ),
  }
}
