/** scenario/value: a value that a scenario cannot have. */
import type { Rule } from './rule.ts'

export const scenarioValue: Rule = {
  code: 'scenario/value',
  level: 'error',
  title: 'A value that a scenario cannot have',
  explains: 'The values of a scenario are read like those of a link: with or without their unit, inside what is possible.',
  example: 'assumptions:\n  trainingMfu:\n    value: 140%\n    because: A careful run.',
  fixed: 'assumptions:\n  trainingMfu:\n    value: 40%\n    because: A careful run.',
}
