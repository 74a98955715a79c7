/** claim/condition: a condition that cannot be judged. */
import type { Rule } from './rule.ts'

export const claimCondition: Rule = {
  code: 'claim/condition',
  level: 'error',
  title: 'A condition that cannot be judged',
  explains: 'A condition compares one output of a calculator with a value: calculator.output(input=value) > threshold.',
  example: 'holds: lifetime-cost.inferenceShare is large',
  fixed: 'holds: lifetime-cost.inferenceShare > 50%',
}
