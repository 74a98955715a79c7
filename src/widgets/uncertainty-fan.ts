/** The fan of a chart: where its main line runs in nine of ten draws and in half of them, as areas over its x values. */
import type { Chart, Mark } from '../calculators/chart.ts'
import type { Book } from '../scenario/book.ts'
import { evaluate } from '../scenario/evaluate.ts'
import { prepare } from '../scenario/prepare.ts'
import { drawAll, drawAt, quantileIn, type SampleOptions } from '../scenario/sample.ts'
import { drawView } from './figure-state.ts'
import { valueAt } from './read-chart.ts'
import type { Place } from './uncertainty-facts.ts'

type Line = Extract<Mark, { readonly type: 'line' }>

const linesOf = ({ marks }: Chart): readonly Line[] => marks.filter((mark) => mark.type === 'line')

const rises = ({ points }: Line): boolean => points.every(([x], index) => index === 0 || x > (points[index - 1]?.[0] ?? x))

/** The line of the calculator's own result, else the first; null when none runs from left to right. */
export const mainLine = (chart: Chart): Line | null => {
  const lines = linesOf(chart)
  const line = lines.find(({ tone, dashed }) => tone === 'main' && !dashed) ?? lines[0]
  return line && rises(line) ? line : null
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

/** A band is drawn where no more than one draw in ten has no value: elsewhere its quantiles would be those of another question. */
const enough = 0.9

const bandsOf = (line: Line, grid: readonly number[], columns: readonly (readonly number[])[], draws: number): readonly Mark[] => {
  const sorted = columns.map((column) => [...column].sort((a, b) => a - b))
  const band = (label: string, low: number, high: number): Mark => ({
    type: 'area',
    label,
    tone: line.tone,
    points: grid.flatMap((x, index) => {
      const column = sorted[index] ?? []
      return column.length < draws * enough ? [] : [[x, quantileIn(column, low), quantileIn(column, high)] as const]
    }),
  })
  const bands = [band('Nine of ten draws', 0.05, 0.95), band('Half of the draws', 0.25, 0.75)]
  const varies = bands.some((mark) => mark.type === 'area' && mark.points.some(([, low, high]) => high - low > Math.abs(low) * 1e-9))
  return varies ? bands.filter((mark) => mark.type === 'area' && mark.points.length > 1) : []
}

const withValues = (book: Book, values: Readonly<Record<string, number>>): Book => ({
  ...book,
  parameters: Object.fromEntries(
    Object.entries(book.parameters).map(([id, parameter]) => [id, { ...parameter, best: values[id] ?? parameter.best }]),
  ),
})

/** Pauses after each draw. No marks when the chart has no such line, or the draws do not move it. */
export function* fanOf(place: Place, view: number, options: SampleOptions): Generator<number, readonly Mark[]> {
  const { calculator, given, assumptions, book, catalogue } = place
  const drawn = (of: Book): Chart | null => drawView(calculator, view, evaluate(calculator, given, assumptions, of, catalogue), of)
  const home = drawn(book)
  const line = home && mainLine(home)
  const prepared = prepare(calculator, given, assumptions, book, catalogue)
  if (!home || !line || prepared.parameters.length === 0) return []
  const draws = drawAll(prepared, book, options)
  const grid = gridOf(line)
  const columns = grid.map((): number[] => [])
  for (let index = 0; index < options.count; index += 1) {
    const chart = drawn(withValues(book, drawAt(draws, index)))
    const same = chart && sameLine(line, home, chart)
    if (chart && same) {
      for (const [at, x] of grid.entries()) {
        const y = valueAt(same.points, x, chart)
        if (y !== null && Number.isFinite(y)) columns[at]?.push(y)
      }
    }
    yield index + 1
  }
  return bandsOf(line, grid, columns, options.count)
}
