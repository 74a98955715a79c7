/** note/comment: a comment. */
import type { Rule } from './rule.ts'

export const noteComment: Rule = {
  code: 'note/comment',
  level: 'error',
  title: 'A comment',
  explains: 'A comment would be in the file but not on the page, hidden from the reader. Leave it out, or say it in the pull request.',
  example: '<!-- to do: check -->',
  fixed: 'This is not yet checked.',
}
