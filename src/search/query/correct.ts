/**
 * Corrections: words of the vocabulary near a mistyped one. Three ways to find them, each by files that hold words with something in common:
 *
 * - words with the same first two letters lie in one file of the vocabulary;
 * - an error in the first two letters leaves the third and fourth where they are, or moves them by one: these lie together in the rotated
 *   vocabulary;
 * - two errors in the first four letters leave the ending: these lie together in the reversed vocabulary. They are looked for only when
 *   nothing else was found, and then common words, which need no loading, may have two errors however short they are.
 *
 * Other forms of the word ("halved" for "halving") come before all corrections.
 */
import { countBits, editDistance, letterSet } from '../../diagnostics/edit-distance.ts'
import { rotatedPrefix } from '../index/manifest.ts'
import { sharedPrefixLength } from '../text/prefix.ts'
import type { VocabularyWord } from './file-store.ts'
import type { Index, Vocabularies } from './index-reader.ts'

export interface Correction {
  readonly word: string
  /** Typing errors between the word and what was typed; 0 for another form of it. */
  readonly errors: number
  readonly weight: number
}

export interface CorrectionOptions {
  /** The word is still being typed: compare it with prefixes. */
  readonly isPrefix?: boolean
  /** Look among the words that end alike, for two errors in the first four letters. */
  readonly byEnding?: boolean
  /** Words with the same first letters, or with another letter among the first two, are enough where there are any. */
  readonly isQuick?: boolean
}

/** Typing errors that a word of this length may have. */
export const maxErrorsFor = (length: number): number => (length < 3 ? 0 : length < 6 ? 1 : length < 11 ? 2 : 3)

/** Endings by which forms of one word differ: "halving" and "halved", "quantize" and "quantization". */
const endings: ReadonlySet<string> = new Set(['', 'e', 'ed', 'er', 'ing', 'ion', 'or', 'al', 'ly', 'ment', 'ation', 'ization'])
const minStemLength = 4
const endingLength = 3
const errorsByEnding = 2
/** The same first letter counts like two steps of weight: four times as many documents. */
const sameFirstLetter = 2

/** Whether two words are forms of one, as far as their letters tell. */
export function areForms(one: string, other: string): boolean {
  const shared = sharedPrefixLength(one, other)
  return shared >= minStemLength && endings.has(one.slice(shared)) && endings.has(other.slice(shared))
}

/** Prefixes of the rotated words that one error in the first two letters of `typed` leaves possible. */
const rotatedPrefixesFor = (typed: string): readonly string[] => [
  ...new Set([2, 1, 3].map((from) => rotatedPrefix(typed.slice(from, from + 2)))),
]

const prefixesFor = (typed: string): readonly string[] => [...new Set([typed.slice(0, 2), (typed[0] ?? '') + (typed[2] ?? '')])]

/** The words with at most `maxErrors` typing errors, and other forms of the typed one; never that itself. */
function nearWords(typed: string, words: Iterable<VocabularyWord>, maxErrors: number, isPrefix: boolean): readonly Correction[] {
  const letters = letterSet(typed)
  const found = new Map<string, Correction>()
  for (const { word, weight } of words) {
    if (word === typed || found.has(word)) continue
    if (areForms(typed, word)) {
      found.set(word, { word, errors: 0, weight })
      continue
    }
    const isFar = Math.abs(word.length - typed.length) > maxErrors || countBits(letters ^ letterSet(word)) > 2 * maxErrors
    if (!isPrefix && isFar) continue
    const errors = editDistance(typed, word, maxErrors, isPrefix && word.length > typed.length)
    if (errors <= maxErrors) found.set(word, { word, errors, weight })
  }
  return [...found.values()]
}

/** Order of corrections: fewest errors first, then the most frequent. */
const byLikelihood = (typed: string) => {
  const frequency = ({ word, weight }: Correction) => weight + sameFirstLetter * Number(word[0] === typed[0])
  return (a: Correction, b: Correction) => a.errors - b.errors || frequency(b) - frequency(a) || (a.word < b.word ? -1 : 1)
}

/** Corrections of a typed word, the most likely first. Only words of Latin letters, three or more, have any. */
export async function corrections(
  index: Vocabularies & Pick<Index, 'commonWords' | 'endingWith'>,
  typed: string,
  { isPrefix = false, byEnding = false, isQuick = false }: CorrectionOptions = {},
): Promise<readonly Correction[]> {
  const maxErrors = maxErrorsFor(typed.length)
  if (maxErrors === 0 || !/^\p{Script=Latin}+$/u.test(typed)) return []
  if (byEnding) {
    const common = nearWords(typed, index.commonWords, errorsByEnding, false)
    const alike = maxErrors > 1 ? nearWords(typed, await index.endingWith(typed.slice(-endingLength)), maxErrors, false) : []
    return [...common, ...alike].sort(byLikelihood(typed))
  }
  const among = async (prefixes: readonly string[], rotatedPrefixes: readonly string[]) => {
    const lists = await Promise.all([...prefixes.map(index.vocabulary), ...rotatedPrefixes.map(index.rotated)])
    return nearWords(typed, lists.flat(), maxErrors, isPrefix).toSorted(byLikelihood(typed))
  }
  const [prefixes, rotatedPrefixes] = [prefixesFor(typed), rotatedPrefixesFor(typed)]
  const first = isQuick ? await among(prefixes.slice(0, 1), rotatedPrefixes.slice(0, 1)) : []
  return first.length > 0 ? first : among(prefixes, rotatedPrefixes)
}
