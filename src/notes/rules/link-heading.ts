/** link/heading: a link to a heading that does not exist. */
import type { Rule } from './rule.ts'

export const linkHeading: Rule = {
  code: 'link/heading',
  level: 'error',
  title: 'A link to a heading that does not exist',
  explains: 'The part after # is a heading of that note, as it stands there or as its address has it.',
  example: 'See [[kv-cache#Sise]].',
  fixed: 'See [[kv-cache#Size]].',
}
