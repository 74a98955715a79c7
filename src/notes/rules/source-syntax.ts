/** source/syntax: an entry that is not readable as BibTeX. */
import type { Rule } from './rule.ts'

export const sourceSyntax: Rule = {
  code: 'source/syntax',
  level: 'error',
  title: 'An entry that is not readable as BibTeX',
  explains: 'Each entry is parsed alone. Look for a missing comma, quote or brace, on the line named or the one before.',
  example: '@misc{ho2024,\n  title = {Algorithmic progress}\n  year = {2024}\n}',
  fixed: '@misc{ho2024,\n  title = {Algorithmic progress},\n  year = {2024}\n}',
}
