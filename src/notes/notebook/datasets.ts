/** Reads a data set: checks `<set>.csv` against the columns that `<set>.yaml` describes, and reports every cell that does not fit. */
import { z } from 'astro/zod'
import { type CsvError, parse } from 'csv-parse/sync'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import { type Cell, type Column, columnTypes, type Dataset, type Row } from '../../records/dataset.ts'
import { checkColumnsRead } from '../rules/calculator.ts'
import { dataCell, dataColumns, dataDuplicateRow, dataKey, dataSyntax } from '../rules/data.ts'
import { checkChoices, checkOnePer, type PlacedRow } from '../rules/data-choice.ts'
import type { RowMention } from '../rules/data-link.ts'
import { checkOrder } from '../rules/data-order.ts'
import { checkLicence, checkRow } from '../rules/data-row.ts'
import { checkUnit } from '../rules/parameter.ts'
import type { TextFile } from '../text/read-text.ts'
import { quote, type Report, reportIn, type Where } from '../text/report.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { camelId, line, yearOrMonth } from '../yaml/yaml-fields.ts'
import { cellWhere, readCell } from './dataset-cells.ts'
import { checkDisputed, checkPageColumns, pageKeys, pageOf, pageSchema } from './dataset-page.ts'

const columnEntry = {
  label: line(80),
  type: z.enum(columnTypes),
  unit: z.string().optional(),
  note: line(400).optional(),
  table: z.string().optional(),
  values: z.array(line(40)).min(1).max(60).optional(),
  needs: z.array(z.string()).min(1).max(10).optional(),
  onePer: z.string().optional(),
}
const entry = {
  title: line(120),
  description: line(900),
  key: z.string(),
  sources: z.array(z.string()),
  licence: line(200),
  asOf: yearOrMonth,
  columns: z.record(camelId('A column’s id is one word in camel case, such as activeParams.'), z.strictObject(columnEntry)),
  page: pageSchema.optional(),
}
const schema = z.strictObject(entry)

/** A place that names a source, to be looked up when all sources are known. */
export interface SourceMention {
  readonly key: string
  readonly file: TextFile
  readonly where: Where
}
/** What cells name, to be looked up when all is read. */
interface Mentions {
  readonly sources: readonly SourceMention[]
  readonly rowsNamed: readonly RowMention[]
}
export interface FoundDataset extends Mentions {
  readonly dataset: Dataset
  /** False when some rows could not be read, so that not all are known. */
  readonly whole: boolean
}

const most = { rows: 5_000, columns: 60 }
const fileStart = { start: { line: 1, column: 1 } }

/** Reads the description. */
function readDescription(file: TextFile, id: string) {
  const { value, diagnostics, place } = readYaml(file, schema, (path) =>
    path[0] === 'page' ? pageKeys(path) : Object.keys(path[0] === 'columns' ? columnEntry : entry),
  )
  if (!value) return { description: null, sources: [], diagnostics, place }
  const problems: Diagnostic[] = []
  const report = reportIn(file, problems)
  const columns: Column[] = Object.entries(value.columns).map(([name, { label, type, unit, note, table, values, needs, onePer }]) => {
    if (unit !== undefined) {
      const where = place(['columns', name, 'unit'])
      checkUnit(unit, where, report)
      if (type !== 'number')
        report(dataColumns, where, {
          message: `The column “${name}” holds ${type}, so it has no unit.`,
          hint: 'Take the unit out, or make its type number.',
        })
    }
    return {
      id: name,
      label,
      type,
      ...(unit !== undefined && { unit }),
      ...(note !== undefined && { note }),
      ...(table !== undefined && { table }),
      ...(values !== undefined && { values }),
      ...(needs !== undefined && { needs }),
      ...(onePer !== undefined && { onePer }),
    }
  })
  checkColumnsRead(id, columns, place, report)
  checkOthersNamed(columns, place, report)
  if (!columns.some((column) => column.id === value.key && column.type === 'id'))
    report(dataKey, place(['key']), {
      message: `The key “${value.key}” is not a column of type id.`,
      hint: 'Name the column whose values name the rows, and give it “type: id”.',
    })
  checkLicence(value.licence, true, place(['licence']), report)
  const { page, ...rest } = value
  if (page) checkPageColumns(page, columns, place, report)
  const sources = value.sources.map((key, index) => ({ key, file, where: place(['sources', index]) }))
  return { description: { ...rest, id, columns, ...(page && { page: pageOf(page) }) }, sources, diagnostics: problems, place }
}

