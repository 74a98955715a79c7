/** Prefetches the files that the next keystroke will probably need, once the last one has its results: between two keys there is time. */
import { corrections } from './correct.ts'
import type { Index } from './index-reader.ts'
import type { MatchedWord } from './match.ts'
import type { Ranked } from './rank.ts'

/** From this many letters on, all terms with the prefix typed so far are prefetched, if they lie in at most `maxFiles`. */
const minLetters = 2
const maxFiles = { usual: 3, large: 16 }

/** Prefetches terms or corrections for the word that is being typed, and in a large index the rows after the `shown` first of `ranked`. */
export function prefetchForNextKey(index: Index, words: readonly MatchedWord[], ranked: readonly Ranked[], shown: number): void {
  const last = words.at(-1)
  if (!last?.word.open || index.isSmall) return
  const { term } = last.word
  const isUnknown = term.length > minLetters && last.matches.every(({ kind }) => kind === 'similar')
  if (isUnknown) void corrections({ ...index, ...index.prefetch }, term, { isQuick: true })
  else if (term.length >= minLetters) index.prefetch.terms(term, index.isLarge ? maxFiles.large : maxFiles.usual)
  if (index.isLarge) index.prefetch.rows(ranked.slice(shown, 2 * shown).map(({ document }) => document))
}
