/** data/key: no column that names the rows. */
import type { Rule } from './rule.ts'

export const dataKey: Rule = {
  code: 'data/key',
  level: 'error',
  title: 'No column that names the rows',
  explains: 'The key of a data set is a column of type id: notes and calculators name a row by it.',
  example: 'key: name',
  fixed: 'key: id',
}
