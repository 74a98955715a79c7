/** file/not-read: a file that nothing reads yet. */
import type { Rule } from './rule.ts'

export const fileNotRead: Rule = {
  code: 'file/not-read',
  level: 'warning',
  title: 'A file that nothing reads yet',
  explains: 'Discussions and paths have their folders, and this version does not read them.',
  example: 'content/paths/first-steps.yaml',
  fixed: 'content/notes/training/first-steps.mdx',
}
