/** notebook/few-relations: a note with few relations. */
import type { Rule } from './rule.ts'

export const notebookFewRelations: Rule = {
  code: 'notebook/few-relations',
  level: 'warning',
  title: 'A note with few relations',
  explains: 'A note is found by walking from others. Give it at least three relations, each with its reason.',
  example: 'relations: []',
  fixed: 'relations:\n  - to: kv-cache\n    kind: explains\n    because: The cache is what has to be read for each token.',
}
