/** Computed values in prose. */
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

export const valueNothing: Rule = {
  code: 'value/nothing',
  level: 'warning',
  title: 'A number that has no value in the book',
  explains: 'The calculator gives nothing for these inputs, so the sentence would show a dash.',
  example: '<Value of="training-compute.attentionShare" />',
  fixed: '<Value of="training-compute.attentionShare" layers="80" modelWidth="8192" sequence="4096" />',
}

export const valueOutput: Rule = {
  code: 'value/output',
  level: 'error',
  title: 'An output that does not exist',
  explains: 'Value shows one output of one calculator: of="calculator.output".',
  example: '<Value of="training-run.price" />',
  fixed: '<Value of="training-run.cost" />',
}

export const valueUnit: Rule = {
  code: 'value/unit',
  level: 'error',
  title: 'A unit that this output cannot be shown in',
  explains: 'An output is shown in its own unit, or in another one of the same kind.',
  example: '<Value of="training-run.days" unit="USD" />',
  fixed: '<Value of="training-run.days" unit="month" />',
}
