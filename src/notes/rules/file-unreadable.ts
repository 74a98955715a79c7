/** file/unreadable: a file or folder that the system does not open. */
import type { Rule } from './rule.ts'

export const fileUnreadable: Rule = {
  code: 'file/unreadable',
  level: 'error',
  title: 'A file that cannot be read',
  explains: 'The system does not open this file or folder: it is gone, or the person who runs the command may not read it.',
  example: '----------  content/notes/training/loop.mdx',
  fixed: '-rw-r--r--  content/notes/training/loop.mdx',
}
