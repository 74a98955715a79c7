/** note/unknown-syntax: something that the note language does not have. */
import type { Rule } from './rule.ts'

export const noteUnknownSyntax: Rule = {
  code: 'note/unknown-syntax',
  level: 'error',
  title: 'Something that the note language does not have',
  explains:
    'The note language is a closed list: paragraphs, headings, lists, tables, quotes, alerts, code, formulas, links, images, footnotes, citations and components. Anything else is refused.',
  example: '(a construct added to the parser later)',
  fixed: 'The same idea in plain Markdown.',
}
