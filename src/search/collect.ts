/** Makes the entries of a notebook, in the order of the index. At build only: it knows every calculator. */
import { calculators } from '../calculators/index.ts'
import type { Dataset } from '../records/dataset.ts'
import { type NoteRecord, topics } from '../records/note.ts'
import type { Parameter } from '../records/parameter.ts'
import type { Source } from '../records/source.ts'
import { outputsOf } from '../scenario/index.ts'
import { type Entry, searchKinds } from './records.ts'

export interface Findable {
  readonly notes: readonly NoteRecord[]
  readonly parameters: readonly Parameter[]
  readonly datasets: readonly Dataset[]
  readonly sources: readonly Source[]
}

const none = { cites: [], claims: [], headings: [] } as const

/** A record's text holds `[[target]]` for a wikilink without words of its own, and `@key` for a source named in the text; the commands of formulas say nothing. */
function plainText(note: NoteRecord, titles: ReadonlyMap<string, string>, sources: ReadonlyMap<string, Source>): string {
  if (!/\[\[|@|\\/.test(note.text)) return note.text
  const ids = new Map(note.links.map(({ target, id }) => [target, id]))
  return note.text
    .replace(/\[\[([^\][]+)\]\]/g, (_, target: string) => titles.get(ids.get(target) ?? target) ?? target)
    .replace(/\\[a-zA-Z]+|(?<=\\\w+)[{}]|\\[,;! ]/g, ' ')
    .replace(/@([a-z][\w-]*\d{4}\w*)/gi, (whole, key: string) => sources.get(key)?.authors ?? whole)
}

function ofNote(note: NoteRecord, body: string): Entry {
  const { id, title, topic, summary, question, aliases, claims, headings, kind, status, citations } = note
  return {
    kind: 'note',
    id,
    title,
    url: `/notes/${id}/`,
    also: [...(question ? [question] : []), ...aliases],
    text: summary,
    topic,
    status,
    noteKind: kind,
    cites: [...new Set(citations.map(({ key }) => key))],
    claims: claims.map(({ text }) => text),
    body,
    headings: headings.map(({ id: anchor, text }) => ({ id: anchor, text })),
  }
}

const claimsOf = (note: NoteRecord): readonly Entry[] =>
  note.claims.map((claim) => ({
    ...none,
    kind: 'claim',
    id: claim.id,
    title: claim.text,
    url: `/notes/${note.id}/#claim-${claim.id}`,
    also: [],
    text: note.title,
    topic: note.topic,
    status: note.status,
  }))

const ofCalculators = (): readonly Entry[] =>
  calculators.map((calculator) => ({
    ...none,
    kind: 'calculator',
    id: calculator.id,
    title: calculator.title,
    url: `/calculators/${calculator.id}/`,
    also: [calculator.question, ...Object.values(outputsOf(calculator)).map(({ label }) => label)],
    text: calculator.question,
    topic: calculator.topic,
    cites: calculator.sources,
  }))

const ofParameter = ({ id, label, area, note, assumption, sources }: Parameter): Entry => ({
  ...none,
  kind: 'parameter',
  id,
  title: label,
  url: `/parameters/#${id}`,
  also: [id.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')],
  text: note ?? assumption ?? `Parameter book, ${area}`,
  cites: sources,
})

const ofDataset = ({ id, title, description, sources, columns }: Dataset): Entry => ({
  ...none,
  kind: 'dataset',
  id,
  title,
  url: `/data/${id}/`,
  also: [id, ...columns.map(({ label }) => label)],
  text: description,
  cites: sources,
})

const ofSource = ({ key, title, authors, year }: Source): Entry => ({
  ...none,
  kind: 'source',
  id: key,
  title,
  url: `/sources/#${key}`,
  also: [key, `${authors} ${year}`],
  text: `${authors}, ${year}`,
})

/** Every entry: notes and claims by topic, then the rest by kind. */
export function entriesOf({ notes, parameters, datasets, sources }: Findable): readonly Entry[] {
  const titles = new Map(notes.map(({ id, title }) => [id, title]))
  const byKey = new Map(sources.map((source) => [source.key, source]))
  const sorted = topics.flatMap((topic) => notes.filter((note) => note.topic === topic))
  const all: readonly Entry[] = [
    ...sorted.map((note) => ofNote(note, plainText(note, titles, byKey))),
    ...sorted.flatMap(claimsOf),
    ...[...ofCalculators()].sort((a, b) =>
      a.topic === b.topic ? 0 : topics.indexOf(a.topic ?? 'training') - topics.indexOf(b.topic ?? 'training'),
    ),
    ...parameters.map(ofParameter),
    ...datasets.map(ofDataset),
    ...sources.map(ofSource),
  ]
  return [...all].sort((a, b) => searchKinds.indexOf(a.kind) - searchKinds.indexOf(b.kind))
}
