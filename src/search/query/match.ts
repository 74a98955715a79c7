/**
 * Matches: the terms of the index that stand for a word of the query, each with its quality.
 *
 * | kind | term | quality |
 * | --- | --- | --- |
 * | exact | the word itself, however it is spelled | 1 |
 * | joined | "pretraining" for "pre training" | 0.95 |
 * | completion | a word with the prefix typed so far | 0.6 to 1, by the share that is typed |
 * | correction | another form of the word | 0.85 |
 * | correction | a word one, two or three typing errors away | 0.75, 0.5, 0.35; 3 % less when the first letter differs |
 * | similar | something like the word in a title (`fuzzy-titles.ts`) | up to 0.55 |
 */
import { type Correction, type CorrectionOptions, corrections } from './correct.ts'
import type { Index, Term } from './index-reader.ts'
import type { QueryWord } from './query.ts'

export interface Match {
  readonly term: Term
  readonly quality: number
  readonly kind: 'exact' | 'joined' | 'completion' | 'correction' | 'similar'
}

export interface MatchedWord {
  readonly word: QueryWord
  readonly matches: readonly Match[]
}

/** A word is completed from this many letters on; in a small index earlier. */
const minLetters = { usual: 3, small: 2 }
const maxCompletionFiles = 3
const maxCompletions = { typing: 24, settled: 60 }
/** Of a word still being typed; of one that exists as typed; of an unknown one; of an unknown one in a large index. */
const maxCorrections = { typing: 3, known: 4, unknown: 8, unknownInLarge: 10 }
/** Two words are looked up as one only when they have fewer letters together. */
const maxJoinedLength = 24
const joinedQuality = 0.95
/** By the number of typing errors; none is another form of the word. */
const qualityByErrors = [0.85, 0.75, 0.5, 0.35] as const
const otherFirstLetter = 0.97

const minLettersIn = (index: Index): number => (index.isSmall ? minLetters.small : minLetters.usual)

/** The word itself, its joined form, and the word joined with the next where that needs no other file. */
async function exactMatches(index: Index, word: QueryWord, next: QueryWord | undefined): Promise<readonly Match[]> {
  const isAdjacent = next?.position === word.position + 1 && word.term.length + next.term.length < maxJoinedLength
  const withNext = next && isAdjacent ? word.term + next.term : undefined
  const joined = [...new Set([word.joined, withNext])]
  const isLookedUp = (term: string) => term === word.joined || index.shareFile(term, word.term)
  const [exact, ...others] = await Promise.all([
    index.term(word.term),
    ...joined.map((term) => (term !== undefined && isLookedUp(term) ? index.term(term) : null)),
  ])
  return [
    ...(exact ? [{ term: exact, quality: 1, kind: 'exact' } as const] : []),
    ...others.flatMap((term) => (term ? [{ term, quality: joinedQuality, kind: 'joined' } as const] : [])),
  ]
}

async function completionMatches(index: Index, { term, open }: QueryWord, isSettled: boolean): Promise<readonly Match[]> {
  if (!open || term.length < minLettersIn(index)) return []
  const limits = { files: maxCompletionFiles, terms: isSettled ? maxCompletions.settled : maxCompletions.typing }
  const all = await index.completions(term, limits)
  return all
    .filter((one) => one.term !== term)
    .map((one) => ({ term: one, quality: 0.6 + (0.4 * term.length) / one.term.length, kind: 'completion' }))
}

/** Gives the second word of a pair the joined matches of the first as well. */
function shareJoined(words: readonly MatchedWord[]): readonly MatchedWord[] {
  return words.map((one, index) => {
    const before = words[index - 1]
    const joined = before?.matches.filter(({ kind, term }) => kind === 'joined' && term.term.endsWith(one.word.term)) ?? []
    const own = new Set(one.matches.map(({ term }) => term.term))
    return { ...one, matches: [...one.matches, ...joined.filter(({ term }) => !own.has(term.term))] }
  })
}

/**
 * The words with their exact, joined and completion matches. Until the query has settled, a last word of one or two letters has none, since
 * each such word would load another file.
 */
export async function matchWords(index: Index, words: readonly QueryWord[], isSettled: boolean): Promise<readonly MatchedWord[]> {
  const matched = await Promise.all(
    words.map(async (word, at) => {
      if (word.open && !isSettled && !index.isSmall && word.term.length < minLetters.usual) return { word, matches: [] }
      const [exact, completions] = await Promise.all([exactMatches(index, word, words[at + 1]), completionMatches(index, word, isSettled)])
      return { word, matches: [...exact, ...completions] }
    }),
  )
  return shareJoined(matched)
}

/** The quality of a correction of `typed`. */
export const correctionQuality = ({ word, errors }: Pick<Correction, 'word' | 'errors'>, typed: string): number =>
  (qualityByErrors[errors] ?? 0) * (word[0] === typed[0] ? 1 : otherFirstLetter)

function maxCorrectionsOf({ word, matches }: MatchedWord, index: Index, isSettled: boolean): number {
  if (word.open && !isSettled) return maxCorrections.typing
  if (matches.length > 0) return maxCorrections.known
  return index.isLarge ? maxCorrections.unknownInLarge : maxCorrections.unknown
}

/** Which corrections are added: those with the fewest errors, all, or those among words with the same ending. */
export type CorrectionScope = 'nearest' | 'all' | 'ending'

/** The word with corrections added to its matches. */
export async function withCorrections(index: Index, matched: MatchedWord, scope: CorrectionScope, isSettled = true): Promise<MatchedWord> {
  const { word, matches } = matched
  const byEnding = scope === 'ending'
  const options: CorrectionOptions = { isPrefix: word.open && !byEnding, byEnding, isQuick: !isSettled }
  const found = await corrections(index, word.term, options)
  const known = new Set(matches.map(({ term }) => term.term))
  const fewest = found[0]?.errors
  const chosen = found
    .filter((one) => !known.has(one.word) && (scope !== 'nearest' || one.errors === fewest))
    .slice(0, maxCorrectionsOf(matched, index, isSettled))
  const terms = await Promise.all(chosen.map((one) => index.term(one.word)))
  const added = chosen.flatMap((one, at): Match[] => {
    const term = terms[at]
    return term ? [{ term, quality: correctionQuality(one, word.term), kind: 'correction' }] : []
  })
  return { word, matches: [...matches, ...added] }
}
