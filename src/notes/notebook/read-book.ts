/** Reads everything that is not a note (sources, parameters, data sets, scenarios) and checks these against each other. */
import { calculators } from '../../calculators/index.ts'
import { columnsRead } from '../../calculators/spec/reads.ts'
import { servingRuns } from '../../calculators/spec/serving-runs.ts'
import { trainingShares } from '../../calculators/spec/training-measured.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Dataset } from '../../records/dataset.ts'
import { dictionary } from '../../records/dictionary.ts'
import type { Parameter } from '../../records/parameter.ts'
import type { Scenario } from '../../records/scenario.ts'
import type { Source } from '../../records/source.ts'
import { type Book, bookOf } from '../../scenario/parameter-book.ts'
import { reportUnknownSource } from '../rules/citation.ts'
import { dataPair } from '../rules/data.ts'
import { type RowMention, reportUnknownRow } from '../rules/data-link.ts'
import { parameterDuplicate } from '../rules/parameter.ts'
import { sourceDuplicate } from '../rules/source.ts'
import { codeVersion, type Entries, readEntries, writeEntries } from '../text/cache.ts'
import { digestOf } from '../text/digest.ts'
import { type ContentFile, listFiles } from '../text/files.ts'
import { attemptInTime } from '../text/guarded.ts'
import type { TextFile } from '../text/read-text.ts'
import { reportIn, type Where } from '../text/report.ts'
import { type Reading, readTexts } from './book-texts.ts'
import { type Library, loadLibrary } from './citation-library.ts'
import type { NotebookBook } from './contents.ts'
import { readDataset } from './datasets.ts'
import { readParameters } from './parameters.ts'
import { readScenario } from './scenarios.ts'
import { type FoundSource, type ReadSources, readSources } from './sources.ts'

const isReadSources = (value: unknown): value is ReadSources =>
  typeof value === 'object' && value !== null && 'found' in value && 'broken' in value && 'diagnostics' in value

/** Reads the sources of each file. A file is parsed only when it is not in the cache. */
async function readAllSources(files: readonly TextFile[], cache: string | undefined): Promise<readonly ReadSources[]> {
  const version = cache === undefined ? null : codeVersion()
  const kept: Entries<ReadSources> =
    cache === undefined || version === null ? new Map() : readEntries(cache, 'sources', version, isReadSources)
  const fresh: Entries<ReadSources> = new Map()
  const all: ReadSources[] = []
  let library: Library | undefined
  for (const file of files) {
    const key = digestOf(file.file, file.text)
    library ??= kept.has(key) ? undefined : await loadLibrary()
    const diagnostics: Diagnostic[] = []
    const read = kept.get(key) ?? attemptInTime(file.file, diagnostics, () => readSources(library as Library, file))
    if (read) fresh.set(key, read)
    all.push(read ?? { found: [], broken: ['*'], diagnostics })
  }
  if (cache !== undefined && version !== null && [...fresh.keys()].some((key) => !kept.has(key)))
    writeEntries(cache, 'sources', version, fresh)
  return all
}

function joinSources(files: readonly TextFile[], read: readonly ReadSources[], { diagnostics, broken }: Reading) {
  const sources = new Map<string, Source>()
  const places = new Map<string, { file: TextFile; where: Where }>()
  const entries: { found: FoundSource; file: TextFile }[] = read.flatMap(({ found }, index) => {
    const file = files[index]
    return file ? found.map((each) => ({ found: each, file })) : []
  })
  for (const each of read) {
    for (const problem of each.diagnostics) diagnostics.push(problem)
    for (const key of each.broken) broken.add(`source:${key}`)
  }
  for (const { found, file } of entries) {
    const { source, line } = found
    const where = { start: { line, column: 1 }, end: { line, column: (file.lines[line - 1]?.trimEnd().length ?? 0) + 1 } }
    const first = places.get(source.key)
    if (first) {
      const related = [{ file: first.file.file, ...(first.where.start && { start: first.where.start }), message: 'The first.' }]
      reportIn(file, diagnostics)(sourceDuplicate, where, {
        message: `There are two sources with the key “${source.key}”.`,
        hint: 'Keep one of them, or give this one another key.',
        related,
      })
      continue
    }
    sources.set(source.key, source)
    places.set(source.key, { file, where })
  }
  return { sources: dictionary([...sources].sort(([a], [b]) => (a < b ? -1 : 1))), places }
}

