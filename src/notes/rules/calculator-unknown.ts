/** calculator/unknown: a calculator that does not exist. */
import type { Rule } from './rule.ts'

export const calculatorUnknown: Rule = {
  code: 'calculator/unknown',
  level: 'error',
  title: 'A calculator that does not exist',
  explains: 'A calculator is named by its id, such as training-run.',
  example: '<Calculator id="training-rum" />',
  fixed: '<Calculator id="training-run" />',
}
