/** notebook/formerly: a former id that is in use. */
import type { Rule } from './rule.ts'

export const notebookFormerly: Rule = {
  code: 'notebook/formerly',
  level: 'error',
  title: 'A former id that is in use',
  explains: 'An old address can lead to one note only, and not to one that exists under that id.',
  example: 'formerly: [kv-cache], while there is a note kv-cache',
  fixed: 'formerly: [key-value-cache]',
}
