/**
 * What the calculators need of a notebook: parameters and columns in the units that they count on, data sets with their rows, and sources.
 * Each calculator has a page, whether or not a note uses it, so a notebook that lacks something is not whole.
 */
import { calculators, recordOf } from '../../calculators/index.ts'
import { columnsRead, parametersRead } from '../../calculators/spec/reads.ts'
import type { Calculator, Input } from '../../calculators/spec/spec.ts'
import { nearest } from '../../diagnostics/near.ts'
import { listed } from '../../diagnostics/words.ts'
import { isUnit, unitLabel } from '../../quantities/units.ts'
import type { Column, Dataset } from '../../records/dataset.ts'
import { inputsOf } from '../../scenario/calculator-lookup.ts'
import { dependencies } from '../../scenario/dependencies.ts'
import { type Book, parameterIn } from '../../scenario/parameter-book.ts'
import type { NotebookChecks, NotebookContext } from '../checks/notebook-context.ts'
import type { Report, Words } from '../text/report.ts'
import type { YamlValue } from '../yaml/read-yaml.ts'
import { sourceUnknown } from './citation.ts'
import type { Rule } from './rule.ts'

export const calculatorTable: Rule = {
  code: 'calculator/table',
  level: 'error',
  title: 'A calculator without what it reads',
  explains:
    'The calculators read parameters and data sets of the notebook by their ids, in a given unit, and cite its sources. Each has a page, so a notebook needs what they all read.',
  example: 'horizonAtPresent:\n  label: Time horizon of agents\n  unit: minute',
  fixed: 'horizonNow:\n  label: Time horizon of agents\n  unit: minute',
}

const inUnit = (unit: string): string =>
  unit === 'text' ? 'texts' : unit === 'none' ? 'plain numbers' : isUnit(unit) ? unitLabel(unit) : unit

/** Words for a unit that is not the one which calculators count on. */
const wantedUnit = (name: string, given: string, wanted: string): Words => ({
  message: `“${name}” holds ${inUnit(given)}, and the calculators that read it take ${inUnit(wanted)}.`,
  hint: wanted === 'none' || wanted === 'text' ? `Give it ${inUnit(wanted)} again.` : `Write “unit: ${wanted}”, and the values in it.`,
})

/** What is wrong with the unit of a parameter that calculators read; null when it is right. */
export function wrongUnit(name: string, given: string): Words | null {
  const wanted = Object.hasOwn(parametersRead, name) ? parametersRead[name] : undefined
  return wanted === undefined || wanted === given ? null : wantedUnit(name, given, wanted)
}

/** Reports columns that calculators read and that the data set lacks or has in another unit. `report` is that of its description. */
export function checkColumnsRead(id: string, columns: readonly Column[], place: YamlValue<unknown>['place'], report: Report): void {
  const wanted = Object.entries(Object.hasOwn(columnsRead, id) ? (columnsRead[id] ?? {}) : {})
  const names = columns.map((column) => column.id).filter((name) => !wanted.some(([each]) => each === name))
  for (const [name, unit] of wanted) {
    const column = columns.find((each) => each.id === name)
    const given = column?.type === 'number' ? (column.unit ?? 'none') : column?.type
    if (given === undefined) {
      const message = `There is no column “${name}”, which calculators read.`
      report(calculatorTable, place(['columns'], 'key'), { message, hint: 'Put it back.', suggestions: nearest(name, names) })
    } else if (given !== unit) report(calculatorTable, place(['columns', name], 'key'), wantedUnit(name, given, unit))
  }
}

/** Whether a calculator can have no result in this notebook, whatever its inputs. */
export function lacksSomething(calculator: Calculator, book: Book): boolean {
  const { parameters, tables } = dependencies(calculator, calculators)
  return parameters.some((id) => parameterIn(book, id) === null) || tables.some((id) => !Object.hasOwn(book.tables, id))
}

/** Ids of what is needed → the calculators that need it, in the order of the list. */
type Needs = ReadonlyMap<string, readonly string[]>

