/** note/module: an import or export. */
import type { Rule } from './rule.ts'

export const noteModule: Rule = {
  code: 'note/module',
  level: 'error',
  title: 'An import or export',
  explains:
    'In MDX, a line that starts with import or export loads or defines code. A note is text and never runs; the components it may use are always there.',
  example: "import fs from 'node:fs'",
  fixed: '<Calculator id="kv-cache" />',
}