function joinParameters(files: readonly { file: ContentFile; text: TextFile }[], { diagnostics, mentions, broken }: Reading): Parameter[] {
  const first = new Map<string, { file: string; where: Where }>()
  const renamed: { id: string; old: string; text: TextFile; key: Where }[] = []
  const parameters: Parameter[] = []
  for (const { file, text } of files) {
    const read = attemptInTime(file.path, diagnostics, () => readParameters(text, file.name))
    if (!read) broken.add('parameter:*')
    if (!read) continue
    for (const problem of read.diagnostics) diagnostics.push(problem)
    for (const id of read.broken) broken.add(`parameter:${id}`)
    for (const { parameter, key, mentions: named } of read.found) {
      const other = first.get(parameter.id)
      if (other) {
        const related = [{ file: other.file, ...(other.where.start && { start: other.where.start }), message: 'The first.' }]
        const message = `There are two parameters with the id “${parameter.id}”.`
        reportIn(text, diagnostics)(parameterDuplicate, key, { message, hint: 'Keep one of them.', related })
        continue
      }
      first.set(parameter.id, { file: file.path, where: key })
      parameters.push(parameter)
      for (const old of parameter.formerly ?? []) renamed.push({ id: parameter.id, old, text, key })
      for (const mention of named) mentions.push({ ...mention, file: text })
    }
  }
  for (const { id, old, text, key } of renamed) {
    if (!first.has(old)) continue
    const message = `“${id}” says that it was called “${old}”, and there is a parameter of that id.`
    reportIn(text, diagnostics)(parameterDuplicate, key, { message, hint: 'Take it out of “formerly”.' })
  }
  return parameters
}

/** Reports the cells that name a row which is not there. A data set that could not be read whole may have it. */
function lookUpRows(
  mentions: readonly RowMention[],
  datasets: readonly Dataset[],
  { diagnostics, broken }: Pick<Reading, 'diagnostics' | 'broken'>,
): void {
  const keys = new Map(datasets.map(({ id, key, rows }) => [id, rows.map((row) => String(row[key]))]))
  for (const { key, table, file, where } of mentions) {
    const there = keys.get(table) ?? []
    if (there.includes(key) || broken.has(`dataset:${table}`)) continue
    reportUnknownRow(key, table, there, where, reportIn(file, diagnostics))
  }
}

function joinDatasets(files: readonly ContentFile[], { diagnostics, texts, mentions, broken }: Reading): Dataset[] {
  const ofKind = (kind: ContentFile['kind']) => new Map(files.filter((file) => file.kind === kind).map((file) => [file.name, file]))
  const [descriptions, tables] = [ofKind('data'), ofKind('table')]
  const datasets: Dataset[] = []
  const rowsNamed: RowMention[] = []
  for (const name of [...new Set([...descriptions.keys(), ...tables.keys()])].sort()) {
    const [description, table] = [descriptions.get(name), tables.get(name)]
    broken.add(`dataset:${name}`)
    if (!description || !table) {
      const there = description ?? table
      const missing = description ? `${name}.csv` : `${name}.yaml`
      if (there)
        reportIn({ file: there.path, lines: [] }, diagnostics)(
          dataPair,
          {},
          {
            message: `The file ${missing} is not beside this one.`,
            hint: 'A data set is a table, .csv, and its description, .yaml, with one name.',
          },
        )
      continue
    }
    const [described, tabled] = [texts.get(description.path), texts.get(table.path)]
    if (!described || !tabled) continue
    const read = attemptInTime(description.path, diagnostics, () => readDataset(name, described, tabled))
    for (const problem of read?.diagnostics ?? []) diagnostics.push(problem)
    const found = read?.found
    for (const mention of found?.sources ?? []) mentions.push(mention)
    for (const mention of found?.rowsNamed ?? []) rowsNamed.push(mention)
    if (!found?.whole) continue
    datasets.push(found.dataset)
    broken.delete(`dataset:${name}`)
  }
  lookUpRows(rowsNamed, datasets, { diagnostics, broken })
  return datasets
}

