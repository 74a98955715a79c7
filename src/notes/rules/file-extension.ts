/** file/extension: a kind of file that nothing reads. */
import type { Rule } from './rule.ts'

export const fileExtension: Rule = {
  code: 'file/extension',
  level: 'error',
  title: 'A kind of file that nothing reads',
  explains: 'Each folder takes its own kinds of files. Scripts, pages, styles and SVG drawings are never among them.',
  example: 'content/notes/training/drawing.svg',
  fixed: 'content/notes/training/drawing.png',
}
