/** Entries of the parameter book. */
import type { Rule } from './rule.ts'

export const parameterBasis: Rule = {
  code: 'parameter/basis',
  level: 'error',
  title: 'A parameter that stands on nothing',
  explains: 'Every value names its sources, or says in “assumption” what it stands on.',
  example: 'label: Turns of an agent task',
  fixed: 'label: Turns of an agent task\nassumption: A round number; published averages run from 10 to 60.',
}

export const parameterDuplicate: Rule = {
  code: 'parameter/duplicate',
  level: 'error',
  title: 'Two parameters with one id',
  explains: 'An id names one quantity in the whole notebook, whatever file it is in.',
  example: 'gpuHourPrice, in prices.yaml and in training.yaml',
  fixed: 'gpuHourPrice, in prices.yaml',
}

export const parameterHistory: Rule = {
  code: 'parameter/history',
  level: 'error',
  title: 'Former values out of order',
  explains:
    'The former values of a parameter run from the oldest to the latest, each until the day on which the next one came, and each with low ≤ best ≤ high.',
  example: 'history:\n  - { until: "2027-05-02", best: 2, low: 1, high: 4 }\n  - { until: "2027-01-15", best: 3, low: 1, high: 4 }',
  fixed: 'history:\n  - { until: "2027-01-15", best: 3, low: 1, high: 4 }\n  - { until: "2027-05-02", best: 2, low: 1, high: 4 }',
}

export const parameterRange: Rule = {
  code: 'parameter/range',
  level: 'error',
  title: 'Values that do not fit together',
  explains: 'The values of a parameter run low ≤ best ≤ high; a log-normal one is above zero, and a logit-normal one between 0 and 1.',
  example: 'best: 5\nlow: 8\nhigh: 9',
  fixed: 'best: 8\nlow: 5\nhigh: 9',
}

export const unitUnknown: Rule = {
  code: 'unit/unknown',
  level: 'error',
  title: 'A unit that does not exist',
  explains: 'Units are a closed list, so that quantities can be read, converted and printed in one way.',
  example: 'unit: dollars',
  fixed: 'unit: USD',
}
