/** note/html: an HTML tag. */
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