function needsOf(of: (calculator: Calculator) => readonly string[]): Needs {
  const needs = new Map<string, string[]>()
  for (const calculator of calculators) for (const id of new Set(of(calculator))) needs.set(id, [...(needs.get(id) ?? []), calculator.id])
  return new Map([...needs].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const own = (calculator: Calculator): readonly Input[] => Object.values(inputsOf(calculator))
const parameterNeeds = (): Needs => needsOf((each) => own(each).flatMap((input) => (input.kind === 'shared' ? input.parameter : [])))
/** Tables that no input names are read by charts, so their list of calculators is empty. */
const tableNeeds = (): Needs =>
  new Map([
    ...Object.keys(columnsRead).map((table) => [table, []] as const),
    ...needsOf((each) => own(each).flatMap((input) => (input.kind === 'row' ? input.table : []))),
  ])
const sourceNeeds = (): Needs =>
  needsOf((calculator) => [
    ...recordOf(calculator).sources,
    ...recordOf(calculator).cases.map(({ source }) => source),
    ...own(calculator).flatMap((input) => (input.kind === 'choice' ? input.options.flatMap(({ source }) => source ?? []) : [])),
  ])

/** Rows that are defaults of calculators, or inputs of published results, as `table row`. */
const rowNeeds = (): Needs =>
  needsOf((calculator) =>
    Object.entries(inputsOf(calculator)).flatMap(([name, input]) =>
      input.kind === 'row'
        ? [input.default, ...recordOf(calculator).cases.map(({ given }) => (Object.hasOwn(given, name) ? given[name] : null))].flatMap(
            (row) => (typeof row === 'string' ? `${input.table} ${row}` : []),
          )
        : [],
    ),
  )

/** A kind of thing that calculators need, and the words for it. */
interface Kind {
  readonly rule: Rule
  readonly noun: string
  /** What one calculator, or several, do with it. */
  readonly verb: readonly [one: string, many: string]
  readonly folder: string
  readonly has: (id: string) => boolean
  /** Candidates for a suggestion: ids that no calculator reads. */
  readonly others: readonly string[]
  readonly hint: (id: string) => string
}

const most = 8
const readBy = (ids: readonly string[]): string =>
  ids.length === 0
    ? 'charts of calculators'
    : ids.length > 4
      ? `${ids.length} calculators (${ids.slice(0, 3).join(', ')}, …)`
      : `${ids.length === 1 ? 'the calculator' : 'the calculators'} ${listed(ids)}`

function checkKind(needs: Needs, { rule, noun, verb, folder, has, others, hint }: Kind, { root, reportIn }: NotebookContext): void {
  const report = reportIn({ file: `${root}/${folder}`, lines: [] })
  const missing = [...needs].filter(([id]) => !has(id))
  if (missing.length > most) {
    const first = missing.slice(0, most).map(([id]) => id)
    const message = `This notebook lacks ${missing.length} ${noun}s that the calculators ${verb[1]}: ${first.join(', ')}, ….`
    report(rule, {}, { message, hint: 'The calculators come with a folder of this name: copy what is missing from there.' })
    return
  }
  for (const [id, ids] of missing) {
    const message = `There is no ${noun} “${id}”, which ${readBy(ids)} ${ids.length === 1 ? verb[0] : verb[1]}.`
    report(rule, {}, { message, hint: hint(id), suggestions: nearest(id, others) })
  }
}

function checkRows(datasets: readonly Dataset[], reportIn: NotebookContext['reportIn']): void {
  const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]))
  for (const [need, ids] of rowNeeds()) {
    const [table = '', row = ''] = need.split(' ')
    const dataset = byId.get(table)
    const rows = dataset?.rows.map((each) => String(each[dataset.key]))
    if (!dataset || !rows || rows.includes(row)) continue
    const message = `This table has no row “${row}”, on which ${readBy(ids)} ${ids.length === 1 ? 'stands' : 'stand'}.`
    const hint = 'Put it back, or change the calculators.'
    reportIn({ file: dataset.file, lines: [] })(calculatorTable, {}, { message, hint, suggestions: nearest(row, rows) })
  }
}

/** Reports what the calculators lack. */
export const notebookChecks: NotebookChecks = (notebook) => ({
  end() {
    const { root, refused, reportIn, bookNow } = notebook
    const { book, datasets, sources, broken } = bookNow
    if (refused.some(({ file }) => file === root)) return
    const [parameters, tables] = [parameterNeeds(), tableNeeds()]
    const among = (kind: string, known: Readonly<Record<string, unknown>>) => (id: string) =>
      Object.hasOwn(known, id) || broken.has(`${kind}:${id}`)
    const kinds: readonly (readonly [Needs, Kind])[] = [
      [
        parameters,
        {
          ...{ rule: calculatorTable, noun: 'parameter', verb: ['reads', 'read'], folder: 'parameters' },
          has: among('parameter', book.parameters),
          others: Object.keys(book.parameters).filter((id) => !parameters.has(id)),
          hint: (id) => `A parameter that calculators read keeps its id: write “${id}:” in a file of this folder.`,
        },
      ],
      [
        tables,
        {
          ...{ rule: calculatorTable, noun: 'data set', verb: ['reads', 'read'], folder: 'data' },
          has: among('dataset', book.tables),
          others: datasets.map(({ id }) => id).filter((id) => !tables.has(id)),
          hint: (id) => `A data set that calculators read keeps its name: put ${id}.csv and ${id}.yaml into this folder.`,
        },
      ],
      [
        sourceNeeds(),
        {
          ...{ rule: sourceUnknown, noun: 'source', verb: ['cites', 'cite'], folder: 'sources' },
          has: among('source', sources),
          others: Object.keys(sources),
          hint: () => 'Add it to a .bib file of this folder.',
        },
      ],
    ]
    for (const [needs, kind] of kinds) checkKind(needs, kind, notebook)
    checkRows(datasets, reportIn)
  },
})
