/** calculator/table: a calculator without its data. */
import type { Rule } from './rule.ts'

export const calculatorTable: Rule = {
  code: 'calculator/table',
  level: 'error',
  title: 'A calculator without its data',
  explains: 'A calculator offers rows of a data set, or shared parameters, that this notebook does not have.',
  example: '<Calculator id="training-run" />, without content/data/accelerators.csv',
  fixed: '<Calculator id="training-run" />, with it',
}
