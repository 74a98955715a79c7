/** parameter/duplicate: two parameters with one id. */
import type { Rule } from './rule.ts'

export const parameterDuplicate: Rule = {
  code: 'parameter/duplicate',
  level: 'error',
  title: 'Two parameters with one id',
  explains: 'An id names one quantity in the whole notebook, whatever file it is in.',
  example: 'gpuHourPrice, in prices.yaml and in training.yaml',
  fixed: 'gpuHourPrice, in prices.yaml',
}
