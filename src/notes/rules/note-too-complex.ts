/** note/too-complex: too much in one note. */
import type { Rule } from './rule.ts'

export const noteTooComplex: Rule = {
  code: 'note/too-complex',
  level: 'error',
  title: 'Too much in one note',
  explains:
    'A note holds at most 5,000 pieces (words in bold, links, cells and so on) and 12,000 signs by which such pieces start and end, not too many of them in one paragraph, and is read in a bounded time. Split it.',
  example: 'A table of 10,000 cells.',
  fixed: 'The same data as a data set, shown with <Dataset id="…" />.',
}
