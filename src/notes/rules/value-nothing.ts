/** value/nothing: a number that has no value in the book. */
import type { Rule } from './rule.ts'

export const valueNothing: Rule = {
  code: 'value/nothing',
  level: 'warning',
  title: 'A number that has no value in the book',
  explains: 'The calculator gives nothing for these inputs, so the sentence would show a dash.',
  example: '<Value of="training-compute.attentionShare" />',
  fixed: '<Value of="training-compute.attentionShare" layers="80" modelWidth="8192" sequence="4096" />',
}
