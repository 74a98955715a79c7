/** graph/unknown-relation-target: a relation to a note that does not exist. */
import type { Rule } from './rule.ts'

export const graphUnknownRelationTarget: Rule = {
  code: 'graph/unknown-relation-target',
  level: 'error',
  title: 'A relation to a note that does not exist',
  explains: 'A relation names the other note by its id.',
  example: 'to: kv-cahce',
  fixed: 'to: kv-cache',
}
