/** Exact phrases. */
import type { Term } from './index-reader.ts'
import type { Phrase } from './query.ts'

/**
 * The documents that hold a phrase: its words at their distances from the first. `terms` are those of the phrase, null where the index has
 * none. A stop word in a phrase stands for any word.
 */
export function documentsWithPhrase(phrase: Phrase, terms: readonly (Term | null)[]): ReadonlySet<number> {
  const found = terms.filter((term) => term !== null)
  const first = found[0]
  if (!first || found.length < phrase.length) return new Set()
  const others = found
    .slice(1)
    .map(({ postings }) => ({ postings, indexOf: new Map(postings.documents.map((document, index) => [document, index])) }))
  const holds = (document: number, index: number): boolean => {
    for (let i = first.postings.starts[index] ?? 0; i < (first.postings.starts[index + 1] ?? 0); i += 1) {
      const position = first.postings.positions[i] ?? 0
      const isWhole = others.every(({ postings, indexOf }, other) => {
        const at = indexOf.get(document)
        if (at === undefined) return false
        const wanted = position + (phrase[other + 1]?.step ?? 0)
        for (let j = postings.starts[at] ?? 0; j < (postings.starts[at + 1] ?? 0); j += 1) if (postings.positions[j] === wanted) return true
        return false
      })
      if (isWhole) return true
    }
    return false
  }
  return new Set(first.postings.documents.filter((document, index) => holds(document, index)))
}
