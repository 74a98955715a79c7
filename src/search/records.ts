/** What can be found, as short records: notes, headings, claims, calculators, parameters, data sets and sources. */
import { type Topic, topicTitles } from '../records/note.ts'

export const searchKinds = ['note', 'calculator', 'claim', 'parameter', 'heading', 'dataset', 'source'] as const
export type SearchKind = (typeof searchKinds)[number]

export const kindWords: Readonly<Record<SearchKind, { readonly one: string; readonly many: string }>> = {
  note: { one: 'Note', many: 'Notes' },
  calculator: { one: 'Calculator', many: 'Calculators' },
  claim: { one: 'Claim', many: 'Claims' },
  parameter: { one: 'Parameter', many: 'Parameters' },
  heading: { one: 'Section', many: 'Sections' },
  dataset: { one: 'Data', many: 'Data sets' },
  source: { one: 'Source', many: 'Sources' },
}

/** One thing to find. Field names are short because every record travels. */
export interface SearchRecord {
  readonly kind: SearchKind
  readonly title: string
  readonly url: string
  /** Other names: aliases, the question, the id. */
  readonly also: readonly string[]
  /** A line that says what it is. */
  readonly text: string
  readonly topic?: Topic
}

/** Where a record belongs, for its row: "Note · Inference". */
export const placeWords = ({ kind, topic }: SearchRecord): string =>
  [kindWords[kind].one, ...(topic ? [topicTitles[topic]] : [])].join(' · ')
