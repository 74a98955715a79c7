/** file/many-problems: a file with more problems than are listed. */
import type { Rule } from './rule.ts'

export const fileManyProblems: Rule = {
  code: 'file/many-problems',
  level: 'error',
  title: 'A file with more problems than are listed',
  explains: 'Of each file the first 200 errors and the first 200 warnings are listed; mostly the rest comes from the same mistake.',
  example: 'A table of 5,000 rows with a unit in every cell.',
  fixed: 'The unit in the description, and plain numbers in the cells.',
}
