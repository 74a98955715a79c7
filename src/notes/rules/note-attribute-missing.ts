/** note/attribute-missing: a required attribute is missing. */
import type { Rule } from './rule.ts'

export const noteAttributeMissing: Rule = {
  code: 'note/attribute-missing',
  level: 'error',
  title: 'A required attribute is missing',
  explains: 'Calculator, Claim, Dataset and Parameter need id; Value needs of, such as of="training-run.cost".',
  example: '<Calculator params="70B" />',
  fixed: '<Calculator id="training-run" params="70B" />',
}
