/** What the description of a column asks of its cells beside their type: one of stated words, other cells with it, one row of a kind. `notebook/datasets.ts` calls the checks. */
import { nearest } from '../../diagnostics/near.ts'
import type { Cell, Column } from '../../records/dataset.ts'
import { quote, type Report, type Where } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const dataValue: Rule = {
  code: 'data/value',
  level: 'error',
  title: 'A word that the column does not know',
  explains:
    'A column whose description has “values” takes those words and no others, or an empty cell: calculators, filters and charts go by them, so another word would be a group of its own.',
  example: 'big-model,A model,frontyer',
  fixed: 'big-model,A model,frontier',
}

export const dataNeeds: Rule = {
  code: 'data/needs',
  level: 'error',
  title: 'A cell that means nothing without another',
  explains:
    'A column whose description has “needs” is filled only together with those columns: a length above which another price counts, with that price.',
  example: 'big-model,A model,200e3,',
  fixed: 'big-model,A model,200e3,4',
}

export const dataOnePer: Rule = {
  code: 'data/one-per',
  level: 'error',
  title: 'Two rows that both stand for one thing',
  explains:
    'A column whose description has “onePer” is filled in one row at most for each value of that other column: of all prices of a chip, one is the price that calculators take.',
  example: 'quote-1,A quote,h100,yes\nquote-2,Another,h100,yes',
  fixed: 'quote-1,A quote,h100,yes\nquote-2,Another,h100,',
}

type Cells = Readonly<Record<string, Cell>>
const isFilled = (cell: Cell | undefined): boolean => cell !== null && cell !== undefined && cell !== ''

/** Reports words that a column does not take, and cells that lack those they need. `place` is where the cell of a column stands. */
export function checkChoices(cells: Cells, columns: readonly Column[], place: (index: number) => Where, report: Report): void {
  for (const [index, { id, values, needs = [] }] of columns.entries()) {
    const cell = cells[id]
    if (values && typeof cell === 'string' && !values.includes(cell)) {
      const message = `${id}: “${quote(cell)}” is none of ${values.join(', ')}.`
      report(dataValue, place(index), { message, hint: 'Write one of them, or leave the cell empty.', suggestions: nearest(cell, values) })
    }
    const lacking = isFilled(cell) ? needs.filter((other) => !isFilled(cells[other])) : []
    if (lacking.length > 0)
      report(dataNeeds, place(index), {
        message: `${id} is given without ${lacking.join(' and ')}.`,
        hint: `Fill ${lacking.length === 1 ? 'that cell' : 'those cells'} too, or leave this one empty.`,
      })
  }
}

/** A row with its line and where its cells stand. */
export interface PlacedRow {
  readonly row: Cells
  readonly line: number
  readonly place: (index: number) => Where
}

/** Reports rows that stand for one thing with an earlier one. */
export function checkOnePer(rows: readonly PlacedRow[], columns: readonly Column[], file: string, report: Report): void {
  for (const [index, { id, onePer }] of columns.entries()) {
    if (onePer === undefined) continue
    const first = new Map<Cell, number>()
    for (const { row, line, place } of rows) {
      const of = row[onePer] ?? null
      if (!isFilled(row[id]) || !isFilled(of)) continue
      const before = first.get(of)
      if (before === undefined) first.set(of, line)
      else
        report(dataOnePer, place(index), {
          message: `${id}: another row of ${onePer} “${quote(String(of))}” has it already.`,
          hint: 'Leave it empty in all but one of them.',
          related: [{ file, start: { line: before, column: 1 }, message: 'The first.' }],
        })
    }
  }
}
