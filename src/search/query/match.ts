/**
 * The words of a query → the terms of the index that stand for them, each with how good a match it is.
 *
 * | match | quality |
 * | --- | --- |
 * | the word itself, in any spelling of it | 1 |
 * | joined: "pretraining" for "pre training" | 0.95 |
 * | a word that begins with what is typed so far | 0.6 to 1, by the share that is typed |
 * | another form of the word | 0.85 |
 * | one typing error, two, three | 0.75, 0.5, 0.35; a little less when the first letter differs |
 */
import { type Correction, corrections } from './correct.ts'
import type { Index, Term } from './index-reader.ts'
import type { QueryWord } from './query.ts'

export interface Match {
  readonly term: Term
  readonly quality: number
  /** `similar`: near to something in a short record (`short.ts`). */
  readonly way: 'same' | 'joined' | 'beginning' | 'corrected' | 'similar'
}

export interface MatchedWord {
  readonly word: QueryWord
  readonly matches: readonly Match[]
}

/** Completions need this many letters, fewer where the whole index is small. */
const lettersToComplete = 3
const filesToComplete = 3
const mostCompletions = { typing: 24, atRest: 60 }
const mostCorrections = { few: 3, usual: 4, unknown: 8, unknownOfMany: 10 }

async function itself(index: Index, word: QueryWord, next: QueryWord | undefined): Promise<readonly Match[]> {
  const joined = [
    ...new Set([
      word.joined,
      next && next.position === word.position + 1 && word.term.length + next.term.length < 24 ? word.term + next.term : undefined,
    ]),
  ]
  const [same, ...others] = await Promise.all([
    index.term(word.term),
    ...joined.map((term) => (term !== undefined && (term === word.joined || index.isNear(term, word.term)) ? index.term(term) : null)),
  ])
  return [
    ...(same ? [{ term: same, quality: 1, way: 'same' } as const] : []),
    ...others.flatMap((term) => (term ? [{ term, quality: 0.95, way: 'joined' } as const] : [])),
  ]
}

async function completed(index: Index, { term, open }: QueryWord, settled: boolean): Promise<readonly Match[]> {
  if (!open || term.length < (index.isSmall ? 2 : lettersToComplete)) return []
  const all = await index.completions(term, { files: filesToComplete, terms: settled ? mostCompletions.atRest : mostCompletions.typing })
  return all
    .filter((one) => one.term !== term)
    .map((one) => ({ term: one, quality: 0.6 + (0.4 * term.length) / one.term.length, way: 'beginning' }))
}

/** Second words of pairs take the joined form of the pair too. */
function shareJoined(words: readonly MatchedWord[]): readonly MatchedWord[] {
  return words.map((one, index) => {
    const before = words[index - 1]
    const joined = before?.matches.filter(({ way, term }) => way === 'joined' && term.term.endsWith(one.word.term)) ?? []
    const own = new Set(one.matches.map(({ term }) => term.term))
    return { ...one, matches: [...one.matches, ...joined.filter(({ term }) => !own.has(term.term))] }
  })
}

/** `settled`: nothing more is being typed. Until then one or two letters at the end are left alone: each would fetch a file of its own. */
export async function matchWords(index: Index, words: readonly QueryWord[], settled: boolean): Promise<readonly MatchedWord[]> {
  const matched = await Promise.all(
    words.map(async (word, at) => {
      if (word.open && !settled && !index.isSmall && word.term.length < lettersToComplete) return { word, matches: [] }
      const [own, more] = await Promise.all([itself(index, word, words[at + 1]), completed(index, word, settled)])
      return { word, matches: [...own, ...more] }
    }),
  )
  return shareJoined(matched)
}

const qualityByErrors = [0.85, 0.75, 0.5, 0.35] as const
const qualityOf = ({ word, errors }: Correction, typed: string): number =>
  (qualityByErrors[errors] ?? 0) * (word[0] === typed[0] ? 1 : 0.97)

/**
 * The word with its corrections besides what it has. `how`: the nearest only, all, or among the words that end alike. A word still being
 * typed gets few, and until the question rests the usual errors are enough.
 */
export async function corrected(
  index: Index,
  { word, matches }: MatchedWord,
  how: 'nearest' | 'all' | 'ending',
  settled = true,
): Promise<MatchedWord> {
  const ending = how === 'ending'
  const few = word.open && !settled
  const known = new Set(matches.map(({ term }) => term.term))
  const found = await corrections(index, word.term, { beginning: word.open && !ending, ending, quick: !settled })
  const most = few
    ? mostCorrections.few
    : known.size > 0
      ? mostCorrections.usual
      : index.isLarge
        ? mostCorrections.unknownOfMany
        : mostCorrections.unknown
  const least = found[0]?.errors
  const chosen = found.filter((one) => !known.has(one.word) && (how !== 'nearest' || one.errors === least)).slice(0, most)
  const terms = await Promise.all(chosen.map((one) => index.term(one.word)))
  const added = chosen.flatMap((one, at): Match[] => {
    const term = terms[at]
    return term ? [{ term, quality: qualityOf(one, word.term), way: 'corrected' }] : []
  })
  return { word, matches: [...matches, ...added] }
}
