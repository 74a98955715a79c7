/** Describes the results of a search: how many there are of each kind and topic, which words were corrected, and why each was found. */
import type { Topic } from '../../records/note.ts'
import type { SearchKind } from '../index/records.ts'
import { tokenise } from '../text/tokens.ts'
import type { Index } from './index-reader.ts'
import type { MatchedWord } from './match.ts'
import type { QueryWord } from './query.ts'
import type { Ranked } from './rank.ts'

/** How many documents were found of each kind and topic. */
export interface FacetCounts {
  readonly kinds: Readonly<Partial<Record<SearchKind, number>>>
  readonly topics: Readonly<Partial<Record<Topic, number>>>
}

export function countFacets(ranked: readonly Ranked[], index: Pick<Index, 'kindOf'>): FacetCounts {
  const kinds: Partial<Record<SearchKind, number>> = {}
  const topics: Partial<Record<Topic, number>> = {}
  for (const { document } of ranked) {
    const { kind, topic } = index.kindOf(document)
    kinds[kind] = (kinds[kind] ?? 0) + 1
    if (topic) topics[topic] = (topics[topic] ?? 0) + 1
  }
  return { kinds, topics }
}

/** By the best field that holds a term. */
const fieldDescriptions = ['in the text', 'in a line about it', 'in another name', 'in the title'] as const

/** Why a document was found: "chinchilla (for “chinchila”) in the title, optimal in another name". */
export function describeMatch(document: number, words: readonly MatchedWord[]): string {
  return words
    .flatMap(({ word, matches }) => {
      const held = matches
        .map((match) => ({ ...match, index: match.term.postings.documents.indexOf(document) }))
        .filter(({ index }) => index >= 0)
      const best = held.sort((a, b) => b.quality - a.quality)[0]
      if (!best) return []
      const { term, postings } = best.term
      const place = fieldDescriptions[postings.bestFields[best.index] ?? 0]
      if (best.kind === 'similar') return [`something like “${word.typed}” ${place}`]
      return [`${term}${term === word.term ? '' : ` (for “${word.typed}”)`} ${place}`]
    })
    .join(', ')
}

/** A word of the query that was corrected. */
export interface Corrected {
  readonly typed: string
  readonly word: string
  /** The word as typed stands in some document, too. */
  readonly stands?: boolean
}

/** The words that the best result holds only by a correction. */
export function correctedWords(words: readonly MatchedWord[], [best]: readonly Ranked[]): readonly Corrected[] {
  if (!best) return []
  return words.flatMap(({ word, matches }) => {
    const held = matches.filter(({ term, kind }) => kind !== 'similar' && term.postings.documents.includes(best.document))
    const first = held.sort((a, b) => b.quality - a.quality)[0]
    const stands = matches.some(({ kind }) => kind === 'exact')
    return first?.kind === 'correction' ? [{ typed: word.typed, word: first.term.term, ...(stands ? { stands } : {}) }] : []
  })
}

/** A term in the spelling of a title that holds it: "quantisation", which the index has as "quantization". */
export function spelledAsInTitles(term: string, titles: readonly string[]): string {
  for (const title of titles) {
    const token = tokenise(title).tokens.find((one) => one.term === term)
    if (token)
      return title
        .slice(token.start, token.end)
        .toLowerCase()
        .replace(/[’']s$/, '')
  }
  return term
}

const maxTopics = 2
/** Words are compared by this share of their letters, and at least by this many. */
const prefixShare = 0.6
const minPrefix = 4
const maxFiles = 2

/** When nothing was found: the topics with most documents in which a term begins like a word of the query. */
export async function nearestTopics(index: Index, words: readonly QueryWord[]): Promise<readonly Topic[]> {
  const prefixes = words.map(({ term }) => term.slice(0, Math.max(minPrefix, Math.ceil(term.length * prefixShare))))
  const near = await Promise.all(
    prefixes.filter(({ length }) => length >= minPrefix).map((prefix) => index.completions(prefix, { files: maxFiles })),
  )
  const counts = new Map<Topic, number>()
  for (const document of new Set(near.flat().flatMap(({ postings }) => postings.documents))) {
    const { topic } = index.kindOf(document)
    if (topic) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, maxTopics)
    .map(([topic]) => topic)
}
