/** Makes the entries of a notebook, in the order of the index. Used only at build: it imports every calculator. */
import { calculators, recordOf } from '../../calculators/index.ts'
import type { Calculator, Input } from '../../calculators/spec/spec.ts'
import { isUnit, unitLabel } from '../../quantities/units.ts'
import {
  calculatorAddress,
  datasetAddress,
  noteAddress,
  parameterAddress,
  sourceAddress,
  statedClaimAddress,
} from '../../records/address.ts'
import type { Dataset } from '../../records/dataset.ts'
import { type NoteRecord, topics } from '../../records/note.ts'
import type { Parameter } from '../../records/parameter.ts'
import type { Source } from '../../records/source.ts'
import { outputsOf } from '../../scenario/calculator-lookup.ts'
import { plainTextOfNote } from '../text/plain-text.ts'
import { calculatorAliases, parameterAliases } from './aliases.ts'
import { entriesOfRows } from './data-rows.ts'
import { type Entry, searchKinds } from './records.ts'

/** The parts of a notebook that can be found. */
export interface Findable {
  readonly notes: readonly NoteRecord[]
  readonly parameters: readonly Parameter[]
  readonly datasets: readonly Dataset[]
  readonly sources: readonly Source[]
}

/** What entries without sources, claims or headings have. */
const none = { cites: [], claims: [], headings: [] } as const

function entryOfNote(note: NoteRecord, body: string): Entry {
  const { id, title, topic, summary, question, aliases, claims, headings, kind, status, citations } = note
  return {
    kind: 'note',
    id,
    title,
    url: noteAddress(id),
    names: [...(question ? [question] : []), ...aliases],
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

const entriesOfClaims = (note: NoteRecord): readonly Entry[] =>
  note.claims.map((claim) => ({
    ...none,
    kind: 'claim',
    id: claim.id,
    title: claim.text,
    url: isShown(note, claim.id) ? statedClaimAddress(note.id, claim.id) : noteAddress(note.id),
    names: [],
    text: `${note.title} · ${note.status}`,
    topic: note.topic,
    status: note.status,
  }))

/** Labels of the inputs with their options: "Method: full: all weights, LoRA: small matrices, …". Inputs of the parameter book are entries of their own. */
const inputLines = ({ inputs }: Calculator): readonly string[] =>
  Object.values<Input>(inputs).flatMap((input) =>
    input.kind === 'shared'
      ? []
      : [input.kind === 'choice' ? `${input.label}: ${input.options.map(({ label }) => label).join(', ')}` : input.label],
  )

const entriesOfCalculators = (): readonly Entry[] =>
  calculators.map((calculator) => ({
    ...none,
    kind: 'calculator',
    id: calculator.id,
    title: calculator.title,
    url: calculatorAddress(calculator.id),
    names: [
      calculator.question,
      ...(calculatorAliases[calculator.id] ?? []),
      ...Object.values(outputsOf(calculator)).map(({ label }) => label),
    ],
    text: calculator.question,
    body: inputLines(calculator).join('\n'),
    topic: calculator.topic,
    cites: recordOf(calculator).sources,
  }))

const entryOfParameter = ({ id, label, area, unit, note, assumption, sources }: Parameter): Entry => ({
  ...none,
  kind: 'parameter',
  id,
  title: label,
  url: parameterAddress(id),
  names: [...(parameterAliases[id] ?? []), id, id.replace(/(?<=[a-z])(?=[A-Z])/g, ' '), ...(isUnit(unit) ? [unitLabel(unit)] : [])],
  text: [assumption, note].filter(Boolean).join(' ') || `Parameter book, ${area}`,
  cites: sources,
})

function entriesOfDataset(dataset: Dataset): readonly Entry[] {
  const { id, title, description, sources, columns } = dataset
  const { entries, unlisted } = entriesOfRows(dataset)
  const names = [`${title} data`, id, ...columns.map(({ label }) => label)]
  const set: Entry = { ...none, kind: 'dataset', id, title, url: datasetAddress(id), names, text: description, cites: sources }
  return [unlisted.length > 0 ? { ...set, body: unlisted.join('\n') } : set, ...entries]
}

const entryOfSource = ({ key, title, authors, year }: Source): Entry => ({
  ...none,
  kind: 'source',
  id: key,
  title,
  url: sourceAddress(key),
  names: [key, `${authors} ${year}`],
  text: `${authors}, ${year}`,
})

/** All entries of a notebook by kind; notes, claims and calculators by topic within theirs. */
export function entriesOf({ notes, parameters, datasets, sources }: Findable): readonly Entry[] {
  const titles = new Map(notes.map(({ id, title }) => [id, title]))
  const byKey = new Map(sources.map((source) => [source.key, source]))
  const sorted = topics.flatMap((topic) => notes.filter((note) => note.topic === topic))
  const all: readonly Entry[] = [
    ...sorted.map((note) => entryOfNote(note, plainTextOfNote(note, titles, byKey))),
    ...sorted.flatMap(entriesOfClaims),
    ...[...entriesOfCalculators()].sort((a, b) =>
      a.topic === b.topic ? 0 : topics.indexOf(a.topic ?? 'training') - topics.indexOf(b.topic ?? 'training'),
    ),
    ...parameters.map(entryOfParameter),
    ...datasets.flatMap(entriesOfDataset),
    ...sources.map(entryOfSource),
  ]
  return [...all].sort((a, b) => searchKinds.indexOf(a.kind) - searchKinds.indexOf(b.kind))
}
