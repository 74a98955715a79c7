/** The chart as data: rows for the table on the page, and the whole as CSV. */
import type { Chart } from '../calculators/spec/chart.ts'
import { csvText } from './csv-text.ts'

export interface ChartRow {
  readonly mark: string
  readonly x: number
  readonly y: number
  /** The upper edge of an area. */
  readonly high?: number
}

/** Every value of the chart, mark by mark. */
export const chartRows = (chart: Chart): readonly ChartRow[] =>
  chart.marks.flatMap((mark): readonly ChartRow[] => {
    switch (mark.type) {
      case 'line':
        return mark.points.map(([x, y]) => ({ mark: mark.label, x, y }))
      case 'area':
        return mark.points.map(([x, low, high]) => ({ mark: mark.label, x, y: low, high }))
      case 'point':
        return [{ mark: mark.label, x: mark.x, y: mark.y }]
      default:
        return []
    }
  })

/** Full precision, base units, the units in the head. */
export const chartCsv = (chart: Chart): string => {
  const rows = chartRows(chart)
  const bands = rows.some(({ high }) => high !== undefined)
  const head = ['series', `${chart.x.label} (${chart.x.unit})`, `${chart.y.label} (${chart.y.unit})`, ...(bands ? ['upper'] : [])]
  return csvText([head, ...rows.map(({ mark, x, y, high }) => [mark, x, y, ...(bands ? [high ?? null] : [])])])
}

/** At most `most` rows of each line, ends included; landmarks all. For the table on the page. */
export const shortRows = (chart: Chart, most = 7): readonly ChartRow[] =>
  chart.marks.flatMap((mark) => {
    const rows = chartRows({ ...chart, marks: [mark] })
    if (rows.length <= most) return rows
    return Array.from({ length: most }, (_, index) => rows[Math.round((index * (rows.length - 1)) / (most - 1))]).filter(
      (row) => row !== undefined,
    )
  })
