/** Dates that have not come yet in a given month. Apart from the rest of the check, because only this and overdue reviews depend on the day. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { notebookFutureDate } from '../rules/date.ts'
import { listFiles, readContent } from '../text/files.ts'
import { problemIn, type Where } from '../text/read-text.ts'

interface Dated {
  readonly file: string
  readonly date: string
  /** What its line begins with, and what a line above it does. */
  readonly key: string
  readonly entry?: string
}

/** All dates of a notebook that say when something was. A source of this year's end may bear the next one. */
function datesOf({ notes, parameters, datasets, sources }: Notebook, month: string): readonly Dated[] {
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

/** Where a line says the date; nowhere when it cannot be found. */
function datePlace(lines: readonly string[], { key, date, entry = '' }: Dated): Where {
  const from = lines.findIndex((line) => (entry.startsWith('{') ? line.includes(entry) : line.startsWith(entry)))
  const index = lines.findIndex((line, at) => at >= from && line.includes(date) && new RegExp(`\\b${key}\\b`).test(line))
  const line = lines[index]
  if (line === undefined) return {}
  const column = line.indexOf(date) + 1
  return { start: { line: index + 1, column }, end: { line: index + 1, column: column + date.length } }
}

/** `month` is today's, as `2026-11`. */
export function futureDates(dir: string, notebook: Notebook, month: string): readonly Diagnostic[] {
  const future = datesOf(notebook, month).filter(({ date }) => date.slice(0, 7) > month.slice(0, date.length))
  if (future.length === 0) return []
  const files = new Map(listFiles(dir).files.map((file) => [file.path, file]))
  return future.map((dated) => {
    const there = files.get(dated.file)
    const lines = there ? readContent(there).toString('utf8').split(/\r?\n/) : []
    return problemIn({ file: dated.file, lines }, notebookFutureDate, datePlace(lines, dated), {
      message: `${dated.date} has not come yet.`,
      hint: 'Write the date on which it was.',
    })
  })
}
