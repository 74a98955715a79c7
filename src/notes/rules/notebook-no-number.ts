/** notebook/no-number: a note that computes nothing. */
import type { Rule } from './rule.ts'

export const notebookNoNumber: Rule = {
  code: 'notebook/no-number',
  level: 'warning',
  title: 'A note that computes nothing',
  explains: 'Every note carries at least one calculator, computed value, data set or figure, so that a reader can move something.',
  example: 'A run of this size is expensive.',
  fixed: 'A run of this size costs <Value of="training-run.cost" params="70B" />.',
}
