/**
 * Finds the terms of the field in a text: names such as "KV cache", found as whole words in any of their plain forms. A term of one word
 * is found only in its own case, so that "Epoch", a name, is not an epoch.
 */
import { stem } from './terms.ts'

interface Words {
  readonly words: readonly string[]
  readonly stems: readonly string[]
}

const wordsOf = (text: string): Words => {
  const words = text.match(/[\p{L}\p{N}$@]+/gu) ?? []
  return { words, stems: words.map((word) => stem(word.toLowerCase())) }
}

const isCapital = (word = ''): boolean => /^\p{Lu}/u.test(word)

export interface FieldTerms {
  /** The terms in a text, each once. */
  readonly termsIn: (text: string) => ReadonlySet<string>
}

interface Term extends Words {
  readonly name: string
}

/** Terms by their first word: those of one word, and all others by their second. */
interface Terms {
  readonly alone: Term[]
  readonly bySecond: Map<string, Term[]>
}

/** The terms by first word; of two with the same plain form the first counts. */
function termsByFirst(names: Iterable<string>): ReadonlyMap<string, Terms> {
  const byFirst = new Map<string, Terms>()
  const known = new Set<string>()
  for (const name of names) {
    const term = { name, ...wordsOf(name) }
    const [first, second] = term.stems
    const plain = term.stems.join(' ')
    if (first === undefined || known.has(plain)) continue
    known.add(plain)
    const { alone, bySecond } = byFirst.get(first) ?? { alone: [], bySecond: new Map<string, Term[]>() }
    byFirst.set(first, { alone, bySecond })
    if (second === undefined) alone.push(term)
    else bySecond.set(second, [...(bySecond.get(second) ?? []), term])
  }
  return byFirst
}

/** `names` are the terms as they are to be shown; of two with the same plain form the first counts. */
export function fieldTerms(names: Iterable<string>): FieldTerms {
  const byFirst = termsByFirst(names)
  return {
    termsIn: (text) => {
      const { words, stems } = wordsOf(text)
      const found = new Set<string>()
      for (const [place, first] of stems.entries()) {
        const terms = byFirst.get(first)
        if (!terms) continue
        for (const { name, words: own } of terms.alone) if (isCapital(own[0]) === isCapital(words[place])) found.add(name)
        for (const { name, stems: own } of terms.bySecond.get(stems[place + 1] ?? '') ?? [])
          if (own.every((each, i) => stems[place + i] === each)) found.add(name)
      }
      return found
    },
  }
}
