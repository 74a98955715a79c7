/** Rows of data sets: what each of them stands on, and whether its numbers can be what their column says. `notebook/datasets.ts` calls the checks. */
import { printQuantity } from '../../quantities/print-quantity.ts'
import { isUnit, type Unit, unitSpec } from '../../quantities/units.ts'
import type { Cell, Column } from '../../records/dataset.ts'
import type { Report, Where } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const dataRowSource: Rule = {
  code: 'data/row-source',
  level: 'error',
  title: 'A row without a source, or without its place in it',
  explains:
    'Every row names where its figures were read, in a column of type sources, or its description names the sources of all rows. Where the table has a column “locator”, it says where in the source. A figure that nobody published is left out.',
  example: 'llama-2-70b,Llama 2 70B,70e9,',
  fixed: 'llama-2-70b,Llama 2 70B,70e9,touvron2023',
}

export const dataMagnitude: Rule = {
  code: 'data/magnitude',
  level: 'error',
  title: 'A number that its unit makes impossible',
  explains:
    'The numbers of a column are in its unit, without a prefix: a memory of 80 GB is 80e9 in bytes, a rate of 989 TFLOP/s is 989e12, 40 % is 0.4. A number far outside of what there is in a unit was written in another one.',
  example: 'h100,NVIDIA H100,80',
  fixed: 'h100,NVIDIA H100,80e9',
}

export const dataZeroPrice: Rule = {
  code: 'data/zero-price',
  level: 'error',
  title: 'A price of nothing',
  explains:
    'A price of 0 would make every bill that it enters 0. Where nobody published a price the cell is empty; what is free of charge has no price either, and the note of its row says so.',
  example: 'h100-spot,An H100 for an hour,0',
  fixed: 'h100-spot,An H100 for an hour,1.65',
}

export const dataLicence: Rule = {
  code: 'data/licence',
  level: 'error',
  title: 'A licence without a name',
  explains:
    'A licence is named, so that a reader can look up what it allows. “Free”, “open” and “unknown” name none: what states no licence may not be passed on as free. In a column of licences an empty cell means that it was not found; the licence of a data set is always given, and allows others to use it without sharing alike.',
  example: 'licence: free to use',
  fixed: 'licence: CC BY 4.0',
}

/** What there is in a unit, and how an example of it is mostly written. */
interface Span {
  readonly low: number
  readonly high: number
  /** The prefixed forms that people write, their sizes in the unit, and the number up to which each is likely. */
  readonly written?: readonly (readonly [name: string, size: number, upTo: number])[]
}

/** From a tenth or less of the smallest that there is to a hundred times the largest or more. Units that are not here hold anything. */
const spans: Readonly<Partial<Record<Unit, Span>>> = {
  byte: { low: 1e6, high: 1e18, written: [['GB', 1e9, Number.POSITIVE_INFINITY]] },
  'byte/s': {
    low: 1e9,
    high: 1e16,
    written: [
      ['TB/s', 1e12, 100],
      ['GB/s', 1e9, Number.POSITIVE_INFINITY],
    ],
  },
  'FLOP/s': { low: 1e10, high: 1e19, written: [['TFLOP/s', 1e12, Number.POSITIVE_INFINITY]] },
  FLOP: { low: 1e12, high: 1e30 },
  parameter: { low: 1e5, high: 1e16, written: [['billion', 1e9, Number.POSITIVE_INFINITY]] },
  token: { low: 1, high: 1e17 },
  'token/day': { low: 1e3, high: 1e19, written: [['billion', 1e9, Number.POSITIVE_INFINITY]] },
  person: { low: 1, high: 1e10 },
  share: { low: 0, high: 1 },
  W: { low: 1, high: 1e13, written: [['kW', 1e3, Number.POSITIVE_INFINITY]] },
  'USD/h': { low: 0.01, high: 1e4 },
  'USD/Mtok': { low: 0.001, high: 1e4 },
  'USD/yr': { low: 1e4, high: 1e15, written: [['billion', 1e9, Number.POSITIVE_INFINITY]] },
}

const plain = (value: number): string => String(value).replace('e+', 'e')

/** What to write instead of a number in a wrong unit. */
function cureOf(value: number, unit: Unit, { low, written }: Span): string {
  if (unit === 'share' && value > 1)
    return `A share lies between 0 and 1: write ${plain(Number((value / 100).toPrecision(12)))} for ${plain(value)} %.`
  if (unit === 'USD/Mtok' && value < low)
    return `The price is of a million tokens: write ${plain(Number((value * 1e6).toPrecision(12)))} for ${plain(value)} a token.`
  const [name, size] = (value < low && written?.find(([, , upTo]) => value <= upTo)) || []
  if (name !== undefined && size !== undefined)
    return `Write it in the unit of the column: ${plain(value)} ${name} is ${plain(value)}e${Math.log10(size)}.`
  return 'Write it in the unit of the column, or leave the cell empty.'
}

