/** note/path: a file in the wrong place. */
import type { Rule } from './rule.ts'

export const notePath: Rule = {
  code: 'note/path',
  level: 'error',
  title: 'A file in the wrong place',
  explains:
    'A note lives in notes/<topic>/<id>.mdx. The topic is one of training, inference, scaling-laws, agentic-demand; the id is lower-case letters, digits and hyphens. The path gives the note its address.',
  example: 'content/notes/Training/My Note.mdx',
  fixed: 'content/notes/training/my-note.mdx',
}
