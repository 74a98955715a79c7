/** What a question is about, a model by its name or by its size, as inputs of the calculator that answers, from the book's tables. */
import type { Cells } from '../../calculators/spec/spec.ts'
import { type Book, rowIn, rowsIn } from '../../scenario/parameter-book.ts'
import type { Fact, Subject } from './answer-kinds.ts'
import type { Word } from './answer-lexicon.ts'
import { worth } from './answer-words.ts'

export interface Subjects {
  readonly words: ReadonlySet<Word>
  /** Size as it was typed: `70B`. */
  readonly params: string | null
  readonly activeParams: string | null
  readonly totalParams: string | null
  readonly tokens: string | null
  readonly model: { readonly id: string; readonly name: string } | null
  /** Several requests or a length are given, so that the cache counts. */
  readonly cacheCounts: boolean
}
export interface Taken {
  readonly given: Readonly<Record<string, string>>
  /** What was looked up or chosen, in words. */
  readonly assumed: readonly string[]
}

const numberIn = (row: Cells | null, column: string): string | null => (typeof row?.[column] === 'number' ? String(row[column]) : null)

/** Of this size by count, or by the name, which rounds: "GPT-3 175B" has 174.6 billion. */
const isOfSize = (row: Cells, size: number): boolean => {
  const named = /(\d+(?:\.\d+)?)B\b/.exec(String(row['name']))?.[1]
  return row['params'] === size || Number(named) * 1e9 === size
}

/** The row of the named model; null also when a size beside the name is not its own. */
function namedRow({ model, params }: Subjects, book: Book, tables: readonly string[]): Cells | null {
  const row = tables.map((table) => model && rowIn(book, table, model.id)).find((found) => found) ?? null
  return row && (params === null || isOfSize(row, worth(params))) ? row : null
}

interface Shape {
  readonly row: Cells
  readonly assumed: readonly string[]
}

/** Llama 3.1 8B has the shape of Llama 3 8B. */
const elderOf = (name: string, book: Book): Cells | null =>
  rowsIn(book, 'models').find((row) => row['name'] === name.replace(/(\d)\.\d+(?= )/, '$1')) ?? null

/** The row of the model or of its elder; for a size that of the newest Llama, else of the newest model. */
function shapeOf(subjects: Subjects, book: Book): Shape | null {
  const { model, params } = subjects
  const named = namedRow(subjects, book, ['models'])
  if (named) return { row: named, assumed: [] }
  const elder = model && namedRow(subjects, book, ['training-runs']) && elderOf(model.name, book)
  if (elder) return { row: elder, assumed: [`shape of ${elder['name']}`] }
  if (model || params === null) return null
  const runs = rowsIn(book, 'training-runs')
  const yearOf = ({ id }: Cells) => Number(runs.find((run) => run['id'] === id)?.['year'] ?? 0)
  const rank = (row: Cells) => yearOf(row) + (String(row['id']).startsWith('llama') ? 1e4 : 0)
  const [row] = rowsIn(book, 'models')
    .filter((candidate) => isOfSize(candidate, worth(params)))
    .toSorted((a, b) => rank(b) - rank(a))
  return row ? { row, assumed: [`${params} is ${row['name']}`] } : null
}

const published = (subjects: Subjects, book: Book): Taken | null => {
  const { model, params, tokens } = subjects
  if (!model) return params && tokens ? { given: { params }, assumed: [] } : null
  const row = namedRow(subjects, book, ['models', 'training-runs'])
  const [active, known] = [numberIn(row, 'activeParams') ?? numberIn(row, 'params'), tokens ?? numberIn(row, 'tokens')]
  if (!active || !known) return null
  const of = `${numberIn(row, 'params') === active ? 'parameters' : 'active parameters'}${tokens ? '' : ' and tokens'} of ${model.name}`
  return { given: { params: active, tokens: known }, assumed: [of] }
}

/** A run on fewer tokens is none unless "train" is said: "70B 1M tokens cost" may be of serving. */
const leastTokens = 1e9

const subjects: Readonly<Record<Subject, (subjects: Subjects, book: Book) => Taken | null>> = {
  published,
  trained: (about, book) => {
    const { words, tokens } = about
    const meant =
      tokens === null ? words.has('hours') || (words.has('train') && words.size > 1) : words.has('train') || worth(tokens) >= leastTokens
    return meant ? published(about, book) : null
  },
  cached: (about, book) => {
    const shape = shapeOf(about, book)
    return shape && { given: { model: String(shape.row['id']) }, assumed: shape.assumed }
  },
  served: (about, book) => {
    const shape = shapeOf(about, book)
    if (shape) return { given: { model: String(shape.row['id']) }, assumed: shape.assumed }
    const { model, params } = about
    if (about.cacheCounts) return null
    if (!model) return params === null ? null : { given: { activeParams: params, totalParams: params }, assumed: [] }
    const row = namedRow(about, book, ['training-runs'])
    const [active, total] = [numberIn(row, 'activeParams'), numberIn(row, 'params')]
    return active && total ? { given: { activeParams: active, totalParams: total }, assumed: [`parameters of ${model.name}`] } : null
  },
  tuned: (about, book) => {
    const shape = shapeOf(about, book)
    const params = about.params ?? numberIn(shape?.row ?? null, 'params')
    if (!params || (about.model && !shape)) return null
    if (!about.words.has('lora') && !about.words.has('qlora')) return { given: { params }, assumed: [] }
    const [hidden, layers] = [numberIn(shape?.row ?? null, 'hidden'), numberIn(shape?.row ?? null, 'layers')]
    return shape && hidden && layers ? { given: { params, hidden, layers }, assumed: shape.assumed } : null
  },
  held: (about, book) => {
    const shape = shapeOf(about, book)
    if (shape?.row['attention'] !== 'mha-gqa') return null
    const [params, layers, hidden, heads] = ['params', 'layers', 'hidden', 'heads'].map((column) => numberIn(shape.row, column))
    return params && layers && hidden && heads
      ? { given: { params: about.params ?? params, layers, hidden, heads }, assumed: shape.assumed }
      : null
  },
  weights: (about, book) => {
    const totalParams = about.model ? numberIn(namedRow(about, book, ['models', 'training-runs']), 'params') : about.params
    return totalParams === null ? null : { given: { totalParams }, assumed: about.model ? [`parameters of ${about.model.name}`] : [] }
  },
  sparse: (about, book) => {
    const row = namedRow(about, book, ['models', 'training-runs'])
    const activeParams = about.activeParams ?? numberIn(row, 'activeParams')
    const totalParams = about.totalParams ?? about.params ?? numberIn(row, 'params')
    if (about.totalParams && about.params) return null
    if (!activeParams || !totalParams || (about.model && (!row || about.activeParams || about.totalParams))) return null
    return { given: { activeParams, totalParams }, assumed: about.model ? [`parameters of ${about.model.name}`] : [] }
  },
}

/** The facts that a subject reads itself. */
export const subjectFacts = (subject: Subject): readonly Fact[] =>
  subject === 'sparse' ? ['params', 'activeParams', 'totalParams'] : ['params']

export const takeSubject = (subject: Subject, about: Subjects, book: Book): Taken | null => subjects[subject](about, book)
