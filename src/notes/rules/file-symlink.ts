/** file/symlink: a symbolic link. */
import type { Rule } from './rule.ts'

export const fileSymlink: Rule = {
  code: 'file/symlink',
  level: 'error',
  title: 'A symbolic link',
  explains: 'A link can lead out of the notebook, to files that are nobody’s notes. Only regular files are read.',
  example: 'content/notes/training/loop.mdx → /etc/passwd',
  fixed: 'content/notes/training/loop.mdx, the file itself',
}
