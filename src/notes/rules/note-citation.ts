/** note/citation: a citation of the wrong form. */
import type { Rule } from './rule.ts'

export const noteCitation: Rule = {
  code: 'note/citation',
  level: 'error',
  title: 'A citation of the wrong form',
  explains:
    'A citation is [@key], [@key, table 3], [see @a; @b, p. 5], or @key in the text. Every part between semicolons names one source.',
  example: 'Compute grows [@hoffmann2022; see also].',
  fixed: 'Compute grows [see also @hoffmann2022].',
}
