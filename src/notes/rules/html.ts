/** HTML, and angle brackets that are none. */
import type { Rule } from './rule.ts'

export const noteHtml: Rule = {
  code: 'note/html',
  level: 'error',
  title: 'An HTML tag',
  explains:
    'Notes have no HTML: Markdown has headings, emphasis, tables, links and images, and everything else is a component. So no note can carry script, style or a form.',
  example: '<b>Bold</b> words.',
  fixed: '**Bold** words.',
}

export const noteComment: Rule = {
  code: 'note/comment',
  level: 'error',
  title: 'A comment',
  explains: 'A comment would be in the file but not on the page, hidden from the reader. Leave it out, or say it in the pull request.',
  example: '<!-- to do: check -->',
  fixed: 'This is not yet checked.',
}

export const noteAngleBracket: Rule = {
  code: 'note/angle-bracket',
  level: 'error',
  title: 'A < in the text',
  explains: 'A < starts a component. Write “less than”, put a comparison in dollar signs, or write \\< when you mean the sign itself.',
  example: 'Costs fall when x < 3.',
  fixed: 'Costs fall when $x < 3$.',
}
