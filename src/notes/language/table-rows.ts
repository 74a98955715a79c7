/** The rows of a table, which every bar cuts: also one that stands in a wikilink, a formula or code. */
import type { Table, TableRow } from 'mdast'
import type { Guard } from '../checks/check-context.ts'
import { noteTable } from '../rules/table.ts'
import { placeOf } from '../text/report.ts'

/** What a bar has cut in two, as it is written; what is escaped does not match. */
const cut: readonly (readonly [what: string, pattern: RegExp, instead: string])[] = [
  ['wikilink', /(?<!\\)\[\[[^[\]\n|\\]*\|[^[\]\n]*\]\]/, '[[id\\|text]]'],
  ['formula', /(?<![\\$\w])\$(?=[|\\\p{L}({])[^$\n|]*(?<!\\)\|[^$\n]*(?<![\s$]|\b[A-Z]{1,2})\$(?!\d)/u, '$\\|x\\|$'],
  ['code', /(?<![\\`])`[^`\n|]*(?<!\\)\|[^`\n]*`/, '`a \\| b`'],
]

function isWhole(row: TableRow, columns: number, { source, report }: Guard): boolean {
  const { start, end } = placeOf(row)
  const offset = row.position?.start.offset ?? 0
  const written = source.slice(offset, row.position?.end.offset)
  let whole = true
  for (const [what, pattern, instead] of cut) {
    const match = pattern.exec(written)
    if (!match) continue
    whole = false
    const place = { line: start.line, column: start.column + match.index }
    report({
      rule: noteTable,
      start: place,
      end: { line: place.line, column: place.column + match[0].length },
      message: `The bar | in this ${what} ends the cell of the table.`,
      hint: `in a table write \\| for it: ${instead}.`,
    })
  }
  if (whole && row.children.length > columns) {
    whole = false
    const message = `This row has ${row.children.length} cells, and the first row ${columns}.`
    report({ rule: noteTable, start, end, message, hint: 'give it as many, and write \\| for a bar within a cell.' })
  }
  return whole
}

/** Reports rows that a bar has cut, and gives the others: the pieces of the former would only bring more reports. */
export function wholeRows(table: Table, guard: Guard): readonly TableRow[] {
  const columns = table.children[0]?.children.length ?? 0
  return table.children.filter((row) => isWhole(row, columns, guard))
}
