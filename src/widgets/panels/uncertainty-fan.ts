/** The fan of a chart: where one of its lines runs in nine of ten draws and in half of them, as areas over its x values. */
import type { Chart, Mark } from '../../calculators/spec/chart.ts'
import { evaluate } from '../../scenario/evaluate.ts'
import { drawAt, quantileIn, type SampleOptions, sampleParameters } from '../../scenario/monte-carlo.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import { prepareCalculator } from '../../scenario/prepared-calculator.ts'
import { drawView } from '../calculator/figure-state.ts'
import { valueAt } from '../chart/read-chart.ts'
import type { Place } from './uncertainty-facts.ts'

type Line = Extract<Mark, { readonly type: 'line' }>

const linesOf = ({ marks }: Chart): readonly Line[] => marks.filter((mark) => mark.type === 'line')

const rises = ({ points }: Line): boolean => points.every(([x], index) => index === 0 || x > (points[index - 1]?.[0] ?? x))

/** The lines that may carry the fan: those of the calculator's own result, else all in full; of these the one that the draws move most. */
export const candidates = (chart: Chart): readonly Line[] => {
  const solid = linesOf(chart).filter((line) => !line.dashed && line.tone !== 'quiet' && rises(line))
  const own = solid.filter(({ tone }) => tone === 'main')
  return own.length > 0 ? own : solid
}

/** The same line in the chart of another draw: by its name, else by its place among as many. */
const sameLine = (line: Line, home: Chart, drawn: Chart): Line | null => {
  const lines = linesOf(drawn)
  const named = lines.filter(({ label, tone }) => label === line.label && tone === line.tone)
  if (named.length === 1) return named[0] ?? null
  const before = linesOf(home)
  return lines.length === before.length ? (lines[before.indexOf(line)] ?? null) : null
}

const most = 41

/** At most 41 of the line's x values, ends included. */
const gridOf = ({ points }: Line): readonly number[] => {
  const count = Math.min(most, points.length)
  return Array.from({ length: count }, (_, index) => points[Math.round((index * (points.length - 1)) / (count - 1))]?.[0] ?? Number.NaN)
}

/** A line, some of its x values, and its y in each draw that has one there. */
interface Gathered {
  readonly line: Line
  readonly grid: readonly number[]
  readonly columns: readonly number[][]
}

/** A band is drawn where no more than one draw in ten has no value: elsewhere its quantiles would be those of another question. */
const enough = 0.9

type Area = Extract<Mark, { readonly type: 'area' }>

const bandOf = (label: string, [low, high]: readonly [number, number], { line, grid, columns }: Gathered, draws: number): Area => ({
  type: 'area',
  label,
  tone: line.tone,
  points: grid.flatMap((x, index) => {
    const column = columns[index] ?? []
    return column.length < draws * enough ? [] : [[x, quantileIn(column, low), quantileIn(column, high)] as const]
  }),
})

/** How wide a band is beside its height, in the middle of the chart's x values. */
const widthOf = ({ points }: Area): number => {
  const widths = points.map(([, low, high]) => (high - low) / (Math.abs(high) + Math.abs(low) || 1)).sort((a, b) => a - b)
  return widths[Math.floor(widths.length / 2)] ?? 0
}

/** How far above its own lines a linear chart makes room for the fan. A heavy tail would press all else to the ground. */
const room = 2.5

const highest = (values: readonly number[]): number => Math.max(0, ...values)

/** Whether the band goes too far beyond the chart to make room for it. */
const goesBeyond = ({ points }: Area, home: Chart): boolean =>
  home.y.scale === 'linear' &&
  highest(points.map(([, , high]) => high)) > room * highest(linesOf(home).flatMap((line) => line.points.map(([, y]) => y)))

export interface Fan {
  readonly marks: readonly Area[]
  /** The line it belongs to. */
  readonly label: string
  /** It goes on beyond the upper end of the chart. */
  readonly cut: boolean
}

const bandsOf = (gathered: readonly Gathered[], draws: number, home: Chart): Fan | null => {
  const outer = gathered.map((one) => bandOf('Nine of ten draws', [0.05, 0.95], one, draws))
  const widths = outer.map(widthOf)
  const widest = Math.max(...widths)
  const chosen = gathered[widths.indexOf(widest)]
  const band = outer[widths.indexOf(widest)]
  if (!chosen || !band || band.points.length < 2 || widest < 1e-9) return null
  const cut = goesBeyond(band, home)
  const bands = [band, bandOf('Half of the draws', [0.25, 0.75], chosen, draws)]
  return { marks: cut ? bands.map((one) => ({ ...one, loose: true })) : bands, label: chosen.line.label, cut }
}

/** Adds where the line runs in the chart of one draw. */
const gather = ({ line, grid, columns }: Gathered, home: Chart, chart: Chart): void => {
  const same = sameLine(line, home, chart)
  if (!same) return
  for (const [at, x] of grid.entries()) {
    const y = valueAt(same.points, x, chart)
    if (y !== null && Number.isFinite(y)) columns[at]?.push(y)
  }
}

const withValues = (book: Book, values: Readonly<Record<string, number>>): Book => ({
  ...book,
  parameters: Object.fromEntries(
    Object.entries(book.parameters).map(([id, parameter]) => [id, { ...parameter, best: values[id] ?? parameter.best }]),
  ),
})

/** Pauses after each draw. Null when the chart has no line from left to right, or the draws do not move it. */
export function* fanOf(place: Place, view: number, options: SampleOptions): Generator<number, Fan | null> {
  const { calculator, given, assumptions, book, catalogue } = place
  const drawn = (of: Book): Chart | null => drawView(calculator, view, evaluate(calculator, given, assumptions, of, catalogue), of)
  const home = drawn(book)
  const lines = home ? candidates(home) : []
  const prepared = prepareCalculator(calculator, given, assumptions, book, catalogue)
  if (!home || lines.length === 0 || prepared.parameters.length === 0) return null
  const draws = sampleParameters(prepared, book, options)
  const gathered = lines.map((line): Gathered => {
    const grid = gridOf(line)
    return { line, grid, columns: grid.map(() => []) }
  })
  for (let index = 0; index < options.count; index += 1) {
    const chart = drawn(withValues(book, drawAt(draws, index)))
    if (chart) for (const one of gathered) gather(one, home, chart)
    yield index + 1
  }
  for (const { columns } of gathered) for (const column of columns) column.sort((a, b) => a - b)
  return bandsOf(gathered, options.count, home)
}
