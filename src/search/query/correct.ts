/**
 * Words near to a mistyped one. Those with the same first two letters are in one file of the vocabulary; an error in the first two
 * letters leaves the third and fourth (moved by one at most), by which the turned vocabulary is ordered. What escapes both, two errors
 * in the first four letters, leaves the ending, and is looked for only when nothing else was found;
 * common words, which need no fetching, are then allowed two errors however short they are. Other forms of the word come before all.
 */

import { countBits, editDistance, letterSet } from '../../diagnostics/edit-distance.ts'
import { sharedStart } from '../index/varint.ts'
import type { VocabularyWord } from './file-store.ts'
import type { Index } from './index-reader.ts'

export interface Correction {
  readonly word: string
  /** None for another form of the word. */
  readonly errors: number
  readonly weight: number
}

/** Typing errors that a word of this length may have. */
export const errorsAllowed = (length: number): number => (length < 3 ? 0 : length < 6 ? 1 : length < 11 ? 2 : 3)

/** Endings by which forms of one word differ: "halving" and "halved", "quantize" and "quantization". */
const endings: ReadonlySet<string> = new Set(['', 'e', 'ed', 'er', 'ing', 'ion', 'or', 'al', 'ly', 'ment', 'ation', 'ization'])
const leastStem = 4

/** Whether two words are forms of one, as far as their letters tell. */
export function areForms(one: string, other: string): boolean {
  const shared = sharedStart(one, other)
  return shared >= leastStem && endings.has(one.slice(shared)) && endings.has(other.slice(shared))
}

/** Beginnings of turned words that one error in the first two letters leaves possible. */
function turnedPrefixes(typed: string): readonly string[] {
  const cut = (from: number): string => {
    const two = typed.slice(from, from + 2)
    return two.length === 2 ? two : `${two}\u0001`
  }
  return [...new Set([cut(2), cut(1), cut(3)])]
}

const prefixesOf = (typed: string): readonly string[] => [...new Set([typed.slice(0, 2), (typed[0] ?? '') + (typed[2] ?? '')])]

function near(typed: string, words: Iterable<VocabularyWord>, most: number, beginning: boolean): readonly Correction[] {
  const own = letterSet(typed)
  const found = new Map<string, Correction>()
  for (const { word, weight } of words) {
    if (word === typed || found.has(word)) continue
    if (areForms(typed, word)) {
      found.set(word, { word, errors: 0, weight })
      continue
    }
    if (!beginning && (Math.abs(word.length - typed.length) > most || countBits(own ^ letterSet(word)) > 2 * most)) continue
    const errors = editDistance(typed, word, most, beginning && word.length > typed.length)
    if (errors <= most) found.set(word, { word, errors, weight })
  }
  return [...found.values()]
}

/** Nearest first; of equally near, the more frequent, where the same first letter counts as four times as frequent. */
const better = (typed: string) => (a: Correction, b: Correction) =>
  a.errors - b.errors ||
  b.weight + 2 * Number(b.word[0] === typed[0]) - a.weight - 2 * Number(a.word[0] === typed[0]) ||
  (a.word < b.word ? -1 : 1)

/**
 * `beginning`: the word is still being typed. `ending`: among words that end alike, for two errors in the first letters. `quick`: words
 * that begin alike, or have another letter among the first two, are enough where there are any.
 */
export async function corrections(
  index: Index,
  typed: string,
  {
    beginning = false,
    ending = false,
    quick = false,
  }: { readonly beginning?: boolean; readonly ending?: boolean; readonly quick?: boolean } = {},
): Promise<readonly Correction[]> {
  const most = errorsAllowed(typed.length)
  if (most === 0 || !/^\p{Script=Latin}+$/u.test(typed)) return []
  if (ending) {
    const often = near(typed, index.commonWords, 2, false)
    const alike = most > 1 ? near(typed, await index.ending(typed.slice(-3)), most, false) : []
    return [...often, ...alike].sort(better(typed))
  }
  const among = async (prefixes: readonly string[], turned: readonly string[]) => {
    const lists = await Promise.all([...prefixes.map(index.vocabulary), ...turned.map(index.turned)])
    return near(typed, lists.flat(), most, beginning).toSorted(better(typed))
  }
  const [prefixes, turned] = [prefixesOf(typed), turnedPrefixes(typed)]
  const first = quick ? await among(prefixes.slice(0, 1), turned.slice(0, 1)) : []
  return first.length > 0 ? first : among(prefixes, turned)
}
