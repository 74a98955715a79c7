/**
 * Related by meaning: for a note, the notes and sources nearest to it that it has no link with yet, each with a score and a reason.
 * A note for which fewer than `fewest` pass the cut has none: a weak list is worse than no list.
 */
import { dictionary } from '../records/dictionary.ts'
import type { Graph } from './graph.ts'
import { latentMeaning, type Meaning, type MeaningProvider, type MeaningText } from './meaning.ts'
import { type Near, nearestRows } from './nearest.ts'
import { byText } from './order.ts'

/** What relatedness reads of a note or a source. `sources`, `parameters` and `calculators` are ids. */
export interface RelatedText {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly text: string
  readonly sources: readonly string[]
  readonly parameters: readonly string[]
  readonly calculators: readonly string[]
}

/** Names for reasons, by id. */
export interface RelatedNames {
  readonly source: (key: string) => string
  readonly parameter: (id: string) => string
  readonly calculator: (id: string) => string
}

export interface Related {
  readonly id: string
  /** Cosine, two decimals. */
  readonly score: number
  /** Such as "Both speak of cache and batch. Both cite Hoffmann et al. (2022)." */
  readonly reason: string
}

export interface RelatedLists {
  /** Notes by the id of the note; only notes that have some. */
  readonly notes: Readonly<Record<string, readonly Related[]>>
  /** Keys of sources by the id of the note. */
  readonly sources: Readonly<Record<string, readonly Related[]>>
}

export interface RelatedInput {
  readonly graph: Pick<Graph, 'edges' | 'mentions'>
  /** Every note, sorted by id. */
  readonly notes: readonly RelatedText[]
  /** Sources that some note cites; `text` is what notes say where they cite it. */
  readonly sources?: readonly RelatedText[]
  readonly names: RelatedNames
  readonly provider?: MeaningProvider
}

/** Two of three hand-written relations pass it and one of ten pairs without a link (`npm run bench -- map` prints the measurement). */
export const cut = 0.25
export const fewest = 3
const mostNotes = 5
const mostSources = 3

/** A note or source as the model reads it. */
export const meaningText = ({ title, summary, text, sources, parameters, calculators }: RelatedText): MeaningText => ({
  parts: [
    { text: title, weight: 3 },
    { text: summary, weight: 2 },
    { text, weight: 1 },
  ],
  marks: [
    ...sources.map((key) => `source ${key}`),
    ...parameters.map((id) => `parameter ${id}`),
    ...calculators.map((id) => `calculator ${id}`),
  ],
})

export function relatedByMeaning({ graph, notes, sources = [], names, provider = latentMeaning }: RelatedInput): RelatedLists {
  const texts = notes.map(meaningText)
  const meaning = provider(texts)
  const linked = linksOf(graph)
  const near = nearestRows(meaning.vectors, meaning.vectors, {
    most: mostNotes,
    least: cut,
    skip: (row, other) => linked.get(notes[row]?.id ?? '')?.has(notes[other]?.id ?? '') ?? false,
  })
  const explain = reasonFor(meaning, names)
  const list = (from: number, found: readonly Near[], others: readonly RelatedText[], otherTexts: readonly MeaningText[]): Related[] =>
    found.map(({ row, score }) => {
      const [a, b] = [notes[from] as RelatedText, others[row] as RelatedText]
      return {
        id: b.id,
        score: Math.round(score * 100) / 100,
        reason: explain(a, texts[from] as MeaningText, b, otherTexts[row] as MeaningText),
      }
    })
  const byNote = dictionary<Related[]>([])
  for (const [i, found] of near.entries()) {
    if (found.length >= fewest) byNote[notes[i]?.id ?? ''] = list(i, found, notes, texts)
  }
  const sourceTexts = sources.map(meaningText)
  const places = meaning.place(sourceTexts)
  const cited = notes.map((note) => new Set(note.sources))
  const papers = nearestRows(meaning.vectors, places, {
    most: mostSources,
    least: cut,
    skip: (row, other) => cited[row]?.has(sources[other]?.id ?? '') ?? false,
  })
  const byNotePapers = dictionary<Related[]>([])
  for (const [i, found] of papers.entries()) {
    const id = notes[i]?.id ?? ''
    if (found.length > 0 && byNote[id]) byNotePapers[id] = list(i, found, sources, sourceTexts)
  }
  return { notes: byNote, sources: byNotePapers }
}

/** Who is linked with whom, by a relation or in the text. */
export function linksOf({ edges, mentions }: Pick<Graph, 'edges' | 'mentions'>): ReadonlyMap<string, ReadonlySet<string>> {
  const links = new Map<string, Set<string>>()
  const add = (from: string, to: string) => {
    const set = links.get(from)
    if (set) set.add(to)
    else links.set(from, new Set([to]))
  }
  for (const { source, target } of [...edges, ...mentions]) {
    add(source, target)
    add(target, source)
  }
  return links
}

const both = <T>(a: readonly T[], b: readonly T[]): T[] => a.filter((each) => b.includes(each))

const joined = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** What two texts share, in words; empty sentences are left out. */
function reasonFor(meaning: Meaning, names: RelatedNames) {
  return (a: RelatedText, textA: MeaningText, b: RelatedText, textB: MeaningText): string => {
    const words = meaning.shared(textA, textB, 3)
    const sources = both(a.sources, b.sources).sort(byText).slice(0, 2).map(names.source)
    const used = [
      ...both(a.parameters, b.parameters).sort(byText).map(names.parameter),
      ...both(a.calculators, b.calculators).sort(byText).map(names.calculator),
    ]
    return [
      words.length > 0 ? `Both speak of ${joined(words)}.` : '',
      sources.length > 0 ? `Both cite ${joined(sources)}.` : '',
      used.length > 0 ? `Both use ${joined(used.slice(0, 2))}.` : '',
    ]
      .filter(Boolean)
      .join(' ')
  }
}
