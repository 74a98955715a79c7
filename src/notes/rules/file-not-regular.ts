/** file/not-regular: neither a file nor a folder. */
import type { Rule } from './rule.ts'

export const fileNotRegular: Rule = {
  code: 'file/not-regular',
  level: 'error',
  title: 'Neither a file nor a folder',
  explains: 'Pipes, sockets and devices are not notes.',
  example: 'prw-r--r--  content/notes/training/loop.mdx',
  fixed: '-rw-r--r--  content/notes/training/loop.mdx',
}
