/** Whether what was found is enough, or a search has to look further. */
import { onlyHeads } from './common-term-blocks.ts'
import type { MatchedWord } from './match.ts'
import type { Ranked } from './rank.ts'

/** No document holds the words near to each other, by their rarity. A long question is content with most of its words. */
export function isWeak([best]: readonly Ranked[], words: readonly MatchedWord[]): boolean {
  if (!best) return true
  if (words.length === 1) return best.covered < 0.55
  return words.length <= 3 ? best.covered < 0.9 || best.near < 0.3 : best.covered < 0.6
}

/** The best document holds all words side by side: common terms need not be looked up further. */
export const isGood = (ranked: readonly Ranked[], words: readonly MatchedWord[]): boolean => {
  const [best] = ranked
  if (!best || isWeak(ranked, words)) return false
  return words.length > 3 || (best.covered >= 0.9 && best.near >= (onlyHeads(words) ? 0.95 : 0.9))
}
