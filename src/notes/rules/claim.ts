/** Claims of notes. */
import type { Rule } from './rule.ts'

export const claimCondition: Rule = {
  code: 'claim/condition',
  level: 'error',
  title: 'A condition that cannot be judged',
  explains: 'A condition compares one output of a calculator with a value: calculator.output(input=value) > threshold.',
  example: 'holds: lifetime-cost.inferenceShare is large',
  fixed: 'holds: lifetime-cost.inferenceShare > 50%',
}

export const claimDuplicate: Rule = {
  code: 'claim/duplicate',
  level: 'error',
  title: 'Two claims with one id',
  explains: 'A claim’s id is permanent and unique in the notebook: predictions and discussions refer to it.',
  example: 'inf-dominates, in two notes',
  fixed: 'inf-dominates, in one note',
}
