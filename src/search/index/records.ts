/** What can be found: notes, claims, calculators, parameters, data sets and sources, each as a record that a list can show. */
import { type NoteKind, type NoteStatus, type Topic, topicTitles } from '../../records/note.ts'

export const searchKinds = ['note', 'calculator', 'claim', 'parameter', 'dataset', 'source'] as const
export type SearchKind = (typeof searchKinds)[number]

export const kindWords: Readonly<Record<SearchKind, { readonly one: string; readonly many: string }>> = {
  note: { one: 'Note', many: 'Notes' },
  calculator: { one: 'Calculator', many: 'Calculators' },
  claim: { one: 'Claim', many: 'Claims' },
  parameter: { one: 'Parameter', many: 'Parameters' },
  dataset: { one: 'Data', many: 'Data' },
  source: { one: 'Source', many: 'Sources' },
}

/** One thing to find, as it travels. */
export interface SearchRecord {
  readonly kind: SearchKind
  readonly id: string
  readonly title: string
  readonly url: string
  /** Other names: aliases, the question, the id. */
  readonly also: readonly string[]
  /** A line that says what it is. */
  readonly text: string
  readonly topic?: Topic
}

/** The same with all that the index reads of it. */
export interface Entry extends SearchRecord {
  readonly status?: NoteStatus
  readonly noteKind?: NoteKind
  /** For a row of data: the id of its set. */
  readonly rowOf?: string
  /** Keys of the sources it cites. */
  readonly cites: readonly string[]
  /** Texts beside the body: claims of a note. */
  readonly claims: readonly string[]
  /** The body as plain text, a block a line; a heading is a line of its own. For a calculator, what can be set; for a set of very many rows, their names. */
  readonly body?: string
  readonly headings: readonly { readonly id: string; readonly text: string }[]
}

/** Between the title of a data set and the cells of a row, and between words of a place. */
export const cellGap = ' · '

type Listed = Pick<SearchRecord, 'kind' | 'url' | 'text'> & { readonly topic?: Topic | null }
const isRow = ({ kind, url }: Listed): boolean => kind === 'dataset' && url.includes('#')

/** Where a record belongs, for its row: "Note · Inference"; a row of data belongs to its set, "Data · Accelerators". */
export function placeWords(record: Listed): string {
  const { kind, topic, text } = record
  const set = isRow(record) ? text.split(cellGap)[0] : undefined
  return [kindWords[kind].one, ...(topic ? [topicTitles[topic]] : []), ...(set ? [set] : [])].join(cellGap)
}

/** The line about a record, without what its place says. */
export const lineOf = (record: Listed): string => (isRow(record) ? record.text.split(cellGap).slice(1).join(cellGap) : record.text)
