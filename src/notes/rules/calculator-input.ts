/** calculator/input: an input that the calculator does not take, or cannot. */
import type { Rule } from './rule.ts'

export const calculatorInput: Rule = {
  code: 'calculator/input',
  level: 'error',
  title: 'An input that the calculator does not take, or cannot',
  explains:
    'Inputs are named as in the calculator’s page, and each value is read in the unit of its input and must be possible: a share is 40% or 0.4, a size 70B.',
  example: '<Calculator id="training-run" params="seventy" />',
  fixed: '<Calculator id="training-run" params="70B" />',
}
