/** data/syntax: a table that is not readable as CSV. */
import type { Rule } from './rule.ts'

export const dataSyntax: Rule = {
  code: 'data/syntax',
  level: 'error',
  title: 'A table that is not readable as CSV',
  explains: 'Cells are separated by commas; one that holds a comma or a quote stands in quotes, with its own quotes doubled.',
  example: 'gpt-3,"GPT-3" 175B,2020',
  fixed: 'gpt-3,GPT-3 175B,2020',
}
