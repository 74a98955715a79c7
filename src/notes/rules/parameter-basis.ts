/** parameter/basis: a parameter that stands on nothing. */
import type { Rule } from './rule.ts'

export const parameterBasis: Rule = {
  code: 'parameter/basis',
  level: 'error',
  title: 'A parameter that stands on nothing',
  explains: 'Every value names its sources, or says in “assumption” what it stands on.',
  example: 'label: Turns of an agent task',
  fixed: 'label: Turns of an agent task\nassumption: A round number; published averages run from 10 to 60.',
}
