/** notebook/duplicate-id: two notes with one id. */
import type { Rule } from './rule.ts'

export const notebookDuplicateId: Rule = {
  code: 'notebook/duplicate-id',
  level: 'error',
  title: 'Two notes with one id',
  explains: 'The id of a note is its file’s name, and is unique across topics, because addresses are.',
  example: 'notes/training/scaling.mdx and notes/inference/scaling.mdx',
  fixed: 'notes/training/scaling-of-training.mdx and notes/inference/scaling-of-serving.mdx',
}
