/** unit/unknown: a unit that does not exist. */
import type { Rule } from './rule.ts'

export const unitUnknown: Rule = {
  code: 'unit/unknown',
  level: 'error',
  title: 'A unit that does not exist',
  explains: 'Units are a closed list, so that quantities can be read, converted and printed in one way.',
  example: 'unit: dollars',
  fixed: 'unit: USD',
}
