/** Headings of a note. */
import type { Rule } from './rule.ts'

export const noteHeading: Rule = {
  code: 'note/heading',
  level: 'error',
  title: 'A heading of the wrong level or without text',
  explains:
    'The title is in the frontmatter, so headings in the text begin with ## and go down to ####. A heading is plain text, code or formulas: footnotes, citations and components belong in a paragraph.',
  example: '# The training loop',
  fixed: '## The training loop',
}
