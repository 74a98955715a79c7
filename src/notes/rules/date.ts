/** Dates, judged on the day of the check. They run apart from all others and only in the check, because a build must not depend on the day. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Dataset } from '../../records/dataset.ts'
import type { LinkedNote } from '../../records/note.ts'
import type { Parameter } from '../../records/parameter.ts'
import type { Source } from '../../records/source.ts'
import { listFiles, readContent } from '../text/files.ts'
import { attempt } from '../text/guarded.ts'
import { problemIn, type Where, type Words } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const notebookFutureDate: Rule = {
  code: 'notebook/future-date',
  level: 'warning',
  title: 'A date that has not come yet',
  explains:
    'A note was changed, a value held, and a source was published on a day that has been. A later date is a slip, and it would put the note first among the latest for years. What is due later stands in “reviewBy”.',
  example: 'updated: 2062-11-22',
  fixed: 'updated: 2026-11-22',
}

export const dataFutureDate: Rule = {
  code: 'data/future-date',
  level: 'error',
  title: 'A row of a day that has not come yet',
  explains:
    'A figure was measured, read or charged on a day that has been. A later date is a slip, and a chart over time would go beyond today. Only the last day of a price (column “until”) and the year of a chip that is announced may lie ahead.',
  example: 'spot,An H100 for an hour,2062-11',
  fixed: 'spot,An H100 for an hour,2026-11',
}

export const parameterReview: Rule = {
  code: 'parameter/review',
  level: 'warning',
  title: 'A value that is overdue for review',
  explains:
    'The month in “reviewBy” has passed. See whether the source still says so; then bring the value and “asOf” up to date, and set the month of the next review. Readers see the entry marked as overdue until then.',
  example: 'asOf: "2026-03"\nreviewBy: "2026-09"',
  fixed: 'asOf: "2026-10"\nreviewBy: "2027-04"',
}

/** The parts of a notebook that have dates. */
interface DatedNotebook {
  readonly notes: readonly LinkedNote[]
  readonly parameters: readonly Parameter[]
  readonly datasets: readonly Dataset[]
  readonly sources: Readonly<Record<string, Source>>
}

interface Dated {
  readonly file: string
  readonly date: string
  /** The key on its line, and the start of the entry that the line belongs to. */
  readonly key: string
  readonly entry?: string
}

/** All dates of a notebook that are to be in the past. A source of the end of this year may bear the next one. */
function datesOf({ notes, parameters, datasets, sources }: DatedNotebook, month: string): readonly Dated[] {
  const next = `${Number(month.slice(0, 4)) + 1}`
  return [
    ...notes.map(({ record: { file, updated } }) => ({ file, date: updated, key: 'updated' })),
    ...datasets.map(({ file, asOf }) => ({ file: file.replace(/csv$/, 'yaml'), date: asOf, key: 'asOf' })),
    ...parameters.flatMap(({ id, file, asOf, updated, history = [] }) => [
      { file, date: asOf, key: 'asOf', entry: `${id}:` },
      ...(updated ? [{ file, date: updated, key: 'updated', entry: `${id}:` }] : []),
      ...history.flatMap((former) => [
        { file, date: former.until, key: 'until', entry: `${id}:` },
        ...(former.asOf ? [{ file, date: former.asOf, key: 'asOf', entry: `${id}:` }] : []),
      ]),
    ]),
    ...Object.values(sources).flatMap(({ key, file, year }) =>
      year === next ? [] : [{ file, date: year, key: 'year', entry: `{${key},` }],
    ),
  ]
}

const isAhead = (date: string, month: string): boolean => date.slice(0, 7) > month.slice(0, date.length)

