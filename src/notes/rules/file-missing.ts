/** file/missing: no notebook there. */
import type { Rule } from './rule.ts'

export const fileMissing: Rule = {
  code: 'file/missing',
  level: 'error',
  title: 'No notebook there',
  explains: 'The folder that CONTENT_DIR or the command names does not exist, or holds no note.',
  example: 'CONTENT_DIR=contnet',
  fixed: 'CONTENT_DIR=content',
}
