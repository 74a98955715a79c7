/** What would run as code. */
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

export const noteModule: Rule = {
  code: 'note/module',
  level: 'error',
  title: 'An import or export',
  explains:
    'In MDX, a line that starts with import or export loads or defines code. A note is text and never runs; the components it may use are always there.',
  example: "import fs from 'node:fs'",
  fixed: '<Calculator id="kv-cache" />',
}
