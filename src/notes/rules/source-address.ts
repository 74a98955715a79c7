/** source/address: an address that cannot be linked. */
import type { Rule } from './rule.ts'

export const sourceAddress: Rule = {
  code: 'source/address',
  level: 'error',
  title: 'An address that cannot be linked',
  explains: 'A source’s address is its DOI, its arXiv number (eprint with archivePrefix), or an https url.',
  example: 'url = {http://example.org/paper}',
  fixed: 'url = {https://example.org/paper}',
}
