/** The subject of a question, a model by its name or its size, as inputs of the calculator that answers it: looked up in the tables of the parameter book. */
import type { Cells } from '../../calculators/spec/spec.ts'
import { type Book, rowIn, rowsIn } from '../../scenario/parameter-book.ts'
import type { Word } from './lexicon.ts'
import type { Fact, Subject } from './question-kinds.ts'
import { numericValue } from './question-parts.ts'

/** What a question says about its subject. */
export interface SubjectContext {
  readonly words: ReadonlySet<Word>
  /** The size as typed: `70B`. */
  readonly params: string | null
  readonly activeParams: string | null
  readonly totalParams: string | null
  readonly tokens: string | null
  readonly model: { readonly id: string; readonly name: string } | null
  /** The question gives a number of requests or a length, so that the size of the KV cache matters. */
  readonly cacheCounts: boolean
}

export interface SubjectInputs {
  readonly given: Readonly<Record<string, string>>
  /** Descriptions of what was looked up or chosen: "70B is Llama 3 70B". */
  readonly assumed: readonly string[]
}

const numberIn = (row: Cells | null, column: string): string | null => (typeof row?.[column] === 'number' ? String(row[column]) : null)

/**
 * Whether a model has this size, exactly or by its name, which rounds: "GPT-3 175B" has 174.6 billion parameters. A mixture that names its
 * active part too, "Qwen3 30B-A3B", is not what "30B" means.
 */
const isOfSize = (row: Cells, size: number): boolean => {
  const named = /(\d+(?:\.\d+)?)B\b(?!-A)/.exec(String(row['name']))?.[1]
  return row['params'] === size || Number(named) * 1e9 === size
}

/** The row of the named model; null without a name, and when the question also states a size that the model does not have. */
function namedRow({ model, params }: SubjectContext, book: Book, tables: readonly string[]): Cells | null {
  const row = tables.map((table) => model && rowIn(book, table, model.id)).find((found) => found) ?? null
  return row && (params === null || isOfSize(row, numericValue(params))) ? row : null
}

/** A model with a known shape (layers, heads, widths). */
interface Shape {
  readonly row: Cells
  readonly assumed: readonly string[]
}

/** The row of the model that a version was made from: Llama 3.1 8B has the shape of Llama 3 8B. */
const predecessorOf = (name: string, book: Book): Cells | null =>
  rowsIn(book, 'models').find((row) => row['name'] === name.replace(/(\d)\.\d+(?= )/, '$1')) ?? null

/** The shape of the named model or its predecessor; for a size, that of the newest Llama of this size, else of the newest model. */
function shapeOf(about: SubjectContext, book: Book): Shape | null {
  const { model, params } = about
  const named = namedRow(about, book, ['models'])
  if (named) return { row: named, assumed: [] }
  const predecessor = model && namedRow(about, book, ['training-runs']) && predecessorOf(model.name, book)
  if (predecessor) return { row: predecessor, assumed: [`shape of ${predecessor['name']}`] }
  if (model || params === null) return null
  const runs = rowsIn(book, 'training-runs')
  const yearOf = ({ id }: Cells) => Number(runs.find((run) => run['id'] === id)?.['year'] ?? 0)
  const rank = (row: Cells) => yearOf(row) + (String(row['id']).startsWith('llama') ? 1e4 : 0)
  const [row] = rowsIn(book, 'models')
    .filter((candidate) => isOfSize(candidate, numericValue(params)))
    .toSorted((a, b) => rank(b) - rank(a))
  return row ? { row, assumed: [`${params} is ${row['name']}`] } : null
}

/** Parameters and training tokens of a published model, or as the question states them. */
const published = (about: SubjectContext, book: Book): SubjectInputs | null => {
  const { model, params, tokens } = about
  if (!model) return params && tokens ? { given: { params }, assumed: [] } : null
  const row = namedRow(about, book, ['models', 'training-runs'])
  const [active, known] = [numberIn(row, 'activeParams') ?? numberIn(row, 'params'), tokens ?? numberIn(row, 'tokens')]
  if (!active || !known) return null
  const of = `${numberIn(row, 'params') === active ? 'parameters' : 'active parameters'}${tokens ? '' : ' and tokens'} of ${model.name}`
  return { given: { params: active, tokens: known }, assumed: [of] }
}

/** With fewer tokens a question is about training only when it says so: "70B 1M tokens cost" may be about serving. */
const minTrainingTokens = 1e9

const subjects: Readonly<Record<Subject, (about: SubjectContext, book: Book) => SubjectInputs | null>> = {
  published,
  trained: (about, book) => {
    const { words, tokens } = about
    const meant =
      tokens === null
        ? words.has('hours') || (words.has('train') && words.size > 1)
        : words.has('train') || numericValue(tokens) >= minTrainingTokens
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

/** The facts that become inputs through the subject. */
export const factsOfSubject = (subject: Subject): readonly Fact[] =>
  subject === 'sparse' ? ['params', 'activeParams', 'totalParams'] : ['params']

/** The inputs for the subject of a question; null when it does not say enough, or the tables do not know. */
export const subjectInputs = (subject: Subject, about: SubjectContext, book: Book): SubjectInputs | null => subjects[subject](about, book)
