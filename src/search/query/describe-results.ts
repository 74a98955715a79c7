/** What is said about the results of a search: how many of what, which words were read otherwise, and why each was found. */
import type { Topic } from '../../records/note.ts'
import type { SearchKind } from '../index/records.ts'
import { tokensOf } from '../text/tokens.ts'
import type { Index } from './index-reader.ts'
import type { MatchedWord } from './match.ts'
import type { QueryWord } from './query.ts'
import type { Ranked } from './rank.ts'

/** How many documents fit, for the facets. */
export interface Counts {
  readonly kinds: Readonly<Partial<Record<SearchKind, number>>>
  readonly topics: Readonly<Partial<Record<Topic, number>>>
}

export function countsOf(ranked: readonly Ranked[], index: Index): Counts {
  const kinds: Partial<Record<SearchKind, number>> = {}
  const topics: Partial<Record<Topic, number>> = {}
  for (const { document } of ranked) {
    const { kind, topic } = index.kindOf(document)
    kinds[kind] = (kinds[kind] ?? 0) + 1
    if (topic) topics[topic] = (topics[topic] ?? 0) + 1
  }
  return { kinds, topics }
}

const placeWords = ['in the text', 'in a line about it', 'in another name', 'in the title'] as const

/** "chinchilla (for “chinchila”) in the title, optimal in another name". */
export function whyOf(document: number, words: readonly MatchedWord[]): string {
  return words
    .flatMap(({ word, matches }) => {
      const held = matches
        .map(({ term, way, quality }) => ({
          term: term.term,
          way,
          quality,
          at: term.postings.documents.indexOf(document),
          postings: term.postings,
        }))
        .filter(({ at }) => at >= 0)
      const best = held.sort((a, b) => b.quality - a.quality)[0]
      if (!best) return []
      const place = placeWords[best.postings.best[best.at] ?? 0]
      const read =
        best.way === 'similar'
          ? `something like “${word.typed}”`
          : best.term === word.term
            ? best.term
            : `${best.term} (for “${word.typed}”)`
      return [`${read} ${place}`]
    })
    .join(', ')
}

/** A word that was read otherwise. */
export interface Corrected {
  readonly typed: string
  readonly word: string
  /** It stands somewhere as typed. */
  readonly stands?: boolean
}

/** For each word, when the best result holds it only by a correction: the corrected word. */
export function correctionsIn(words: readonly MatchedWord[], [best]: readonly Ranked[]): readonly Corrected[] {
  if (!best) return []
  return words.flatMap(({ word, matches }) => {
    const held = matches.filter(({ term, way }) => way !== 'similar' && term.postings.documents.includes(best.document))
    const first = held.sort((a, b) => b.quality - a.quality)[0]
    const stands = matches.some(({ way }) => way === 'same')
    return first?.way === 'corrected' ? [{ typed: word.typed, word: first.term.term, ...(stands ? { stands } : {}) }] : []
  })
}

/** A term in the spelling of a title that holds it: "quantisation", where the index has one key for that and "quantization". */
export function asWritten(term: string, titles: readonly string[]): string {
  for (const title of titles) {
    const token = tokensOf(title).tokens.find((one) => one.term === term)
    if (token)
      return title
        .slice(token.start, token.end)
        .toLowerCase()
        .replace(/[’']s$/, '')
  }
  return term
}

const mostNearest = 2
const shortestBeginning = 4

/** Where something begins as the words do, by most of their letters: the topics that have most of it. */
export async function nearestTopics(index: Index, words: readonly QueryWord[]): Promise<readonly Topic[]> {
  const beginnings = words.map(({ term }) => term.slice(0, Math.max(shortestBeginning, Math.ceil(term.length * 0.6))))
  const near = await Promise.all(
    beginnings.filter(({ length }) => length >= shortestBeginning).map((one) => index.completions(one, { files: 2 })),
  )
  const counts = new Map<Topic, number>()
  for (const document of new Set(near.flat().flatMap(({ postings }) => postings.documents))) {
    const { topic } = index.kindOf(document)
    if (topic) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostNearest)
    .map(([topic]) => topic)
}
