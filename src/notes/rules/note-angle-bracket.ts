/** note/angle-bracket: a < in the text. */
import type { Rule } from './rule.ts'

export const noteAngleBracket: Rule = {
  code: 'note/angle-bracket',
  level: 'error',
  title: 'A < in the text',
  explains: 'A < starts a component. Write “less than”, put a comparison in dollar signs, or write \\< when you mean the sign itself.',
  example: 'Costs fall when x < 3.',
  fixed: 'Costs fall when $x < 3$.',
}
