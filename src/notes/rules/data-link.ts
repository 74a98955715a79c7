/** Cells that name a row of another data set, such as the accelerator of a price. `notebook/read-book.ts` looks them up when all are read. */
import { nearest } from '../../diagnostics/near.ts'
import type { TextFile } from '../text/read-text.ts'
import { quote, type Report, type Where } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const dataUnknownRow: Rule = {
  code: 'data/unknown-row',
  level: 'error',
  title: 'A cell that names a row which is not there',
  explains:
    'A column with “table” in its description names rows of that data set by their ids. A name that is not there is never replaced by another; the cell stays empty when the data set has no such row.',
  example: 'a,A,h1000',
  fixed: 'a,A,a',
}

/** A cell that names a row. */
export interface RowMention {
  readonly key: string
  readonly table: string
  readonly file: TextFile
  readonly where: Where
}

/** Reports the name of a row that a data set does not have. */
export function reportUnknownRow(name: string, table: string, rows: readonly string[], where: Where, report: Report): void {
  report(dataUnknownRow, where, {
    message: `“${quote(name)}” is no row of the table “${table}”.`,
    hint: 'Write the id of a row, or leave the cell empty.',
    suggestions: nearest(name, rows),
  })
}
