/** yaml/value: a value of the wrong form. */
import type { Rule } from './rule.ts'

export const yamlValue: Rule = {
  code: 'yaml/value',
  level: 'error',
  title: 'A value of the wrong form',
  explains: 'Numbers are plain numbers in the unit beside them; dates are "2026" or "2026-03", in quotes.',
  example: 'asOf: 2026',
  fixed: 'asOf: "2026"',
}
