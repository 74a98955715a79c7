/** note/as-typed: a mark that is printed as it is typed. */
import type { Rule } from './rule.ts'

export const noteAsTyped: Rule = {
  code: 'note/as-typed',
  level: 'warning',
  title: 'A mark that is printed as it is typed',
  explains:
    'This looks like a mark, and nothing reads it: a formula, code, bold text or a link that does not end, a link to a line [name]: that is not there, a formula between \\( and \\), an :emoji:, a #tag. End it, write it as the note language has it, or put a backslash before it if it is meant to be seen.',
  example: 'A step costs $C = 6ND and is **always paid.',
  fixed: 'A step costs $C = 6ND$ and is **always** paid.',
}
