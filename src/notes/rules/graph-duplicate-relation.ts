/** graph/duplicate-relation: the same relation twice. */
import type { Rule } from './rule.ts'

export const graphDuplicateRelation: Rule = {
  code: 'graph/duplicate-relation',
  level: 'error',
  title: 'The same relation twice',
  explains: 'Two notes have at most one relation of each kind; a kind that reads the same both ways is declared in one of them.',
  example: '- to: kv-cache\n  kind: explains\n- to: kv-cache\n  kind: explains',
  fixed: '- to: kv-cache\n  kind: explains',
}
