/** text/encoding: a file that is not plain UTF-8. */
import type { Rule } from './rule.ts'

export const textEncoding: Rule = {
  code: 'text/encoding',
  level: 'error',
  title: 'A file that is not plain UTF-8',
  explains: 'Sources, parameters and data are UTF-8 text without a byte order mark.',
  example: 'Caf\\xe9, in Latin-1',
  fixed: 'Café, in UTF-8',
}
