/**
 * What the calculators need of a notebook: parameters, data sets with their rows, and sources. Each calculator has a page, whether or not a
 * note uses it, so a notebook that lacks something is not whole. Units are compared where parameters and columns are read.
 */
import { calculators, recordOf } from '../../calculators/index.ts'
import { columnsRead } from '../../calculators/spec/reads.ts'
import type { Calculator, Input } from '../../calculators/spec/spec.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import { listed } from '../../diagnostics/words.ts'
import type { Dataset } from '../../records/dataset.ts'
import { inputsOf } from '../../scenario/calculator-lookup.ts'
import { dependencies } from '../../scenario/dependencies.ts'
import { type Book, parameterIn } from '../../scenario/parameter-book.ts'
import { calculatorTable } from '../rules/calculator.ts'
import { sourceUnknown } from '../rules/citation.ts'
import type { Rule } from '../rules/rule.ts'
import { problemIn } from '../text/read-text.ts'

/** Whether a calculator has no result here, whatever a note gives it. */
export function lacksSomething(calculator: Calculator, book: Book): boolean {
  const { parameters, tables } = dependencies(calculator, calculators)
  return parameters.some((id) => parameterIn(book, id) === null) || tables.some((id) => !Object.hasOwn(book.tables, id))
}

/** What is needed → the calculators that need it, in list order. */
type Needs = ReadonlyMap<string, readonly string[]>

function needsOf(of: (calculator: Calculator) => readonly string[]): Needs {
  const needs = new Map<string, string[]>()
  for (const calculator of calculators) for (const id of new Set(of(calculator))) needs.set(id, [...(needs.get(id) ?? []), calculator.id])
  return new Map([...needs].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const own = (calculator: Calculator): readonly Input[] => Object.values(inputsOf(calculator))
const parameterNeeds = (): Needs => needsOf((each) => own(each).flatMap((input) => (input.kind === 'shared' ? input.parameter : [])))
/** By no calculator's input: a chart reads it. */
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

/** Rows that calculators begin with, or that published results stand on, as `table row`. */
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

/** What there is of a kind, and how it is said. */
interface Kind {
  readonly rule: Rule
  readonly noun: string
  /** What calculators do with it. */
  readonly verb: readonly [one: string, many: string]
  readonly folder: string
  readonly has: (id: string) => boolean
  /** Where a near miss may be found: what no calculator reads. */
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

function missingOf(needs: Needs, { rule, noun, verb, folder, has, others, hint }: Kind): readonly Diagnostic[] {
  const missing = [...needs].filter(([id]) => !has(id))
  const at = { file: folder, lines: [] }
  if (missing.length > most) {
    const message = `This notebook lacks ${missing.length} ${noun}s that the calculators ${verb[1]}: ${missing
      .slice(0, most)
      .map(([id]) => id)
      .join(', ')}, ….`
    return [problemIn(at, rule, {}, { message, hint: `The calculators come with a folder of this name: copy what is missing from there.` })]
  }
  return missing.map(([id, ids]) =>
    problemIn(
      at,
      rule,
      {},
      {
        message: `There is no ${noun} “${id}”, which ${readBy(ids)} ${ids.length === 1 ? verb[0] : verb[1]}.`,
        hint: hint(id),
        suggestions: nearest(id, others),
      },
    ),
  )
}

function missingRows(datasets: readonly Dataset[]): readonly Diagnostic[] {
  const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]))
  return [...rowNeeds()].flatMap(([need, ids]) => {
    const [table = '', row = ''] = need.split(' ')
    const dataset = byId.get(table)
    const rows = dataset?.rows.map((each) => String(each[dataset.key]))
    if (!dataset || !rows || rows.includes(row)) return []
    return problemIn(
      { file: dataset.file, lines: [] },
      calculatorTable,
      {},
      {
        message: `This table has no row “${row}”, on which ${readBy(ids)} ${ids.length === 1 ? 'stands' : 'stand'}.`,
        hint: 'Put it back, or change the calculators.',
        suggestions: nearest(row, rows),
      },
    )
  })
}

/** The notebook as the calculators see it. */
export interface Given {
  readonly book: Book
  readonly datasets: readonly Dataset[]
  readonly sources: Readonly<Record<string, unknown>>
  /** As in `NotebookBook`: what is there with a mistake in it is not missing. */
  readonly broken: ReadonlySet<string>
}

/** What the calculators lack. `root` is the folder of the notebook, as messages name it. */
export function checkNeeds(root: string, { book, datasets, sources, broken }: Given): readonly Diagnostic[] {
  const [parameters, tables] = [parameterNeeds(), tableNeeds()]
  const among = (kind: string, known: Readonly<Record<string, unknown>>) => (id: string) =>
    Object.hasOwn(known, id) || broken.has(`${kind}:${id}`)
  return [
    ...missingOf(parameters, {
      ...{ rule: calculatorTable, noun: 'parameter', verb: ['reads', 'read'], folder: `${root}/parameters` },
      has: among('parameter', book.parameters),
      others: Object.keys(book.parameters).filter((id) => !parameters.has(id)),
      hint: (id) => `A parameter that calculators read keeps its id: write “${id}:” in a file of this folder.`,
    }),
    ...missingOf(tables, {
      ...{ rule: calculatorTable, noun: 'data set', verb: ['reads', 'read'], folder: `${root}/data` },
      has: among('dataset', book.tables),
      others: Object.keys(book.tables).filter((id) => !tables.has(id)),
      hint: (id) => `A data set that calculators read keeps its name: put ${id}.csv and ${id}.yaml into this folder.`,
    }),
    ...missingRows(datasets),
    ...missingOf(sourceNeeds(), {
      ...{ rule: sourceUnknown, noun: 'source', verb: ['cites', 'cite'], folder: `${root}/sources` },
      has: among('source', sources),
      others: Object.keys(sources),
      hint: () => 'Add it to a .bib file of this folder.',
    }),
  ]
}
