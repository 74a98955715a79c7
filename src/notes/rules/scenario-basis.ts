/** scenario/basis: a scenario’s value that stands on nothing. */
import type { Rule } from './rule.ts'

export const scenarioBasis: Rule = {
  code: 'scenario/basis',
  level: 'error',
  title: 'A scenario’s value that stands on nothing',
  explains: 'Each value names its sources, or says why it was chosen; one without a source is shown as an assumption.',
  example: 'assumptions:\n  turns:\n    value: 13',
  fixed: 'assumptions:\n  turns:\n    value: 13\n    sources: [swebench2025]',
}
