/** graph/orphan: a note that nothing leads to. */
import type { Rule } from './rule.ts'

export const graphOrphan: Rule = {
  code: 'graph/orphan',
  level: 'warning',
  title: 'A note that nothing leads to',
  explains: 'Without a relation or a wikilink, either way, a reader who walks the map cannot reach it.',
  example: 'relations: []',
  fixed: 'relations:\n  - to: kv-cache\n    kind: explains\n    because: The cache is what has to be read for each token.',
}
