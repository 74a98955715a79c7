/** source/stray: text outside any entry. */
import type { Rule } from './rule.ts'

export const sourceStray: Rule = {
  code: 'source/stray',
  level: 'error',
  title: 'Text outside any entry',
  explains: 'BibTeX skips such text silently, so an entry whose @ was lost would vanish. A remark begins with %.',
  example: 'misc{ho2024,',
  fixed: '@misc{ho2024,',
}
