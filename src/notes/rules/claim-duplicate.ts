/** claim/duplicate: two claims with one id. */
import type { Rule } from './rule.ts'

export const claimDuplicate: Rule = {
  code: 'claim/duplicate',
  level: 'error',
  title: 'Two claims with one id',
  explains: 'A claim’s id is permanent and unique in the notebook: predictions and discussions refer to it.',
  example: 'inf-dominates, in two notes',
  fixed: 'inf-dominates, in one note',
}
