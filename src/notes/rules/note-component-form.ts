/** note/component-form: a component written in another form. */
import type { Rule } from './rule.ts'

export const noteComponentForm: Rule = {
  code: 'note/component-form',
  level: 'error',
  title: 'A component written in another form',
  explains: 'A component is one tag that closes itself: <Name attribute="text" />. It has no content between an opening and a closing tag.',
  example: '<Calculator id="kv-cache">Cache</Calculator>',
  fixed: '<Calculator id="kv-cache" />',
}
