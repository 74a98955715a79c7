/** Tables of a note. */
import type { Rule } from './rule.ts'

export const noteTable: Rule = {
  code: 'note/table',
  level: 'error',
  title: 'A table whose bars do not fit',
  explains:
    'In a table each bar | ends a cell, also within a wikilink, a formula or code; there it is written \\|. Each row has as many cells as the first, and so has the line of dashes under it, or nothing is read as a table.',
  example: '| Note | Size |\n| --- | --- |\n| [[kv-cache|the cache]] | large |',
  fixed: '| Note | Size |\n| --- | --- |\n| [[kv-cache\\|the cache]] | large |',
}
