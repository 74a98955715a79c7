/** link/ambiguous: a link that could mean two notes. */
import type { Rule } from './rule.ts'

export const linkAmbiguous: Rule = {
  code: 'link/ambiguous',
  level: 'error',
  title: 'A link that could mean two notes',
  explains: 'Two notes have this title or alias. Name the one that is meant by its id.',
  example: 'See [[optimal training]].',
  fixed: 'See [[chinchilla-optimal]].',
}
