/**
 * Related by meaning: for a note, the notes and sources nearest to it that it has no link with yet, each with a score and a reason: a
 * shared term of the field, source, parameter or calculator. What is near without such a reason is not listed, and a note for which fewer
 * than `fewest` are left has no list: a weak list is worse than none.
 */

import { listed } from '../diagnostics/words.ts'
import { dictionary } from '../records/dictionary.ts'
import { byText } from '../records/order.ts'
import { fieldTerms } from './field-terms.ts'
import type { Graph } from './graph.ts'
import { type Near, nearestRows } from './sparse-rows.ts'
import { type MeaningProvider, type MeaningText, tfidf } from './tfidf.ts'

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
  /** Such as "Both speak of batch size. Both cite Hoffmann et al. (2022)." */
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
  /** Terms of the field that may stand as a reason, as they are to be shown. */
  readonly terms: readonly string[]
  readonly provider?: MeaningProvider
}

/** Four of five hand-written relations pass it and one of six pairs without a link (`npm run bench -- map` prints the measurement). */
export const cut = 0.12
export const fewest = 3
const mostNotes = 5
const mostSources = 3
/** How many of the nearest are asked for a reason. */
const looked = 10
/** A term in more than this share of the texts is no reason to relate two of them. */
const commonShare = 0.5

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

export function relatedByMeaning({ graph, notes, sources = [], names, terms, provider = tfidf }: RelatedInput): RelatedLists {
  const { vectors, place } = provider(notes.map(meaningText))
  const linked = linksOf(graph)
  const cited = notes.map((note) => new Set(note.sources))
  const explain = reasonFor([...notes, ...sources], names, terms)
  const listOf = (from: number, near: readonly Near[], others: readonly RelatedText[], most: number): Related[] =>
    near
      .flatMap(({ row, score }): Related[] => {
        const other = others[row] as RelatedText
        const reason = explain(notes[from] as RelatedText, other)
        return reason === '' ? [] : [{ id: other.id, score: Math.round(score * 100) / 100, reason }]
      })
      .slice(0, most)
  const nearNotes = nearestRows(vectors, vectors, {
    most: looked,
    least: cut,
    skip: (row, other) => linked.get(notes[row]?.id ?? '')?.has(notes[other]?.id ?? '') ?? false,
  })
  const nearSources = nearestRows(vectors, place(sources.map(meaningText)), {
    most: looked,
    least: cut,
    skip: (row, other) => cited[row]?.has(sources[other]?.id ?? '') ?? false,
  })
  const lists = { notes: dictionary<Related[]>([]), sources: dictionary<Related[]>([]) }
  for (const [row, { id }] of notes.entries()) {
    const list = listOf(row, nearNotes[row] ?? [], notes, mostNotes)
    if (list.length < fewest) continue
    lists.notes[id] = list
    const papers = listOf(row, nearSources[row] ?? [], sources, mostSources)
    if (papers.length > 0) lists.sources[id] = papers
  }
  return lists
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

/** What two texts share, in words; empty when that is nothing to name. */
function reasonFor(texts: readonly RelatedText[], names: RelatedNames, terms: readonly string[]) {
  const { termsIn } = fieldTerms(terms)
  const spoken = new Map(texts.map((each) => [each, termsIn([each.title, each.summary, each.text].join('\n'))]))
  const holders = new Map<string, number>()
  for (const found of spoken.values()) for (const term of found) holders.set(term, (holders.get(term) ?? 0) + 1)
  const telling = (term: string): boolean => (holders.get(term) ?? 0) <= Math.max(3, commonShare * texts.length)
  const rarest = (a: string, b: string): number => (holders.get(a) ?? 0) - (holders.get(b) ?? 0) || byText(a, b)
  return (a: RelatedText, b: RelatedText): string => {
    const others = spoken.get(b) ?? new Set()
    const shared = [...(spoken.get(a) ?? [])].filter((term) => others.has(term) && telling(term)).sort(rarest)
    const sources = both(a.sources, b.sources).sort(byText).slice(0, 2).map(names.source)
    const used = [
      ...both(a.parameters, b.parameters).sort(byText).map(names.parameter),
      ...both(a.calculators, b.calculators).sort(byText).map(names.calculator),
    ]
    return [
      shared.length > 0 ? `Both speak of ${listed(shared.slice(0, 3))}.` : '',
      sources.length > 0 ? `Both cite ${listed(sources)}.` : '',
      used.length > 0 ? `Both use ${listed(used.slice(0, 2))}.` : '',
    ]
      .filter(Boolean)
      .join(' ')
  }
}
