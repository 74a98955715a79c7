/** notebook/duplicate-name: two notes with one title or alias. */
import type { Rule } from './rule.ts'

export const notebookDuplicateName: Rule = {
  code: 'notebook/duplicate-name',
  level: 'warning',
  title: 'Two notes with one title or alias',
  explains: 'A wikilink by this name cannot tell which note is meant.',
  example: 'aliases: [scaling], in two notes',
  fixed: 'aliases: [scaling of training]',
}
