/** graph/self-relation: a relation of a note to itself. */
import type { Rule } from './rule.ts'

export const graphSelfRelation: Rule = {
  code: 'graph/self-relation',
  level: 'error',
  title: 'A relation of a note to itself',
  explains: 'A relation joins two notes.',
  example: 'to: kv-cache, in kv-cache.mdx',
  fixed: 'to: decode-is-memory-bound',
}
