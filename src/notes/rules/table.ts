/** Tables of a note. Every bar cuts a row, also one that stands in a wikilink, a formula or code. */
import type { Table, TableRow } from 'mdast'
import { type NodeContext, writtenAs } from '../checks/node-context.ts'
import { placeOf } from '../text/report.ts'
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

/** Constructs that a bar cuts in two, as they are written; an escaped bar does not match. */
const cut: readonly (readonly [what: string, pattern: RegExp, instead: string])[] = [
  ['wikilink', /(?<!\\)\[\[[^[\]\n|\\]*\|[^[\]\n]*\]\]/, '[[id\\|text]]'],
  ['formula', /(?<![\\$\w])\$(?=[|\\\p{L}({])[^$\n|]*(?<!\\)\|[^$\n]*(?<![\s$]|\b[A-Z]{1,2})\$(?!\d)/u, '$\\|x\\|$'],
  ['code', /(?<![\\`])`[^`\n|]*(?<!\\)\|[^`\n]*`/, '`a \\| b`'],
]

function isWhole(row: TableRow, columns: number, { source, report }: NodeContext): boolean {
  const { start, end } = placeOf(row)
  const written = writtenAs(row, source)
  let whole = true
  for (const [what, pattern, instead] of cut) {
    const match = pattern.exec(written)
    if (!match) continue
    whole = false
    const place = { line: start.line, column: start.column + match.index }
    report(
      noteTable,
      { start: place, end: { line: place.line, column: place.column + match[0].length } },
      { message: `The bar | in this ${what} ends the cell of the table.`, hint: `In a table write \\| for it: ${instead}.` },
    )
  }
  if (whole && row.children.length > columns) {
    whole = false
    const message = `This row has ${row.children.length} cells, and the first row ${columns}.`
    report(noteTable, { start, end }, { message, hint: 'Give it as many, and write \\| for a bar within a cell.' })
  }
  return whole
}

/** Reports rows that a bar has cut, and returns the others: the pieces of a cut row would only bring more reports. */
export function wholeRows(table: Table, context: NodeContext): readonly TableRow[] {
  const columns = table.children[0]?.children.length ?? 0
  return table.children.filter((row) => isWhole(row, columns, context))
}
