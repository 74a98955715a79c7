/** value/expect: a number that the model no longer gives. */
import type { Rule } from './rule.ts'

export const valueExpect: Rule = {
  code: 'value/expect',
  level: 'error',
  title: 'A number that the model no longer gives',
  explains:
    'The sentence expects one number and the model computes another. Either the model has changed and the sentence must follow, or one of them is wrong.',
  example: '<Value of="training-compute.flops" params="70B" tokens="1.4T" expect="7e23" />',
  fixed: '<Value of="training-compute.flops" params="70B" tokens="1.4T" expect="5.88e23" />',
}
