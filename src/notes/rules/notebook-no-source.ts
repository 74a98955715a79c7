/** notebook/no-source: a note that cites nothing. */
import type { Rule } from './rule.ts'

export const notebookNoSource: Rule = {
  code: 'notebook/no-source',
  level: 'warning',
  title: 'A note that cites nothing',
  explains: 'A reader wants to know what a note stands on. Cite a source, or the works that it argues with.',
  example: 'Compute grew fourfold a year.',
  fixed: 'Compute grew fourfold a year [@sevilla2024].',
}
