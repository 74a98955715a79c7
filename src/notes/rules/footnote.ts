/** Footnotes. */
import type { Rule } from './rule.ts'

export const noteFootnote: Rule = {
  code: 'note/footnote',
  level: 'error',
  title: 'A footnote that cannot be set in the margin',
  explains:
    'Footnotes become sidenotes: one paragraph each, defined once, referred to at least once, outside headings and other footnotes.',
  example: 'A loop has four steps.[^1]',
  fixed: 'A loop has four steps.[^1]\n\n[^1]: Forward, loss, backward, update.',
}
