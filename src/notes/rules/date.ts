/** Dates, judged on the day of the check. */
import type { Rule } from './rule.ts'

/** Given by the check, which knows the date; a build does not. */
export const notebookFutureDate: Rule = {
  code: 'notebook/future-date',
  level: 'warning',
  title: 'A date that has not come yet',
  explains:
    'A note was changed, a value held, and a source was published on a day that has been. A later date is a slip, and it would put the note first among the latest for years. What is due later stands in “reviewBy”.',
  example: 'updated: 2062-11-22',
  fixed: 'updated: 2026-11-22',
}

/** Given by the check, which knows the date; a build does not. */
export const parameterReview: Rule = {
  code: 'parameter/review',
  level: 'warning',
  title: 'A value that is overdue for review',
  explains:
    'The month in “reviewBy” has passed. See whether the source still says so; then bring the value and “asOf” up to date, and set the month of the next review. Readers see the entry marked as overdue until then.',
  example: 'asOf: "2026-03"\nreviewBy: "2026-09"',
  fixed: 'asOf: "2026-10"\nreviewBy: "2027-04"',
}
