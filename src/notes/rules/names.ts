/** Names that notes share. */
import type { Rule } from './rule.ts'

export const notebookDuplicateId: Rule = {
  code: 'notebook/duplicate-id',
  level: 'error',
  title: 'Two notes with one id',
  explains: 'The id of a note is its file’s name, and is unique across topics, because addresses are.',
  example: 'notes/training/scaling.mdx and notes/inference/scaling.mdx',
  fixed: 'notes/training/scaling-of-training.mdx and notes/inference/scaling-of-serving.mdx',
}

export const notebookDuplicateName: Rule = {
  code: 'notebook/duplicate-name',
  level: 'warning',
  title: 'Two notes with one title or alias',
  explains: 'A wikilink by this name cannot tell which note is meant.',
  example: 'aliases: [scaling], in two notes',
  fixed: 'aliases: [scaling of training]',
}

export const notebookFormerly: Rule = {
  code: 'notebook/formerly',
  level: 'error',
  title: 'A former id that is in use',
  explains: 'An old address can lead to one note only, and not to one that exists under that id.',
  example: 'formerly: [kv-cache], while there is a note kv-cache',
  fixed: 'formerly: [key-value-cache]',
}
