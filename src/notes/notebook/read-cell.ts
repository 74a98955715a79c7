/** A cell of a table of data: its text checked against the type of its column. */
import type { Cell, Column } from '../../records/dataset.ts'
import { quote } from '../text/report.ts'
import { isInCalendar } from '../yaml/yaml-fields.ts'

const numberForm = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/
/** A formula at the start or after a semicolon, where some spreadsheets begin a new cell; full-width signs count too. */
const formulaForm = /(?:^|;)["'\s]*([=+@\-＝＋＠－])/
const idForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The value of a cell, or why it has none. */
export function readCell(text: string, { type }: Column): { value: Cell } | { wrong: string; hint: string } {
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
