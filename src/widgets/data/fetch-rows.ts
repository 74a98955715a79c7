/** All rows of a data set, from the file that anyone can download. */
import { csvParseRows } from 'd3'
import { csvAddress } from '../../records/address.ts'
import type { Cell, Column, Row } from '../../records/dataset.ts'
import { once } from '../page/once.ts'

/** Rows of a CSV with a head: numbers in columns of numbers, null for what is empty. */
export function readRows(csv: string, columns: readonly Column[]): readonly Row[] {
  const [head = [], ...lines] = csvParseRows(csv)
  const types = new Map(columns.map(({ id, type }) => [id, type]))
  const cellOf = (id: string, text: string): Cell => (text === '' ? null : types.get(id) === 'number' ? Number(text) : text)
  return lines.map((cells) => Object.fromEntries(head.map((id, index) => [id, cellOf(id, cells[index] ?? '')])))
}

/** Fetched once; rejects when the file cannot be had, and the next call tries again. */
export const fetchCsv = once(async (set: string = '') => {
  const response = await fetch(csvAddress(set))
  if (!response.ok) throw new Error(`${csvAddress(set)} answered ${response.status}`)
  return response.text()
})
