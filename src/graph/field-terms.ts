/**
 * Finds the terms of the field in a text: names such as "KV cache", found as whole words in any of their plain forms. A term of one word
 * is found only in its own case, so that "Epoch", a name, is not an epoch.
 */
import { stem } from './terms.ts'

interface Words {
  readonly stems: readonly string[]
  readonly capital: readonly boolean[]
}

const wordsOf = (text: string): Words => {
  const words = [...text.matchAll(/[\p{L}\p{N}$@]+/gu)].map(([word]) => word)
  return { stems: words.map((word) => stem(word.toLowerCase())), capital: words.map((word) => /^\p{Lu}/u.test(word)) }
}

export interface FieldTerms {
  /** The terms in a text, each once. */
  readonly termsIn: (text: string) => ReadonlySet<string>
}

/** `names` are the terms as they are to be shown; of two with the same plain form the first counts. */
export function fieldTerms(names: Iterable<string>): FieldTerms {
  const byFirst = new Map<string, (Words & { readonly name: string })[]>()
  const known = new Set<string>()
  for (const name of names) {
    const words = wordsOf(name)
    const [first = ''] = words.stems
    const plain = words.stems.join(' ')
    if (plain === '' || known.has(plain)) continue
    known.add(plain)
    const others = byFirst.get(first)
    if (others) others.push({ name, ...words })
    else byFirst.set(first, [{ name, ...words }])
  }
  return {
    termsIn: (text) => {
      const { stems, capital } = wordsOf(text)
      const found = new Set<string>()
      for (const [place, first] of stems.entries()) {
        for (const term of byFirst.get(first) ?? []) {
          const ownCase = term.stems.length > 1 || term.capital[0] === capital[place]
          if (ownCase && term.stems.every((each, i) => stems[place + i] === each)) found.add(term.name)
        }
      }
      return found
    },
  }
}
