/** note/attribute-value: an attribute value of the wrong form. */
import type { Rule } from './rule.ts'

export const noteAttributeValue: Rule = {
  code: 'note/attribute-value',
  level: 'error',
  title: 'An attribute value of the wrong form',
  explains: 'Ids are lower-case words with hyphens; of is calculator.output; digits is a whole number from 1 to 15.',
  example: 'The run costs <Value of="cost" />.',
  fixed: 'The run costs <Value of="training-run.cost" />.',
}
