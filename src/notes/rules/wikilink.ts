/** Wikilinks, as they are written and as they lead to notes. */
import type { Rule } from './rule.ts'

export const noteWikilink: Rule = {
  code: 'note/wikilink',
  level: 'error',
  title: 'A wikilink of the wrong form',
  explains: '[[id]], [[id|text]] or [[id#heading]] links a note; [[param:id]], [[calc:id]], [[data:id]] and [[source:key]] link the rest.',
  example: 'See [[parameter:gpuHourPrice]].',
  fixed: 'See [[param:gpuHourPrice]].',
}

export const linkUnknown: Rule = {
  code: 'link/unknown',
  level: 'error',
  title: 'A link to something that does not exist',
  explains:
    'A wikilink names a note by its id, title or alias; a parameter, calculator, data set or source as [[param:…]], [[calc:…]], [[data:…]] or [[source:…]].',
  example: 'See [[chinchila-optimal]].',
  fixed: 'See [[chinchilla-optimal]].',
}

export const linkAmbiguous: Rule = {
  code: 'link/ambiguous',
  level: 'error',
  title: 'A link that could mean two notes',
  explains: 'Two notes have this title or alias. Name the one that is meant by its id.',
  example: 'See [[optimal training]].',
  fixed: 'See [[chinchilla-optimal]].',
}

export const linkHeading: Rule = {
  code: 'link/heading',
  level: 'error',
  title: 'A link to a heading that does not exist',
  explains: 'The part after # is a heading of that note, as it stands there or as its address has it.',
  example: 'See [[kv-cache#Sise]].',
  fixed: 'See [[kv-cache#Size]].',
}

export const linkRenamed: Rule = {
  code: 'link/renamed',
  level: 'warning',
  title: 'A link by an id that a note had before',
  explains: 'The link works, and readers are sent on; write the note’s present id.',
  example: 'See [[chinchilla]].',
  fixed: 'See [[chinchilla-optimal]].',
}
