/** link/renamed: a link by an id that a note had before. */
import type { Rule } from './rule.ts'

export const linkRenamed: Rule = {
  code: 'link/renamed',
  level: 'warning',
  title: 'A link by an id that a note had before',
  explains: 'The link works, and readers are sent on; write the note’s present id.',
  example: 'See [[chinchilla]].',
  fixed: 'See [[chinchilla-optimal]].',
}
