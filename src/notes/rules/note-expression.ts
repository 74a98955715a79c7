/** note/expression: curly braces in the text. */
import type { Rule } from './rule.ts'

export const noteExpression: Rule = {
  code: 'note/expression',
  level: 'error',
  title: 'Curly braces in the text',
  explains:
    'In MDX, curly braces run as code. A note is text and never runs, so they are refused rather than shown or dropped. A number comes from <Value>, a formula goes in dollar signs, and a brace that you mean is written \\{.',
  example: 'The budget is {6 * N * D} FLOP.',
  fixed: 'The budget is $6ND$ FLOP.',
}
