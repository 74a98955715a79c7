/** parameter/unknown: a parameter that does not exist. */
import type { Rule } from './rule.ts'

export const parameterUnknown: Rule = {
  code: 'parameter/unknown',
  level: 'error',
  title: 'A parameter that does not exist',
  explains: 'A parameter is named by its id in content/parameters.',
  example: '<Parameter id="gpuPrice" />',
  fixed: '<Parameter id="gpuHourPrice" />',
}
