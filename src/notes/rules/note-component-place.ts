/** note/component-place: a component in the wrong place. */
import type { Rule } from './rule.ts'

export const noteComponentPlace: Rule = {
  code: 'note/component-place',
  level: 'error',
  title: 'A component in the wrong place',
  explains:
    'Calculator, Claim and Dataset are blocks and stand alone in their paragraph, with an empty line before and after. Value and Parameter stand in the text, but not in headings or link texts.',
  example: 'See <Calculator id="kv-cache" /> for more.',
  fixed: 'See the calculator.\n\n<Calculator id="kv-cache" />',
}
