/** A chart of a data set: from its description and its rows to marks. Pure; `draw-data-chart.tsx` draws it at build. */
import type { Axis, Chart, Mark, Tone } from '../../calculators/spec/chart.ts'
import { chart, type Pair } from '../../calculators/spec/views.ts'
import { cellText, unitOfColumn } from '../../quantities/cell-text.ts'
import type { Cell, Column, Dataset, DatasetChart, Row } from '../../records/dataset.ts'
import { nameColumn, pageRows, yearOf } from '../../records/dataset.ts'

/** Tones of the groups with most points, in this order; all others are quiet. */
export const groupTones: readonly Tone[] = ['inference', 'training', 'scaling-laws', 'agentic-demand']
/** Charts with more points have no names beside them: they would say which points are far from others, not which are of note. */
const mostNamed = 90
/** A longer name is a sentence, which only the point says. */
const longestName = 30
/** A set with more points has only those of the rows in the page: each is drawn twice, and has words. */
const mostPoints = 300

export interface Group {
  readonly text: string
  readonly tone: Tone
  readonly count: number
}

export interface DrawnRows {
  readonly chart: Chart
  /** The largest first; of those beyond the last tone only the sum. */
  readonly groups: readonly Group[]
}

interface Point {
  readonly row: Row
  readonly x: number
  readonly y: number
  readonly group: string
}

const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'string' ? yearOf(cell) : (cell ?? null))

function groupsOf(points: readonly Point[]): readonly Group[] {
  const counts = new Map<string, number>()
  for (const { group } of points) counts.set(group, (counts.get(group) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([text, count], index) => ({ text, count, tone: groupTones[index] ?? 'quiet' }))
}

const axisOf = (column: Column, scale: 'log' | 'linear'): Axis => {
  const isDate = column.type === 'text' || column.id === 'year'
  return { label: column.label, unit: isDate ? 'calendar-year' : unitOfColumn(column), scale }
}

/** Lines through the points of each group that has two or more, in the order of x. */
const linesThrough = (points: readonly Point[], groups: readonly Group[]): readonly Mark[] =>
  groups.flatMap(({ text, tone }): readonly Mark[] => {
    const pairs = points.filter(({ group }) => group === text).map(({ x, y }): Pair => [x, y])
    return pairs.length < 2 ? [] : [{ type: 'line', label: text, tone, points: pairs }]
  })

/** The chart of the rows that have both numbers, its points as links to them; in the order of x. */
export function datasetChart(dataset: Dataset, { title, x, y, xScale, yScale, by, joined }: DatasetChart): DrawnRows {
  const columnOf = (id: string): Column => {
    const found = dataset.columns.find((column) => column.id === id)
    if (!found) throw new Error(`The data set "${dataset.id}" has no column "${id}".`)
    return found
  }
  const [xColumn, yColumn, name] = [columnOf(x), columnOf(y), nameColumn(dataset)]
  const pointsOf = (rows: readonly Row[]): readonly Point[] =>
    rows.flatMap((row): readonly Point[] => {
      const [atX, atY] = [numberOf(row[x]), numberOf(row[y])]
      const drawable = atX !== null && atY !== null && (xScale === 'linear' || atX > 0) && (yScale === 'linear' || atY > 0)
      return drawable ? [{ row, x: atX, y: atY, group: by === undefined ? '' : String(row[by] ?? 'not said') }] : []
    })
  const every = pointsOf(dataset.rows)
  const points = (every.length > mostPoints ? pointsOf(pageRows(dataset)) : every).toSorted((a, b) => a.x - b.x)
  const groups = by === undefined ? [] : groupsOf(points)
  const lined = new Set(joined ? groups.filter(({ count }) => count > 1).map(({ text }) => text) : [])
  const words = ({ row, group }: Point): string =>
    [
      String(row[name]),
      ...(group === '' || by === name ? [] : [group]),
      ...[xColumn, yColumn].map((column) => cellText(row[column.id] ?? null, column, false)),
    ].join(' · ')
  const marks = points.map((point): Mark => {
    const tone = by === undefined ? 'inference' : (groups.find(({ text }) => text === point.group)?.tone ?? 'quiet')
    const called = String(point.row[name])
    const label = points.length > mostNamed || called.length > longestName || lined.has(point.group) ? '' : called
    return {
      type: 'point',
      role: 'published',
      tone,
      label,
      x: point.x,
      y: point.y,
      link: { href: `#${point.row[dataset.key]}`, text: words(point) },
    }
  })
  return {
    chart: chart(title, axisOf(xColumn, xScale), axisOf(yColumn, yScale), [...(joined ? linesThrough(points, groups) : []), ...marks]),
    groups,
  }
}
