/** claim/unknown: a claim that does not exist. */
import type { Rule } from './rule.ts'

export const claimUnknown: Rule = {
  code: 'claim/unknown',
  level: 'error',
  title: 'A claim that does not exist',
  explains: 'Claim shows a claim by its permanent id, from the frontmatter of some note.',
  example: '<Claim id="inf-dominate" />',
  fixed: '<Claim id="inf-dominates" />',
}
