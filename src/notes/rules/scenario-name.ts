/** scenario/name: an assumption that nothing has. */
import type { Rule } from './rule.ts'

export const scenarioName: Rule = {
  code: 'scenario/name',
  level: 'error',
  title: 'An assumption that nothing has',
  explains:
    'An assumption of a scenario names a parameter of the book, or an input of a calculator with the calculator before it. A parameter stands in a scenario once, whatever it is called there.',
  example: 'assumptions:\n  gpuPrice:\n    value: $2\n    because: A price of this year.',
  fixed: 'assumptions:\n  gpuHourPrice:\n    value: $2\n    because: A price of this year.',
}
