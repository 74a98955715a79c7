/** data/pair: a table without its description, or the reverse. */
import type { Rule } from './rule.ts'

export const dataPair: Rule = {
  code: 'data/pair',
  level: 'error',
  title: 'A table without its description, or the reverse',
  explains: 'A data set is two files with one name: the table in .csv, and its columns, units, sources and licence in .yaml.',
  example: 'content/data/chips.csv alone',
  fixed: 'content/data/chips.csv and content/data/chips.yaml',
}
