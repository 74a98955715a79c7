/** note/attribute-code: code in an attribute. */
import type { Rule } from './rule.ts'

export const noteAttributeCode: Rule = {
  code: 'note/attribute-code',
  level: 'error',
  title: 'Code in an attribute',
  explains: 'An attribute in curly braces, or a spread {...x}, would run as code. Attributes of a note are text in double quotes.',
  example: '<Calculator id={process.env.HOME} />',
  fixed: '<Calculator id="kv-cache" />',
}
