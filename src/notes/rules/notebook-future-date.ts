/** notebook/future-date: a date that has not come yet. Said by the check, which knows the month; a build does not. */
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
