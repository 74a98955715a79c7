/** What the next letter will need, sent for once the last one is answered: between two keys there is time. */
import { corrections } from './correct.ts'
import type { Index } from './index-reader.ts'
import type { MatchedWord } from './match.ts'
import type { Ranked } from './rank.ts'

/** From so many letters on, the files of all words that begin so are sent for, if there are no more than these. */
const letters = 2
const files = { usual: 3, large: 16 }

/** `words` as they were found, `ranked` with `shown` rows of it shown. */
export function sendAhead(index: Index, words: readonly MatchedWord[], ranked: readonly Ranked[], shown: number): void {
  const last = words.at(-1)
  if (!last?.word.open || index.isSmall) return
  const { term } = last.word
  const isStrange = term.length > letters && last.matches.every(({ way }) => way === 'similar')
  if (isStrange) void corrections({ ...index, ...index.ahead }, term, { quick: true })
  else if (term.length >= letters) index.ahead.terms(term, index.isLarge ? files.large : files.usual)
  if (index.isLarge) index.ahead.rows(ranked.slice(shown, 2 * shown).map(({ document }) => document))
}
