/** data/duplicate-row: two rows with one id. */
import type { Rule } from './rule.ts'

export const dataDuplicateRow: Rule = {
  code: 'data/duplicate-row',
  level: 'error',
  title: 'Two rows with one id',
  explains: 'A row is named by its id, so each id stands once.',
  example: 'h100-sxm,…\nh100-sxm,…',
  fixed: 'h100-sxm,…\nh100-pcie,…',
}
