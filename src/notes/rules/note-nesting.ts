/** note/nesting: nested too deeply. */
import type { Rule } from './rule.ts'

export const noteNesting: Rule = {
  code: 'note/nesting',
  level: 'error',
  title: 'Nested too deeply',
  explains:
    'Lists and quotes inside each other are limited (16 markers on a line, depth 24 in all), because a reader is lost long before and because the cost of reading them grows with the square of their depth.',
  example: '> > > > > > > > > > > > > > > > > A quote in a quote.',
  fixed: '> > A quote in a quote.',
}
