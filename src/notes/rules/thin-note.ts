/** What a note needs to be of use. */
import type { Rule } from './rule.ts'

export const notebookFewRelations: Rule = {
  code: 'notebook/few-relations',
  level: 'warning',
  title: 'A note with few relations',
  explains: 'A note is found by walking from others. Give it at least three relations, each with its reason.',
  example: 'relations: []',
  fixed: 'relations:\n  - to: kv-cache\n    kind: explains\n    because: The cache is what has to be read for each token.',
}

export const notebookNoNumber: Rule = {
  code: 'notebook/no-number',
  level: 'warning',
  title: 'A note that computes nothing',
  explains: 'Every note carries at least one calculator, computed value, data set or figure, so that a reader can move something.',
  example: 'A run of this size is expensive.',
  fixed: 'A run of this size costs <Value of="training-run.cost" params="70B" />.',
}

export const notebookNoSource: Rule = {
  code: 'notebook/no-source',
  level: 'warning',
  title: 'A note that cites nothing',
  explains: 'A reader wants to know what a note stands on. Cite a source, or the works that it argues with.',
  example: 'Compute grew fourfold a year.',
  fixed: 'Compute grew fourfold a year [@sevilla2024].',
}
