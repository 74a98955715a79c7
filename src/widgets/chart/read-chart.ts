/** Reads a chart at a place: the values of its lines at an x, and the landmarks near it. */
import type { Chart } from '../../calculators/spec/chart.ts'
import type { Typeset } from '../../quantities/print-quantity.ts'
import { typeset } from '../../quantities/print-quantity.ts'
import type { PlacedChart } from './place-chart.ts'

export interface Reading {
  /** Pixel of the vertical line. */
  readonly at: number
  readonly x: Typeset
  readonly entries: readonly { readonly label: string; readonly y: Typeset; readonly pixel: number }[]
}

/** A line's y at x, straight between its points on the axes as drawn; null outside it. */
export const valueAt = (points: readonly (readonly [number, number])[], x: number, chart: Chart): number | null => {
  const after = points.findIndex(([px]) => px >= x)
  if (after < 0) return null
  const end = points[after]
  const start = points[after - 1]
  if (!end || (after === 0 && end[0] > x * (1 + 1e-9))) return null
  if (!start || end[0] === x) return end[1]
  const project = (value: number, scale: 'log' | 'linear') => (scale === 'log' ? Math.log(value) : value)
  const share =
    (project(x, chart.x.scale) - project(start[0], chart.x.scale)) / (project(end[0], chart.x.scale) - project(start[0], chart.x.scale))
  const y = project(start[1], chart.y.scale) * (1 - share) + project(end[1], chart.y.scale) * share
  return chart.y.scale === 'log' ? Math.exp(y) : y
}

/** The x values that a reader can step through: those of the longest line, else of the points; sorted, inside the plot. */
export const stopsOf = ({ chart, x, plot }: PlacedChart): readonly number[] => {
  const lines = chart.marks.flatMap((mark) => (mark.type === 'line' ? [mark.points.map(([px]) => px)] : []))
  const longest = lines.reduce<readonly number[]>((most, one) => (one.length > most.length ? one : most), [])
  const values = longest.length > 1 ? longest : chart.marks.flatMap((mark) => (mark.type === 'point' ? [mark.x] : []))
  const inside = values.filter((value) => x(value) >= plot.left - 0.5 && x(value) <= plot.right + 0.5)
  return [...new Set(inside)].sort((a, b) => a - b)
}

/** Lines at x, and landmarks within 8 pixels of it. */
export const readAt = (placed: PlacedChart, value: number): Reading => {
  const { chart, x, y, plot } = placed
  const at = x(value)
  const entries = chart.marks.flatMap((mark) => {
    if (mark.type === 'line') {
      const found = valueAt(mark.points, value, chart)
      return found === null || !Number.isFinite(found) ? [] : [{ label: mark.label, value: found }]
    }
    return mark.type === 'point' && Math.abs(x(mark.x) - at) < 8 ? [{ label: mark.label, value: mark.y }] : []
  })
  return {
    at: Math.round(at * 10) / 10,
    x: typeset(value, chart.x.unit),
    entries: entries
      .map(({ label, value: found }) => ({ label, y: typeset(found, chart.y.unit), pixel: Math.round(y(found) * 10) / 10 }))
      .filter(({ pixel }) => pixel >= plot.top - 1 && pixel <= plot.bottom + 1),
  }
}

/** The index of the stop nearest to a pixel. */
export const nearestStop = ({ x }: PlacedChart, stops: readonly number[], pixel: number): number =>
  stops.reduce((best, value, index) => (Math.abs(x(value) - pixel) < Math.abs(x(stops[best] ?? value) - pixel) ? index : best), 0)

/** The index that a key moves to, or null for a key that does not move. */
export const stopAfter = (key: string, at: number, count: number): number | null => {
  const page = Math.max(1, Math.round(count / 10))
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, PageDown: page, PageUp: -page, Home: -count, End: count }
  const step = steps[key]
  return step === undefined ? null : Math.min(count - 1, Math.max(0, at + step))
}
