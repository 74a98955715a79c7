/** parameter/review: a value whose month of review has passed. Said by the check, which knows the date; a build does not. */
import type { Rule } from './rule.ts'

export const parameterReview: Rule = {
  code: 'parameter/review',
  level: 'warning',
  title: 'A value that is overdue for review',
  explains:
    'The month in “reviewBy” has passed. See whether the source still says so; then bring the value and “asOf” up to date, and set the month of the next review. Readers see the entry marked as overdue until then.',
  example: 'asOf: "2026-03"\nreviewBy: "2026-09"',
  fixed: 'asOf: "2026-10"\nreviewBy: "2027-04"',
}
