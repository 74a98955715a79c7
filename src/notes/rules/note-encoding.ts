/** note/encoding: not plain UTF-8. */
import type { Rule } from './rule.ts'

export const noteEncoding: Rule = {
  code: 'note/encoding',
  level: 'error',
  title: 'Not plain UTF-8',
  explains:
    'A note is UTF-8 text without a byte order mark, so that every tool reads the same characters. Save the file again as “UTF-8” in your editor.',
  example: 'Na\\xEFve (saved as Latin-1)',
  fixed: 'Naïve (saved as UTF-8)',
}
