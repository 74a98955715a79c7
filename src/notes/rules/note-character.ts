/** note/character: a character that cannot be seen. */
import type { Rule } from './rule.ts'

export const noteCharacter: Rule = {
  code: 'note/character',
  level: 'error',
  title: 'A character that cannot be seen',
  explains:
    'Control, zero-width and bidirectional characters make a text look different from what it is, to a reviewer and to search. They often come along when text is pasted from a web page.',
  example: 'Compute\u200b is cheap.',
  fixed: 'Compute is cheap.',
}
