/** parameter/range: values that do not fit together. */
import type { Rule } from './rule.ts'

export const parameterRange: Rule = {
  code: 'parameter/range',
  level: 'error',
  title: 'Values that do not fit together',
  explains: 'The values of a parameter run low ≤ best ≤ high; a log-normal one is above zero, and a logit-normal one between 0 and 1.',
  example: 'best: 5\nlow: 8\nhigh: 9',
  fixed: 'best: 8\nlow: 5\nhigh: 9',
}
