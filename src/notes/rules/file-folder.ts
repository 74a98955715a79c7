/** file/folder: a folder that nothing reads. */
import type { Rule } from './rule.ts'

export const fileFolder: Rule = {
  code: 'file/folder',
  level: 'error',
  title: 'A folder that nothing reads',
  explains: 'A notebook has the folders notes (with one folder a topic), sources, parameters, data, scenarios, discussions and paths.',
  example: 'content/notes/trainig/loop.mdx',
  fixed: 'content/notes/training/loop.mdx',
}
