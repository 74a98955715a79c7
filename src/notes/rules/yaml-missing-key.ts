/** yaml/missing-key: a key that is missing. */
import type { Rule } from './rule.ts'

export const yamlMissingKey: Rule = {
  code: 'yaml/missing-key',
  level: 'error',
  title: 'A key that is missing',
  explains:
    'A parameter needs label, unit, best, low, high, distribution and asOf; a data set needs title, description, key, sources, licence, asOf and columns.',
  example: 'electricityPrice:\n  label: Price of electricity',
  fixed:
    'electricityPrice:\n  label: Price of electricity\n  unit: USD/kWh\n  best: 0.08\n  low: 0.05\n  high: 0.25\n  distribution: log-normal\n  asOf: "2025"\n  assumption: A round figure.',
}
