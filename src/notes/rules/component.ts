/** Tags of components: which there are, how they are written, where they stand. */
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

export const noteComponentForm: Rule = {
  code: 'note/component-form',
  level: 'error',
  title: 'A component written in another form',
  explains: 'A component is one tag that closes itself: <Name attribute="text" />. It has no content between an opening and a closing tag.',
  example: '<Calculator id="kv-cache">Cache</Calculator>',
  fixed: '<Calculator id="kv-cache" />',
}

export const noteComponentPlace: Rule = {
  code: 'note/component-place',
  level: 'error',
  title: 'A component in the wrong place',
  explains:
    'Calculator, Claim and Dataset are blocks and stand alone in their paragraph, with an empty line before and after. Value and Parameter stand in the text, but not in headings or link texts.',
  example: 'See <Calculator id="kv-cache" /> for more.',
  fixed: 'See the calculator.\n\n<Calculator id="kv-cache" />',
}
