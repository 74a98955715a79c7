/** Rows as CSV, the head among them: comma, CRLF, full precision. */
import { csvFormatRow } from 'd3'

export type Field = string | number | null

/** A text that a spreadsheet would take for a formula is marked as text. */
const fieldText = (value: Field): string =>
  value === null ? '' : typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)

export const csvText = (rows: readonly (readonly Field[])[]): string =>
  rows.map((row) => `${csvFormatRow(row.map(fieldText))}\r\n`).join('')
