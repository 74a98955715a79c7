/** What the page of a data set shows first (`page:` in its description): the form, and the check of its columns and rows. */
import { z } from 'astro/zod'
import { nearest } from '../../diagnostics/near.ts'
import type { Cell, Column, DatasetPage, Row } from '../../records/dataset.ts'
import { dataPage } from '../rules/data.ts'
import type { Report, Where } from '../text/report.ts'
import { line } from '../yaml/yaml-fields.ts'

const scale = z.enum(['log', 'linear']).default('linear')
const chart = {
  title: line(160),
  x: z.string(),
  y: z.string(),
  xScale: scale,
  yScale: scale,
  by: z.string().optional(),
  joined: z.boolean().default(false),
}
const page = {
  columns: z.array(z.string()).min(1).max(14),
  onePer: z.array(z.string()).max(3).default([]),
  charts: z.array(z.strictObject(chart)).max(3).default([]),
  disputed: z.array(z.string()).max(200).default([]),
}
export const pageSchema = z.strictObject(page)
/** The keys that stand below this path of a description. */
export const pageKeys = (path: readonly PropertyKey[]): readonly string[] => Object.keys(path[1] === 'charts' ? chart : page)

export type GivenPage = z.infer<typeof pageSchema>
type Place = (path: readonly (string | number)[]) => Where

export const pageOf = ({ charts, ...rest }: GivenPage): DatasetPage => ({
  ...rest,
  charts: charts.map(({ by, ...chart }) => ({ ...chart, ...(by !== undefined && { by }) })),
})

/** Reports each name that is no column of the data set, and an axis that has no numbers. */
export function checkPageColumns({ columns, onePer, charts }: GivenPage, known: readonly Column[], place: Place, report: Report): void {
  const check = (name: string, path: readonly (string | number)[], wanted: (column: Column) => boolean, what: string): void => {
    const column = known.find(({ id }) => id === name)
    if (column && wanted(column)) return
    const message = column ? `The column “${name}” holds ${column.type}, which cannot be ${what}.` : `There is no column “${name}”.`
    const usable = known.filter(wanted).map(({ id }) => id)
    report(dataPage, place(['page', ...path]), {
      message,
      hint: `Name one of these: ${usable.join(', ')}.`,
      suggestions: column ? [] : nearest(name, usable),
    })
  }
  const isShown = ({ type }: Column) => type === 'text' || type === 'number'
  for (const [index, name] of columns.entries()) check(name, ['columns', index], isShown, 'a column of the table')
  for (const [index, name] of onePer.entries()) check(name, ['onePer', index], ({ type }) => type === 'text', 'what rows share')
  for (const [index, { x, y, by }] of charts.entries()) {
    check(x, ['charts', index, 'x'], isShown, 'an axis')
    check(y, ['charts', index, 'y'], ({ type }) => type === 'number', 'a vertical axis')
    if (by !== undefined) check(by, ['charts', index, 'by'], ({ type }) => type === 'text', 'what colours the points')
  }
}

/** Reports each disputed row that is not in the table, or whose note says nothing. */
export function checkDisputed(disputed: readonly string[], rows: readonly Row[], key: string, place: Place, report: Report): void {
  const byKey = new Map<Cell, Row>(rows.map((row) => [row[key] ?? null, row]))
  for (const [index, name] of disputed.entries()) {
    const row = byKey.get(name)
    if (row && (row['note'] ?? null) !== null) continue
    report(dataPage, place(['page', 'disputed', index]), {
      message: row ? `The sources of the row “${name}” disagree, but its note is empty.` : `The table has no row “${name}”.`,
      hint: row ? 'Say in its note what each source has, and which counts.' : 'Name rows by their ids.',
      suggestions: row ? [] : nearest(name, [...byKey.keys()].map(String)),
    })
  }
}
