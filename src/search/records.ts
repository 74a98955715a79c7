/** What can be found, as short records: notes, headings, claims, calculators, parameters, data sets and sources. */
import { calculators } from '../calculators/index.ts'
import type { Dataset } from '../records/dataset.ts'
import { type NoteRecord, type Topic, topicTitles } from '../records/note.ts'
import type { Parameter } from '../records/parameter.ts'
import type { Source } from '../records/source.ts'

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

export interface Findable {
  readonly notes: readonly NoteRecord[]
  readonly parameters: readonly Parameter[]
  readonly datasets: readonly Dataset[]
  readonly sources: readonly Source[]
}

function ofNote(note: NoteRecord): readonly SearchRecord[] {
  const { id, title, topic, summary, question, aliases } = note
  const url = `/notes/${id}/`
  return [
    { kind: 'note', title, url, also: [...(question ? [question] : []), ...aliases, id.replaceAll('-', ' ')], text: summary, topic },
    ...note.claims.map((claim): SearchRecord => ({ kind: 'claim', title: claim.text, url: `${url}#claim-${claim.id}`, also: [claim.id], text: title, topic })),
    ...note.headings.map((heading): SearchRecord => ({ kind: 'heading', title: heading.text, url: `${url}#${heading.id}`, also: [], text: title, topic })),
  ]
}

const ofCalculators = (): readonly SearchRecord[] =>
  calculators.map(({ id, title, question, topic, outputs }) => ({
    kind: 'calculator',
    title,
    url: `/calculators/${id}/`,
    also: [id.replaceAll('-', ' '), ...Object.values(outputs).map((output) => (output as { label: string }).label)],
    text: question,
    topic,
  }))

/** Every record, by kind, in the order in which kinds are listed. */
export function searchRecords({ notes, parameters, datasets, sources }: Findable): readonly SearchRecord[] {
  const records: readonly SearchRecord[] = [
    ...notes.flatMap(ofNote),
    ...ofCalculators(),
    ...parameters.map(({ id, label, area }): SearchRecord => ({ kind: 'parameter', title: label, url: `/parameters/#${id}`, also: [id], text: `Parameter book, ${area}` })),
    ...datasets.map(({ id, title, description }): SearchRecord => ({ kind: 'dataset', title, url: `/data/${id}/`, also: [id], text: description })),
    ...sources.map(({ key, title, authors, year }): SearchRecord => ({ kind: 'source', title, url: `/sources/#${key}`, also: [key, `${authors} ${year}`], text: `${authors}, ${year}` })),
  ]
  return [...records].sort((a, b) => searchKinds.indexOf(a.kind) - searchKinds.indexOf(b.kind))
}

/** Where a record belongs, for its row: "Note · Inference". */
export const placeWords = ({ kind, topic }: SearchRecord): string => [kindWords[kind].one, ...(topic ? [topicTitles[topic]] : [])].join(' · ')
