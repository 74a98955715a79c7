/** Where the words of a query were found: for each word and document the best hits, and what each is worth. The scoring is at the head of `rank.ts`. */

import { type Field, fields, type Postings } from '../index/postings.ts'
import type { Match, MatchedWord } from './match.ts'

const places = [0.5, 0.8, 1.2, 1.4] as const

export interface Hit {
  /** Rarity × quality. */
  readonly weight: number
  readonly quality: number
  readonly postings: Postings
  readonly at: number
}

/** One word's hits. What goes by document is of its best hits, what a bound needs; 0 where there is none. */
export interface Hits {
  /** Documents that have one, as they were found. */
  readonly found: readonly number[]
  readonly evidence: Float64Array
  readonly weight: Float64Array
  /** Of a hit in the title or another name: its field, its weight, and how many words that title or name has. */
  readonly nameField: Uint8Array
  readonly nameWeight: Float64Array
  readonly nameWords: Uint8Array
  /** The best few of a document. */
  readonly of: (document: number) => readonly Hit[]
}

const mostHits = 3

/** Rarity of each match. */
function rarities({ matches }: MatchedWord, documents: number): readonly number[] {
  const rarity = (count: number) => Math.log(1 + documents / Math.max(1, count))
  const total = (way: Match['way']) => matches.reduce((sum, one) => (one.way === way ? sum + one.term.count : sum), 0)
  const same = total('same')
  const most = same > 0 ? rarity(same) : Number.POSITIVE_INFINITY
  const of = {
    beginning: rarity(total('beginning') + same),
    corrected: Math.min(most, rarity(total('corrected'))),
    similar: Math.min(most, rarity(Math.max(total('similar'), documents / 50))),
  }
  return matches.map(({ term, way }) => (way === 'same' || way === 'joined' ? rarity(term.count) : of[way]))
}

/** A place for the hits of one word after another: filling it takes the hits of the word before away. */
export function hitTable(
  documents: number,
): Hits & { readonly fill: (word: MatchedWord, allowed: ((document: number) => boolean) | null) => void } {
  let matches: MatchedWord['matches'] = []
  let rare: readonly number[] = []
  const found: number[] = []
  const evidence = new Float64Array(documents)
  const weight = new Float64Array(documents)
  const nameField = new Uint8Array(documents)
  const nameWeight = new Float64Array(documents)
  const nameWords = new Uint8Array(documents)
  const count = new Uint8Array(documents)
  const byDocument = [evidence, weight, nameField, nameWeight, nameWords, count]
  const worth = new Float64Array(documents * mostHits)
  const match = new Uint16Array(documents * mostHits)
  const place = new Uint32Array(documents * mostHits)

  /** Among the best few of its document. */
  function keep(document: number, own: number, which: number, at: number): void {
    const from = document * mostHits
    let slot = from
    if ((count[document] as number) < mostHits) {
      slot += count[document] as number
      count[document] = (count[document] as number) + 1
    } else {
      for (let i = from + 1; i < from + mostHits; i += 1) if ((worth[i] as number) < (worth[slot] as number)) slot = i
      if ((worth[slot] as number) >= own) return
    }
    worth[slot] = own
    match[slot] = which
    place[slot] = at
  }

  function fill(word: MatchedWord, allowed: ((document: number) => boolean) | null): void {
    for (const document of found) for (const numbers of byDocument) numbers[document] = 0
    found.length = 0
    matches = word.matches
    rare = rarities(word, documents)
    matches.forEach(({ term, quality }, which) => {
      const { documents: holding, starts, best, titles } = term.postings
      const most = (rare[which] ?? 0) * quality
      for (let at = 0; at < holding.length; at += 1) {
        const document = holding[at] as number
        if (allowed && !allowed(document)) continue
        if (count[document] === 0) found.push(document)
        const often = (starts[at + 1] as number) - (starts[at] as number)
        const own = most * (places[best[at] as Field] as number) * (often > 1 ? 1 + 0.1 * Math.log2(often) : 1)
        if (own > (evidence[document] as number)) evidence[document] = own
        if (most > (weight[document] as number)) weight[document] = most
        const field = best[at] as Field
        if (field >= fields.name && (field > (nameField[document] as number) || most > (nameWeight[document] as number))) {
          nameField[document] = field
          nameWeight[document] = most
          nameWords[document] = titles[at] ?? 0
        }
        keep(document, own, which, at)
      }
    })
  }

  const of = (document: number): readonly Hit[] =>
    Array.from({ length: count[document] as number }, (_, i) => {
      const slot = document * mostHits + i
      const { term, quality } = matches[match[slot] as number] as Match
      return { weight: (rare[match[slot] as number] ?? 0) * quality, quality, postings: term.postings, at: place[slot] as number }
    })

  return { found, evidence, weight, nameField, nameWeight, nameWords, of, fill }
}

/** What a word weighs where it is found best; an unknown word weighs as the rarest. */
export function mostWeight(word: MatchedWord, documents: number): number {
  if (word.matches.length === 0) return Math.log(1 + documents)
  const rare = rarities(word, documents)
  return Math.max(...word.matches.map(({ quality }, index) => (rare[index] ?? 0) * quality))
}
