/** link/unknown: a link to something that does not exist. */
import type { Rule } from './rule.ts'

export const linkUnknown: Rule = {
  code: 'link/unknown',
  level: 'error',
  title: 'A link to something that does not exist',
  explains:
    'A wikilink names a note by its id, title or alias; a parameter, calculator, data set or source as [[param:…]], [[calc:…]], [[data:…]] or [[source:…]].',
  example: 'See [[chinchila-optimal]].',
  fixed: 'See [[chinchilla-optimal]].',
}
