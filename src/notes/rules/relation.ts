/** Relations between notes. */
import type { Rule } from './rule.ts'

export const graphDuplicateRelation: Rule = {
  code: 'graph/duplicate-relation',
  level: 'error',
  title: 'The same relation twice',
  explains: 'Two notes have at most one relation of each kind; a kind that reads the same both ways is declared in one of them.',
  example: '- to: kv-cache\n  kind: explains\n- to: kv-cache\n  kind: explains',
  fixed: '- to: kv-cache\n  kind: explains',
}

export const graphOrphan: Rule = {
  code: 'graph/orphan',
  level: 'warning',
  title: 'A note that nothing leads to',
  explains: 'Without a relation or a wikilink, either way, a reader who walks the map cannot reach it.',
  example: 'relations: []',
  fixed: 'relations:\n  - to: kv-cache\n    kind: explains\n    because: The cache is what has to be read for each token.',
}

export const graphSelfRelation: Rule = {
  code: 'graph/self-relation',
  level: 'error',
  title: 'A relation of a note to itself',
  explains: 'A relation joins two notes.',
  example: 'to: kv-cache, in kv-cache.mdx',
  fixed: 'to: decode-is-memory-bound',
}

export const graphUnknownRelationTarget: Rule = {
  code: 'graph/unknown-relation-target',
  level: 'error',
  title: 'A relation to a note that does not exist',
  explains: 'A relation names the other note by its id.',
  example: 'to: kv-cahce',
  fixed: 'to: kv-cache',
}
