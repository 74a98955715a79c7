/** Parameters whose review is overdue on a given day. Apart from the rest of the check, because only this depends on the day. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Parameter } from '../../records/parameter.ts'
import { textOf } from '../notebook/read-notes.ts'
import { parameterReview } from '../rules/date.ts'
import { listFiles } from '../text/files.ts'
import { problemIn, type Where } from '../text/read-text.ts'

/** Where an entry of the file says its month of review; nowhere when it cannot be found. */
function reviewPlace(lines: readonly string[], id: string): Where {
  const entry = lines.findIndex((line) => line.startsWith(`${id}:`))
  const line = entry === -1 ? -1 : lines.findIndex((text, index) => index > entry && /^\s+reviewBy:/.test(text))
  const text = lines[line]
  if (text === undefined) return {}
  return { start: { line: line + 1, column: text.indexOf('reviewBy') + 1 }, end: { line: line + 1, column: text.length + 1 } }
}

/** Of the notebook in `dir`; `month` is today's, as `2026-11`. */
export function overdueReviews(dir: string, parameters: readonly Parameter[], month: string): readonly Diagnostic[] {
  const overdue = parameters.filter(({ reviewBy }) => reviewBy !== undefined && reviewBy < month)
  if (overdue.length === 0) return []
  const files = new Map(listFiles(dir).files.map((file) => [file.path, file]))
  return overdue.map(({ id, file, reviewBy, asOf }) => {
    const there = files.get(file)
    const lines = there ? textOf(there).split(/\r?\n/) : []
    return problemIn({ file, lines }, parameterReview, reviewPlace(lines, id), {
      message: `“${id}” was to be reviewed by ${reviewBy}; its value is as of ${asOf}.`,
      hint: 'See whether it still stands, then set “asOf” and the next “reviewBy”.',
    })
  })
}
