/** Files as a whole: there, readable, read. `text/files.ts`, `text/guarded.ts` and `notebook/notebook.ts` report what is not. */
import type { Rule } from './rule.ts'

export const fileMissing: Rule = {
  code: 'file/missing',
  level: 'error',
  title: 'No notebook there',
  explains: 'The folder that CONTENT_DIR or the command names does not exist, or holds no note.',
  example: 'CONTENT_DIR=contnet',
  fixed: 'CONTENT_DIR=content',
}

export const fileUnreadable: Rule = {
  code: 'file/unreadable',
  level: 'error',
  title: 'A file that cannot be read',
  explains: 'The system does not open this file or folder: it is gone, or the person who runs the command may not read it.',
  example: '----------  content/notes/training/loop.mdx',
  fixed: '-rw-r--r--  content/notes/training/loop.mdx',
}

export const fileFailed: Rule = {
  code: 'file/failed',
  level: 'error',
  title: 'A file that the tools cannot check',
  explains:
    'Reading or checking this file failed in a way that nobody expected. That is a fault of the tools: please report it with the file. All other files are still checked.',
  example: 'content/notes/training/loop.mdx, which brings a check to a halt',
  fixed: 'The same file without what was added to it last',
}

export const fileNotRead: Rule = {
  code: 'file/not-read',
  level: 'warning',
  title: 'A file that nothing reads yet',
  explains: 'Discussions and paths have their folders, and this version does not read them.',
  example: 'content/paths/first-steps.yaml',
  fixed: 'content/notes/training/first-steps.mdx',
}

export const fileManyProblems: Rule = {
  code: 'file/many-problems',
  level: 'error',
  title: 'A file with more problems than are listed',
  explains: 'Of each file the first 200 errors and the first 200 warnings are listed; mostly the rest comes from the same mistake.',
  example: 'A table of 5,000 rows with a unit in every cell.',
  fixed: 'The unit in the description, and plain numbers in the cells.',
}
