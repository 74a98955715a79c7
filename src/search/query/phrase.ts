/** Which documents hold an exact phrase: its words at their distances from the first. Words of no meaning count as any word. */

import type { Term } from './index-reader.ts'
import type { Phrase } from './query.ts'

export function holdsPhrase(phrase: Phrase, terms: readonly (Term | null)[]): ReadonlySet<number> {
  const found = terms.filter((term) => term !== null)
  const first = found[0]
  if (!first || found.length < phrase.length) return new Set()
  const others = found
    .slice(1)
    .map(({ postings }) => ({ postings, place: new Map(postings.documents.map((document, at) => [document, at])) }))
  const holds = (document: number, at: number): boolean => {
    for (let i = first.postings.starts[at] ?? 0; i < (first.postings.starts[at + 1] ?? 0); i += 1) {
      const position = first.postings.positions[i] ?? 0
      const whole = others.every(({ postings, place }, which) => {
        const where = place.get(document)
        if (where === undefined) return false
        const wanted = position + (phrase[which + 1]?.step ?? 0)
        for (let j = postings.starts[where] ?? 0; j < (postings.starts[where + 1] ?? 0); j += 1)
          if (postings.positions[j] === wanted) return true
        return false
      })
      if (whole) return true
    }
    return false
  }
  return new Set(first.postings.documents.filter((document, at) => holds(document, at)))
}
