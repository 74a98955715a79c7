/** file/executable: a file that is marked as a program. */
import type { Rule } from './rule.ts'

export const fileExecutable: Rule = {
  code: 'file/executable',
  level: 'error',
  title: 'A file that is marked as a program',
  explains: 'Nothing in a notebook is run, so nothing needs the mark. Take it off with chmod -x.',
  example: '-rwxr-xr-x  content/notes/training/loop.mdx',
  fixed: '-rw-r--r--  content/notes/training/loop.mdx',
}
