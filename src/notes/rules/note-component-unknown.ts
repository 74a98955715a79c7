/** note/component-unknown: an unknown component. */
import type { Rule } from './rule.ts'

export const noteComponentUnknown: Rule = {
  code: 'note/component-unknown',
  level: 'error',
  title: 'An unknown component',
  explains:
    'Notes may use Calculator, Claim, Dataset, Value and Parameter. The list is fixed; a new one is added in the code, with its tests.',
  example: '<Chart id="kv-cache" />',
  fixed: '<Calculator id="kv-cache" />',
}
