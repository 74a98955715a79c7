/** value/unit: a unit that this output cannot be shown in. */
import type { Rule } from './rule.ts'

export const valueUnit: Rule = {
  code: 'value/unit',
  level: 'error',
  title: 'A unit that this output cannot be shown in',
  explains: 'An output is shown in its own unit, or in another one of the same kind.',
  example: '<Value of="training-run.days" unit="USD" />',
  fixed: '<Value of="training-run.days" unit="month" />',
}
