/** note/wikilink: a wikilink of the wrong form. */
import type { Rule } from './rule.ts'

export const noteWikilink: Rule = {
  code: 'note/wikilink',
  level: 'error',
  title: 'A wikilink of the wrong form',
  explains: '[[id]], [[id|text]] or [[id#heading]] links a note; [[param:id]], [[calc:id]], [[data:id]] and [[source:key]] link the rest.',
  example: 'See [[parameter:gpuHourPrice]].',
  fixed: 'See [[param:gpuHourPrice]].',
}