function joinScenarios(
  files: readonly { file: ContentFile; text: TextFile }[],
  book: Book,
  { diagnostics, mentions, broken }: Reading,
): Scenario[] {
  return files.flatMap(({ file, text }) => {
    const read = attemptInTime(file.path, diagnostics, () => readScenario(text, file.name, book, broken))
    if (!read) return []
    for (const problem of read.diagnostics) diagnostics.push(problem)
    mentions.push(...read.mentions)
    if (!read.scenario) broken.add(`scenario:${file.name}`)
    return read.scenario ?? []
  })
}

/**
 * What the book carries of the data sets, since every page with a calculator fetches it: of those that calculators read the numbers, the names,
 * and the texts that a calculator reads. Sources, locators and notes stay on the pages of data.
 */
function readByCalculators(datasets: readonly Dataset[]): Dataset[] {
  return datasets.flatMap((dataset) => {
    if (!Object.hasOwn(columnsRead, dataset.id) || Object.hasOwn(condensed, dataset.id)) return []
    const read = columnsRead[dataset.id] ?? {}
    const names = new Set([dataset.key, 'name', ...Object.keys(read)])
    const left = dataset.columns.filter(({ id, type }) => type === 'number' || names.has(id)).map(({ id }) => id)
    return [{ ...dataset, rows: dataset.rows.map((row) => dictionary(left.map((id) => [id, row[id] ?? null]))) }]
  })
}

/** Measurements are too large to travel: the book carries under their name what calculators make of them. */
const condensed: Readonly<Record<string, typeof servingRuns>> = {
  'serving-measurements': servingRuns,
  'training-measurements': trainingShares,
}

function condensedTables(datasets: readonly Dataset[]): Dataset[] {
  const chips = datasets.find(({ id }) => id === 'accelerators')?.rows ?? []
  return datasets.flatMap((dataset) => {
    const rowsOf = Object.hasOwn(condensed, dataset.id) ? condensed[dataset.id] : undefined
    return rowsOf ? [{ ...dataset, key: 'id', rows: rowsOf(dataset.rows, chips) }] : []
  })
}

/** Reads the book from listed files. `cache` is the folder of the cache; without it nothing is cached. */
export async function readBookFiles(files: readonly ContentFile[], cache?: string): Promise<NotebookBook> {
  const kinds: readonly ContentFile['kind'][] = ['source', 'parameter', 'data', 'table', 'scenario']
  const reading = readTexts(files.filter(({ kind }) => kinds.includes(kind)))
  const textsOf = (kind: ContentFile['kind']) =>
    files.flatMap((file) => {
      const text = file.kind === kind ? reading.texts.get(file.path) : undefined
      return text ? [{ file, text }] : []
    })
  const sourceFiles = textsOf('source').map(({ text }) => text)
  const { sources, places } = joinSources(sourceFiles, await readAllSources(sourceFiles, cache), reading)
  const parameters = joinParameters(textsOf('parameter'), reading)
  const datasets = joinDatasets(files, reading)
  const book = bookOf(parameters, [...readByCalculators(datasets), ...condensedTables(datasets)], calculators)
  const scenarios = joinScenarios(textsOf('scenario'), book, reading)
  for (const { key, file, where } of reading.mentions) {
    if (Object.hasOwn(sources, key) || reading.broken.has(`source:${key}`)) continue
    reportUnknownSource(key, sources, where, reportIn(file, reading.diagnostics))
  }
  return {
    sources,
    sourcePlaces: places,
    parameters,
    datasets,
    scenarios,
    book,
    named: new Set(reading.mentions.map(({ key }) => key)),
    broken: reading.broken,
    diagnostics: reading.diagnostics,
    digest: digestOf(...[...reading.texts.values()].flatMap(({ file, text }) => [file, text])),
  }
}

/** Reads the book of the notebook in `dir`, with the problems of its files; for commands and tests. */
export async function readBook(dir: string, options: { readonly cache?: string } = {}): Promise<NotebookBook> {
  const { files, diagnostics } = listFiles(dir)
  const book = await readBookFiles(files, options.cache)
  return { ...book, diagnostics: [...diagnostics, ...book.diagnostics] }
}
