/** value/output: an output that does not exist. */
import type { Rule } from './rule.ts'

export const valueOutput: Rule = {
  code: 'value/output',
  level: 'error',
  title: 'An output that does not exist',
  explains: 'Value shows one output of one calculator: of="calculator.output".',
  example: '<Value of="training-run.price" />',
  fixed: '<Value of="training-run.cost" />',
}
