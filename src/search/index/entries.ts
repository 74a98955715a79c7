/** Makes the entries of a notebook, in the order of the index. At build only: it knows every calculator. */
import { calculators, recordOf } from '../../calculators/index.ts'
import type { Calculator, Input } from '../../calculators/spec/spec.ts'
import { isUnit, unitLabel } from '../../quantities/units.ts'
import type { Dataset } from '../../records/dataset.ts'
import { type NoteRecord, topics } from '../../records/note.ts'
import type { Parameter } from '../../records/parameter.ts'
import type { Source } from '../../records/source.ts'
import { outputsOf } from '../../scenario/index.ts'
import { plainText } from '../text/plain-text.ts'
import { calculatorNames, parameterNames } from './aliases.ts'
import { rowsOf } from './data-rows.ts'
import { type Entry, searchKinds } from './records.ts'

export interface Findable {
  readonly notes: readonly NoteRecord[]
  readonly parameters: readonly Parameter[]
  readonly datasets: readonly Dataset[]
  readonly sources: readonly Source[]
}

const none = { cites: [], claims: [], headings: [] } as const

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

/** A claim has a place in its note when the note shows it. */
const isShown = ({ components }: NoteRecord, claim: string): boolean =>
  components.some(({ name, attributes }) => name === 'Claim' && attributes['id'] === claim)

const claimsOf = (note: NoteRecord): readonly Entry[] =>
  note.claims.map((claim) => ({
    ...none,
    kind: 'claim',
    id: claim.id,
    title: claim.text,
    url: `/notes/${note.id}/${isShown(note, claim.id) ? `#claim-${claim.id}` : ''}`,
    also: [],
    text: `${note.title} · ${note.status}`,
    topic: note.topic,
    status: note.status,
  }))

/** Inputs with what can be chosen: "Method: full: all weights, LoRA: small matrices, …". Those of the book are found as parameters. */
const inputLines = ({ inputs }: Calculator): readonly string[] =>
  Object.values<Input>(inputs).flatMap((input) =>
    input.kind === 'shared'
      ? []
      : [input.kind === 'choice' ? `${input.label}: ${input.options.map(({ label }) => label).join(', ')}` : input.label],
  )

const ofCalculators = (): readonly Entry[] =>
  calculators.map((calculator) => ({
    ...none,
    kind: 'calculator',
    id: calculator.id,
    title: calculator.title,
    url: `/calculators/${calculator.id}/`,
    also: [
      calculator.question,
      ...(calculatorNames[calculator.id] ?? []),
      ...Object.values(outputsOf(calculator)).map(({ label }) => label),
    ],
    text: calculator.question,
    body: inputLines(calculator).join('\n'),
    topic: calculator.topic,
    cites: recordOf(calculator).sources,
  }))

const ofParameter = ({ id, label, area, unit, note, assumption, sources }: Parameter): Entry => ({
  ...none,
  kind: 'parameter',
  id,
  title: label,
  url: `/parameters/#${id}`,
  also: [...(parameterNames[id] ?? []), id, id.replace(/(?<=[a-z])(?=[A-Z])/g, ' '), ...(isUnit(unit) ? [unitLabel(unit)] : [])],
  text: [assumption, note].filter(Boolean).join(' ') || `Parameter book, ${area}`,
  cites: sources,
})

function ofDataset(dataset: Dataset): readonly Entry[] {
  const { id, title, description, sources, columns } = dataset
  const { entries, unlisted } = rowsOf(dataset)
  const also = [`${title} data`, id, ...columns.map(({ label }) => label)]
  const set: Entry = { ...none, kind: 'dataset', id, title, url: `/data/${id}/`, also, text: description, cites: sources }
  return [unlisted.length > 0 ? { ...set, body: unlisted.join('\n') } : set, ...entries]
}

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
    ...datasets.flatMap(ofDataset),
    ...sources.map(ofSource),
  ]
  return [...all].sort((a, b) => searchKinds.indexOf(a.kind) - searchKinds.indexOf(b.kind))
}
