/** Where the words of a query were found: for each word and document the best hits, and what each is worth. The scoring is at the head of `rank.ts`. */
import type { Match, MatchedWord } from './match.ts'
import { type Field, fields, type Postings } from './postings.ts'

const places = [0.5, 0.8, 1.2, 1.4] as const

export interface Hit {
  /** Rarity × quality. */
  readonly weight: number
  readonly quality: number
  readonly postings: Postings
  readonly at: number
  readonly evidence: number
}

/** One word's hits in each document, and of the best of them what a bound needs; 0 where there is none. */
export interface Hits {
  readonly of: readonly (readonly Hit[] | undefined)[]
  readonly evidence: Float64Array
  readonly weight: Float64Array
  /** Of a hit in the title or another name: its field, its weight, and how many words that title or name has. */
  readonly nameField: Uint8Array
  readonly nameWeight: Float64Array
  readonly nameWords: Uint8Array
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

export function hitsOf(word: MatchedWord, documents: number, allowed: ((document: number) => boolean) | null): Hits {
  const hits: (Hit[] | undefined)[] = new Array(documents)
  const evidence = new Float64Array(documents)
  const weights = new Float64Array(documents)
  const nameField = new Uint8Array(documents)
  const nameWeight = new Float64Array(documents)
  const nameWords = new Uint8Array(documents)
  const rare = rarities(word, documents)
  word.matches.forEach(({ term, quality }, which) => {
    const { postings } = term
    const weight = (rare[which] ?? 0) * quality
    const { documents: found, starts, best, titles } = postings
    for (let at = 0; at < found.length; at += 1) {
      const document = found[at] as number
      if (allowed && !allowed(document)) continue
      const often = (starts[at + 1] as number) - (starts[at] as number)
      const own = weight * (places[best[at] as Field] as number) * (often > 1 ? 1 + 0.1 * Math.log2(often) : 1)
      if (own > (evidence[document] as number)) evidence[document] = own
      if (weight > (weights[document] as number)) weights[document] = weight
      const field = best[at] as Field
      if (field >= fields.name && (field > (nameField[document] as number) || weight > (nameWeight[document] as number))) {
        nameField[document] = field
        nameWeight[document] = weight
        nameWords[document] = titles[at] ?? 0
      }
      keepHit(hits, document, { weight, quality, postings, at, evidence: own })
    }
  })
  return { of: hits, evidence, weight: weights, nameField, nameWeight, nameWords }
}

/** The best few hits of a document. */
function keepHit(hits: (Hit[] | undefined)[], document: number, hit: Hit): void {
  const known = hits[document]
  if (!known) hits[document] = [hit]
  else if (known.length < mostHits) known.push(hit)
  else {
    const worst = known.reduce((low, one, index) => (one.evidence < (known[low] as Hit).evidence ? index : low), 0)
    if ((known[worst] as Hit).evidence < hit.evidence) known[worst] = hit
  }
}

/** What a word weighs where it is found best; an unknown word weighs as the rarest. */
export function mostWeight(word: MatchedWord, documents: number): number {
  if (word.matches.length === 0) return Math.log(1 + documents)
  const rare = rarities(word, documents)
  return Math.max(...word.matches.map(({ quality }, index) => (rare[index] ?? 0) * quality))
}
