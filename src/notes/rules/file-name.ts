/** file/name: a name that cannot be an address. */
import type { Rule } from './rule.ts'

export const fileName: Rule = {
  code: 'file/name',
  level: 'error',
  title: 'A name that cannot be an address',
  explains:
    'The name of a note is its id and its address, so names have lower-case letters a to z, digits and single hyphens only. A name that Windows keeps for a device, such as con or aux, is refused too: nobody there could fetch the notebook.',
  example: 'content/notes/training/The Loop.mdx',
  fixed: 'content/notes/training/the-loop.mdx',
}
