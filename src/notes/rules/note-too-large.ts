/** note/too-large: the note is too large. */
import type { Rule } from './rule.ts'

export const noteTooLarge: Rule = {
  code: 'note/too-large',
  level: 'error',
  title: 'The note is too large',
  explains:
    'A note is one idea: at most 64 KiB, 2,000 lines, and 2,000 characters on a line. Split a longer text into several notes; break a long line.',
  example: 'A line of 2,500 characters.',
  fixed: 'The same text, with line breaks.',
}
