/** source/duplicate: two sources with one key. */
import type { Rule } from './rule.ts'

export const sourceDuplicate: Rule = {
  code: 'source/duplicate',
  level: 'error',
  title: 'Two sources with one key',
  explains: 'A key names one source in the whole notebook, whatever file it is in.',
  example: 'ho2024, in training.bib and in growth.bib',
  fixed: 'ho2024, in training.bib',
}