const dateForm = /^(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?$/

/** Cells of rows with a date that has not come yet: texts that are dates, and numbers in a column “year”. */
function futureRows(datasets: readonly Dataset[], month: string): readonly Dated[] {
  return datasets.flatMap(({ file, key, columns, rows }) =>
    rows.flatMap((row) => {
      const announced = Object.values(row).includes('announced')
      return columns.flatMap(({ id, type }): readonly Dated[] => {
        const date = String(row[id] ?? '')
        const dated = type === 'text' ? id !== 'until' : type === 'number' && id === 'year' && !announced
        return dated && dateForm.test(date) && isAhead(date, month) ? [{ file, date, key: id, entry: `${row[key]},` }] : []
      })
    }),
  )
}

/** The place of a date in its file; empty when it cannot be found. */
function datePlace(lines: readonly string[], { key, date, entry = '' }: Dated): Where {
  const from = lines.findIndex((line) => (entry.startsWith('{') ? line.includes(entry) : line.startsWith(entry)))
  // In a table the key stands at the head of the column, and the date on the line of its row.
  const inTable = entry.endsWith(',') && !entry.startsWith('{')
  const index = inTable ? from : lines.findIndex((line, at) => at >= from && line.includes(date) && new RegExp(`\\b${key}\\b`).test(line))
  const line = lines[index]
  if (line === undefined) return {}
  const column = line.indexOf(date) + 1
  return { start: { line: index + 1, column }, end: { line: index + 1, column: column + date.length } }
}

/** The place of the month of review of an entry; empty when it cannot be found. */
function reviewPlace(lines: readonly string[], { id }: Parameter): Where {
  const entry = lines.findIndex((line) => line.startsWith(`${id}:`))
  const line = entry === -1 ? -1 : lines.findIndex((text, index) => index > entry && /^\s+reviewBy:/.test(text))
  const text = lines[line]
  if (text === undefined) return {}
  return { start: { line: line + 1, column: text.indexOf('reviewBy') + 1 }, end: { line: line + 1, column: text.length + 1 } }
}

/** Reports a rule on lines of the notebook's files, which are read again to find them. */
function reportOnLines<T extends { readonly file: string }>(
  dir: string,
  rule: Rule,
  items: readonly T[],
  place: (lines: readonly string[], item: T) => Where,
  words: (item: T) => Words,
): readonly Diagnostic[] {
  const files = items.length === 0 ? new Map() : new Map(listFiles(dir).files.map((file) => [file.path, file]))
  return items.map((item) => {
    const there = files.get(item.file)
    const text = there && attempt(item.file, [], () => readContent(there).toString('utf8'))
    const lines = text?.split(/\r?\n/) ?? []
    return problemIn({ file: item.file, lines }, rule, place(lines, item), words(item))
  })
}

/** Dates that have not come yet in the notebook in `dir`. `month` is today's, as `2026-11`. */
export const futureDates = (dir: string, notebook: DatedNotebook, month: string): readonly Diagnostic[] => [
  ...reportOnLines(
    dir,
    notebookFutureDate,
    datesOf(notebook, month).filter(({ date }) => isAhead(date, month)),
    datePlace,
    ({ date }) => ({ message: `${date} has not come yet.`, hint: 'Write the date on which it was.' }),
  ),
  ...reportOnLines(dir, dataFutureDate, futureRows(notebook.datasets, month), datePlace, ({ key, date }) => ({
    message: `${key}: ${date} has not come yet.`,
    hint: 'Write the date on which it was, or leave the cell empty.',
  })),
]

/** Parameters whose review is overdue in the notebook in `dir`. `month` is today's, as `2026-11`. */
export const overdueReviews = (dir: string, parameters: readonly Parameter[], month: string): readonly Diagnostic[] =>
  reportOnLines(
    dir,
    parameterReview,
    parameters.filter(({ reviewBy }) => reviewBy !== undefined && reviewBy < month),
    reviewPlace,
    ({ id, reviewBy, asOf }) => ({
      message: `“${id}” was to be reviewed by ${reviewBy}; its value is as of ${asOf}.`,
      hint: 'See whether it still stands, then set “asOf” and the next “reviewBy”.',
    }),
  )
