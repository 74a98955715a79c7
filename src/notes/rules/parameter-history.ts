/** parameter/history: former values out of order. */
import type { Rule } from './rule.ts'

export const parameterHistory: Rule = {
  code: 'parameter/history',
  level: 'error',
  title: 'Former values out of order',
  explains:
    'The former values of a parameter run from the oldest to the latest, each until the day on which the next one came, and each with low ≤ best ≤ high.',
  example: 'history:\n  - { until: "2027-05-02", best: 2, low: 1, high: 4 }\n  - { until: "2027-01-15", best: 3, low: 1, high: 4 }',
  fixed: 'history:\n  - { until: "2027-01-15", best: 3, low: 1, high: 4 }\n  - { until: "2027-05-02", best: 2, low: 1, high: 4 }',
}