const isMoney = (unit: Unit): boolean => unitSpec(unit).dimension[0] === 'usd'

/** Reports a number that cannot be in the unit of its column. Zero is possible, but not as a price. */
function checkNumber(value: number, { id, unit = 'none' }: Column, where: Where, report: Report): void {
  if (!isUnit(unit)) return
  if (isMoney(unit) && value <= 0) {
    report(dataZeroPrice, where, {
      message: `${id}: ${value === 0 ? 'a price of 0' : 'a negative price'}.`,
      hint: 'Leave the cell empty where there is no price.',
    })
    return
  }
  const span = spans[unit]
  if (!span || value === 0 || (value >= span.low && value <= span.high)) return
  const size = value < span.low ? 'less' : 'more'
  const message = `${id}: ${plain(value)} in this column is ${printQuantity(value, unit)}, ${size} than there can be.`
  report(dataMagnitude, where, { message, hint: cureOf(value, unit, span) })
}

/** Names of licences as they stand in data: what is not here is judged by the words below. */
const named = /\b(?:CC0|CC[ -]BY|Apache|MIT|BSD|[AL]?GPL|MPL|ODC|ODbL|PDDL|OpenRAIL|OpenMDW|Community|Terms|Research|agreement)\b/i
const nameless = /\b(?:free\w*|gratis|open|public|unknown|unclear|unspecified|unrestricted|permissive|any use)\b/i
/** Licences that bind whoever uses the data to the same one, or to no trade: the notebook is under CC BY. */
const binding = /\bshare.?alike\b|\bBY(?:-NC)?-SA\b|\bCC[ -]BY-N[CD]\b|\bODbL\b|\b(?:A|L)?GPL\b/i
const notKnown = /\b(?:unknown|unclear|unspecified)\b/i

/** Reports a licence that is called free, or is not known; `whole`: that of a data set, which must be named. */
export function checkLicence(text: string, whole: boolean, where: Where, report: Report): void {
  const isNamed = named.test(text) && !notKnown.test(text)
  if (whole && binding.test(text)) {
    const cure = 'Take out the rows that stand under it; what remains is named: CC BY 4.0, MIT, Apache-2.0.'
    report(dataLicence, where, { message: `“${text}” does not allow what this notebook’s own licence allows.`, hint: cure })
    return
  }
  if (isNamed || (!whole && !(nameless.test(text) && !/\bmodel\b/i.test(text)))) return
  const hint = whole
    ? 'Name it: CC BY 4.0, MIT, Apache-2.0. Where a source states none, only single facts with that source may stand here.'
    : 'Name it, or leave the cell empty where none was found.'
  report(dataLicence, where, { message: `“${text}” names no licence.`, hint })
}

/** A row as it was read: its values by column, and where each cell is. */
export interface RowToCheck {
  readonly cells: Readonly<Record<string, Cell>>
  readonly columns: readonly Column[]
  /** The description names sources for all rows. */
  readonly sourced: boolean
  readonly place: (index: number) => Where
}

/** Reports what is wrong with a row whose cells have the right types. */
export function checkRow({ cells, columns, sourced, place }: RowToCheck, report: Report): void {
  const sources = columns.findIndex(({ type }) => type === 'sources')
  if (sources === -1 ? !sourced : !cells[columns[sources]?.id ?? '']) {
    const hint =
      sources === -1
        ? 'Name the source of the table in “sources” of its description, or give it a column of type sources.'
        : 'Write the key of an entry in content/sources, or take the row out.'
    report(dataRowSource, place(Math.max(0, sources)), { message: 'This row names no source.', hint })
  }
  const locator = columns.findIndex(({ id }) => id === 'locator')
  if (cells['locator'] === null)
    report(dataRowSource, place(locator), {
      message: 'This row does not say where in its source it was read.',
      hint: 'Write the table, the page, or the file and line.',
    })
  for (const [index, column] of columns.entries()) {
    const value = cells[column.id]
    if (typeof value === 'number') checkNumber(value, column, place(index), report)
    else if (column.id === 'licence' && typeof value === 'string') checkLicence(value, false, place(index), report)
  }
}
