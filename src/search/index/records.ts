/** The documents of the index: notes, claims, calculators, parameters, data sets and sources, as records that a list of results can show. */
import { type NoteKind, type NoteStatus, type Topic, topicTitles } from '../../records/note.ts'

export const searchKinds = ['note', 'calculator', 'claim', 'parameter', 'dataset', 'source'] as const
export type SearchKind = (typeof searchKinds)[number]

export const kindLabels: Readonly<Record<SearchKind, { readonly one: string; readonly many: string }>> = {
  note: { one: 'Note', many: 'Notes' },
  calculator: { one: 'Calculator', many: 'Calculators' },
  claim: { one: 'Claim', many: 'Claims' },
  parameter: { one: 'Parameter', many: 'Parameters' },
  dataset: { one: 'Data', many: 'Data' },
  source: { one: 'Source', many: 'Sources' },
}

/** A document as a list shows it. */
export interface SearchRecord {
  readonly kind: SearchKind
  readonly id: string
  readonly title: string
  readonly url: string
  /** Other names: aliases, the question, the id. */
  readonly names: readonly string[]
  /** One line that describes it. */
  readonly text: string
  readonly topic?: Topic
}

/** A document with everything that is indexed of it. */
export interface Entry extends SearchRecord {
  readonly status?: NoteStatus
  readonly noteKind?: NoteKind
  /** For a row of data, the id of its set. */
  readonly rowOf?: string
  /** Keys of the sources it cites. */
  readonly cites: readonly string[]
  /** Texts of a note's claims. */
  readonly claims: readonly string[]
  /**
   * The body as plain text, one block a line; a heading is a line of its own. For a calculator the labels of its inputs and options; for a
   * set of too many rows the names of its rows.
   */
  readonly body?: string
  readonly headings: readonly { readonly id: string; readonly text: string }[]
}

/** Separates the title of a data set from the cells of a row, the cells, and the parts of a category. */
export const partSeparator = ' · '

type Listed = Pick<SearchRecord, 'kind' | 'url' | 'text'> & { readonly topic?: Topic | null }
const isDataRow = ({ kind, url }: Listed): boolean => kind === 'dataset' && url.includes('#')

/** Where a record belongs: "Note · Inference"; for a row of data its set, "Data · Accelerators". */
export function categoryOf(record: Listed): string {
  const { kind, topic, text } = record
  const set = isDataRow(record) ? text.split(partSeparator)[0] : undefined
  return [kindLabels[kind].one, ...(topic ? [topicTitles[topic]] : []), ...(set ? [set] : [])].join(partSeparator)
}

/** The line that describes a record, without what its category says already. */
export const descriptionOf = (record: Listed): string =>
  isDataRow(record) ? record.text.split(partSeparator).slice(1).join(partSeparator) : record.text
