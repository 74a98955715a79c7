/** Scenarios. `notebook/scenarios.ts` checks them while it reads them. */
import type { Rule } from './rule.ts'

export const scenarioBasis: Rule = {
  code: 'scenario/basis',
  level: 'error',
  title: 'A scenario’s value that stands on nothing',
  explains: 'Each value names its sources, or says why it was chosen; one without a source is shown as an assumption.',
  example: 'assumptions:\n  turns:\n    value: 13',
  fixed: 'assumptions:\n  turns:\n    value: 13\n    sources: [swebench2025]',
}

export const scenarioName: Rule = {
  code: 'scenario/name',
  level: 'error',
  title: 'An assumption that nothing has',
  explains:
    'An assumption of a scenario names a parameter of the book, or an input of a calculator with the calculator before it. A parameter stands in a scenario once, whatever it is called there.',
  example: 'assumptions:\n  gpuPrice:\n    value: $2\n    because: A price of this year.',
  fixed: 'assumptions:\n  gpuHourPrice:\n    value: $2\n    because: A price of this year.',
}

export const scenarioValue: Rule = {
  code: 'scenario/value',
  level: 'error',
  title: 'A value that a scenario cannot have',
  explains: 'The values of a scenario are read like those of a link: with or without their unit, inside what is possible.',
  example: 'assumptions:\n  trainingMfu:\n    value: 140%\n    because: A careful run.',
  fixed: 'assumptions:\n  trainingMfu:\n    value: 40%\n    because: A careful run.',
}
