/** The stop rule: whether the results are good enough, or the search should load and try more. */
import { onlyCommonTerms } from './common-term-blocks.ts'
import type { MatchedWord } from './match.ts'
import type { Ranked } from './rank.ts'

/**
 * Whether to stop trying corrections: the best document holds the words, and holds them near each other. Of a single word it must hold a match
 * worth more than half of the word's best match; of more than three words 60 % by weight are enough, however far apart.
 */
export function shouldStopCorrecting([best]: readonly Ranked[], words: readonly MatchedWord[]): boolean {
  if (!best) return false
  if (words.length === 1) return best.coverage >= 0.55
  return words.length <= 3 ? best.coverage >= 0.9 && best.nearness >= 0.3 : best.coverage >= 0.6
}

/** Whether to stop loading blocks of common terms: the best document holds all words side by side. A long query needs only most of them. */
export function shouldStopLoading(ranked: readonly Ranked[], words: readonly MatchedWord[]): boolean {
  const [best] = ranked
  if (!best || !shouldStopCorrecting(ranked, words)) return false
  return words.length > 3 || (best.coverage >= 0.9 && best.nearness >= (onlyCommonTerms(words) ? 0.95 : 0.9))
}
