/** Cells of a data set: from the text in the table to a value, and the place of a cell in its line. */
import type { Cell, Column } from '../../records/dataset.ts'
import type { TextFile } from '../text/read-text.ts'
import { quote, type Where } from '../text/report.ts'
import { isInCalendar } from '../yaml/yaml-fields.ts'

const numberForm = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/
/** A formula at the start or after a semicolon, where some spreadsheets begin a new cell; full-width signs count too. */
const formulaForm = /(?:^|;)["'\s]*([=+@\-＝＋＠－])/
/** Columns of dates, by their ids. */
const dateColumns: ReadonlySet<string> = new Set(['date', 'from', 'until', 'released', 'measured'])
const dateForm = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/
const idForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The value of a cell, or why it has none. */
export function readCell(text: string, { id, type }: Column): { value: Cell } | { wrong: string; hint: string } {
  if (type === 'id')
    return idForm.test(text)
      ? { value: text }
      : { wrong: `“${quote(text)}” is not an id.`, hint: 'An id has lower-case letters, digits and single hyphens.' }
  if (text === '') return { value: null }
  if (type !== 'number') {
    const formula = formulaForm.exec(text)?.[1]
    if (formula !== undefined)
      return { wrong: `A text that begins with “${formula}” is run as a formula by spreadsheets.`, hint: 'Begin it with a word.' }
    if (/[\n\t]/.test(text) || text.trim() !== text)
      return { wrong: 'This text has a line break, a tab, or spaces at its ends.', hint: 'Take them out.' }
    if (dateColumns.has(id) && !dateForm.test(text))
      return { wrong: `“${quote(text)}” is not a date.`, hint: 'Write a day, a month or a year: 2026-11-20, 2026-11, 2026.' }
    if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !isInCalendar(text))
      return { wrong: `There is no day “${text}” in the calendar.`, hint: 'Write year, month, day: 2026-11-20.' }
    return text.length > 600
      ? { wrong: 'This text has more than 600 characters.', hint: 'Shorten it; what is longer belongs in a note.' }
      : { value: text }
  }
  const number = Number(text)
  if (!numberForm.test(text) || !Number.isFinite(number))
    return {
      wrong: `“${quote(text)}” is not a plain number.`,
      hint: 'Write 70000000000 or 70e9, without letters, commas or units; the unit is the column’s.',
    }
  return { value: number }
}

/** The place of a cell in its line, found by its text when quotes make the count of characters uncertain. */
export function cellWhere(file: TextFile, lineNumber: number, cells: readonly string[], index: number): Where {
  const text = file.lines[lineNumber - 1] ?? ''
  const cell = cells[index] ?? ''
  const counted = cells.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0)
  const offset =
    text.slice(counted, counted + cell.length) === cell && !text.slice(0, counted).includes('"') ? counted : Math.max(0, text.indexOf(cell))
  return { start: { line: lineNumber, column: offset + 1 }, end: { line: lineNumber, column: offset + Math.max(1, cell.length) + 1 } }
}
