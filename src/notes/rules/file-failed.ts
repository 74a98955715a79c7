/** file/failed: a file on which a check itself failed. */
import type { Rule } from './rule.ts'

export const fileFailed: Rule = {
  code: 'file/failed',
  level: 'error',
  title: 'A file that the tools cannot check',
  explains:
    'Reading or checking this file failed in a way that nobody expected. That is a fault of the tools: please report it with the file. All other files are still checked.',
  example: 'content/notes/training/loop.mdx, which brings a check to a halt',
  fixed: 'The same file without what was added to it last',
}