/** Reports a column that goes by another which is not there. */
function checkOthersNamed(columns: readonly Column[], place: (path: readonly string[]) => Where, report: Report): void {
  const known = columns.map(({ id }) => id)
  for (const { id, needs = [], onePer } of columns)
    for (const [key, other] of [
      ...needs.map((each) => ['needs', each] as const),
      ...(onePer === undefined ? [] : [['onePer', onePer] as const]),
    ])
      if (!known.includes(other))
        report(dataColumns, place(['columns', id, key]), {
          message: `The column “${id}” goes by “${quote(other)}”, which is no column of this table.`,
          suggestions: nearest(other, known),
        })
}

interface Line {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

function readLines(file: TextFile, report: Report): readonly Line[] {
  try {
    return parse(file.text, { info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as readonly Line[]
  } catch (error) {
    const { lines = 1 } = error as CsvError & { lines?: number }
    const lineNumber = Math.min(Math.max(1, Number(lines)), file.lines.length)
    report(
      dataSyntax,
      { start: { line: lineNumber, column: 1 } },
      {
        message: 'This line is not readable as CSV: a quote is opened, closed or repeated in the wrong place.',
        hint: 'A cell with a comma or a quote stands in "…", with its own quotes doubled.',
      },
    )
    return []
  }
}

function checkHeader(header: readonly string[], columns: readonly Column[], file: TextFile, report: Report): boolean {
  const wanted = columns.map(({ id }) => id)
  const first = `The first line must be: ${wanted.join(',')}`
  const separator = header.length === 1 && wanted.length > 1 ? /[;\t|]/.exec(header[0] ?? '')?.[0] : undefined
  if (separator !== undefined) {
    const named = { ';': 'semicolons', '\t': 'tabs', '|': 'upright strokes' }[separator]
    const message = `The cells of this table are separated by ${named}; they must be by commas.`
    report(dataColumns, cellWhere(file, 1, header, 0), { message, hint: `Save it again with commas between the cells. ${first}` })
    return false
  }
  if (header.length === wanted.length && header.every((name, index) => name === wanted[index])) return true
  const unknown = header.findIndex((name) => !wanted.includes(name))
  const missing = wanted.filter((name) => !header.includes(name))
  const message =
    unknown !== -1
      ? `The description has no column “${quote(header[unknown] ?? '')}”.`
      : missing.length > 0
        ? `The column “${missing[0]}” of the description is not in this table.`
        : 'The columns stand in another order than in the description, or one stands twice.'
  const where = unknown === -1 ? fileStart : cellWhere(file, 1, header, unknown)
  report(dataColumns, where, {
    message,
    hint: first,
    suggestions: unknown === -1 ? [] : nearest(header[unknown] ?? '', missing),
  })
  return false
}

/** False, with a report, when a table is too large to be read: half a million short lines take ten seconds. */
function mayBeRead(file: TextFile, columns: readonly Column[], report: Report): boolean {
  // A cell has no line break, so a row is a line.
  const count = file.lines.filter((line) => line !== '').length - 1
  if (count <= most.rows && columns.length <= most.columns) return true
  report(dataSyntax, fileStart, {
    message: `This table has ${count} rows and ${columns.length} columns; the most is ${most.rows} and ${most.columns}.`,
    hint: 'Keep what the notebook uses.',
  })
  return false
}

interface ReadRow extends Mentions, PlacedRow {
  readonly row: Row
}

/** What the description says of rows. */
interface Described {
  readonly columns: readonly Column[]
  readonly key: string
  /** It names sources for all rows. */
  readonly sourced: boolean
}

/** One row; null, with a report, when it has another number of cells than the table. */
function readRow({ record, info }: Line, { columns, sourced }: Described, file: TextFile, report: Report): ReadRow | null {
  if (record.length !== columns.length) {
    const message = `This row has ${record.length} cells; the table has ${columns.length} columns.`
    const hint = 'A cell that holds a comma stands in "…".'
    report(dataCell, { start: { line: info.lines, column: 1 } }, { message, hint })
    return null
  }
  const row: Record<string, Cell> = {}
  const sources: SourceMention[] = []
  const rowsNamed: RowMention[] = []
  const place = (index: number) => cellWhere(file, info.lines, record, index)
  for (const [index, column] of columns.entries()) {
    const where = place(index)
    const text = record[index] ?? ''
    const cell = readCell(text, column)
    if ('wrong' in cell) report(dataCell, where, { message: `${column.id}: ${cell.wrong}`, hint: cell.hint })
    else row[column.id] = cell.value
    if (column.type === 'sources') for (const key of text.split(' ').filter(Boolean)) sources.push({ key, file, where })
    if (column.table !== undefined && text !== '') rowsNamed.push({ key: text, table: column.table, file, where })
  }
  checkRow({ cells: row, columns, sourced, place }, report)
  checkOrder(row, columns, place, report)
  checkChoices(row, columns, place, report)
  return { row, line: info.lines, place, sources, rowsNamed }
}

interface ReadRows extends Mentions {
  readonly rows: readonly Row[]
  readonly whole: boolean
}

function readRows(file: TextFile, described: Described, report: Report): ReadRows {
  const { columns, key } = described
  const nothing: ReadRows = { rows: [], sources: [], rowsNamed: [], whole: false }
  if (!mayBeRead(file, columns, report)) return nothing
  const [header, ...lines] = readLines(file, report)
  if (!header) {
    const hint = `The first line must be: ${columns.map(({ id }) => id).join(',')}`
    if (file.text.trim() === '') report(dataColumns, fileStart, { message: 'This table is empty.', hint })
    return nothing
  }
  if (!checkHeader(header.record, columns, file, report)) return nothing
  const read = lines.map((line) => ({ line: line.info.lines, read: readRow(line, described, file, report) }))
  const seen = new Map<Cell, number>()
  for (const { line, read: found } of read) {
    const name = found?.row[key] ?? null
    const first = seen.get(name)
    if (name === null || first === undefined) seen.set(name, line)
    else {
      const related = [{ file: file.file, start: { line: first, column: 1 }, message: 'The first.' }]
      const message = `The row “${name}” is here twice.`
      report(dataDuplicateRow, { start: { line, column: 1 } }, { message, hint: 'Keep one of them.', related })
    }
  }
  const found = read.flatMap((each) => each.read ?? [])
  checkOnePer(found, columns, file.file, report)
  const [sources, rowsNamed] = [found.flatMap((each) => each.sources), found.flatMap((each) => each.rowsNamed)]
  return { rows: found.map(({ row }) => row), sources, rowsNamed, whole: found.length === read.length }
}

/** Reads a data set from its two files, with what is wrong in them. */
export function readDataset(
  id: string,
  description: TextFile,
  table: TextFile,
): { readonly found: FoundDataset | null; readonly diagnostics: readonly Diagnostic[] } {
  const read = readDescription(description, id)
  if (!read.description || read.diagnostics.length > 0) return { found: null, diagnostics: read.diagnostics }
  const { columns, ...rest } = read.description
  const diagnostics: Diagnostic[] = []
  const described = { columns, key: rest.key, sourced: rest.sources.length > 0 }
  const { rows, sources, rowsNamed, whole } = readRows(table, described, reportIn(table, diagnostics))
  if (whole) checkDisputed(rest.page?.disputed ?? [], rows, rest.key, read.place, reportIn(description, diagnostics))
  return {
    found: { dataset: { ...rest, file: table.file, columns, rows }, sources: [...read.sources, ...sources], rowsNamed, whole },
    diagnostics,
  }
}
