/** What is said about the results of a search: how many of what, which words were read otherwise, and why each was found. */
import type { Topic } from '../records/note.ts'
import type { MatchedWord } from './match.ts'
import type { Ranked } from './rank.ts'
import type { Index } from './read-index.ts'
import type { SearchKind } from './records.ts'

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

/** For each word, when the best result holds it only by a correction: the corrected word. */
export function correctionsIn(
  words: readonly MatchedWord[],
  [best]: readonly Ranked[],
): readonly { readonly typed: string; readonly word: string }[] {
  if (!best) return []
  return words.flatMap(({ word, matches }) => {
    const held = matches.filter(({ term, way }) => way !== 'similar' && term.postings.documents.includes(best.document))
    const first = held.sort((a, b) => b.quality - a.quality)[0]
    return first?.way === 'corrected' ? [{ typed: word.typed, word: first.term.term }] : []
  })
}
