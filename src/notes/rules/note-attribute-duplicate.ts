/** note/attribute-duplicate: an attribute given twice. */
import type { Rule } from './rule.ts'

export const noteAttributeDuplicate: Rule = {
  code: 'note/attribute-duplicate',
  level: 'error',
  title: 'An attribute given twice',
  explains: 'The second would silently replace the first.',
  example: '<Calculator id="kv-cache" id="training-run" />',
  fixed: '<Calculator id="kv-cache" />',
}
