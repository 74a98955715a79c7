/** note/attribute-form: an attribute without a quoted value. */
import type { Rule } from './rule.ts'

export const noteAttributeForm: Rule = {
  code: 'note/attribute-form',
  level: 'error',
  title: 'An attribute without a quoted value',
  explains: 'An attribute is written name="text", with the value in double quotes and nothing else.',
  example: '<Calculator id=kv-cache />',
  fixed: '<Calculator id="kv-cache" />',
}
