/**
 * The one scoring. A document is a note, a claim, a calculator, …; N documents in all.
 *
 *     score = kind × ( Σ words evidence + 1.5 × Σ pairs nearness + title )
 *
 * - **rarity** of a match: ln(1 + N / documents that hold it). Completions of a word, and corrections of it, count as one word: their
 *   documents are added up.
 * - **evidence** of a word: rarity × quality of the match (`match.ts`) × place, the best of its matches. Place: title 1.4, name or
 *   question 1.2, summary, heading or claim 0.8, body 0.5; a tenth more for each doubling of how often.
 * - **nearness** of two words: half of their rarities × qualities, shared among the pairs, ÷ (1 + d / 5), where d is how many words their
 *   distance differs from that in the query; the other order adds half a word. Slow decay: twelve words apart still counts a third.
 * - **title**: the share of the title's words that the query holds, squared × the rarity of those words.
 * - **kind**: note 1, calculator 0.97, parameter and data 0.93, claim 0.9, source 0.85: of equals, what answers more comes first.
 *
 * Every document that holds one of the words is scored; every one that holds two is scored for nearness.
 */
import type { MatchedWord } from './match.ts'
import { fields, type Postings } from './postings.ts'
import type { SearchKind } from './records.ts'

export interface Ranked {
  readonly document: number
  readonly score: number
  /** Share of the query's words, by rarity, that the document holds. */
  readonly covered: number
  /** 0 to 1: how near they stand to each other; 1 for a single word. */
  readonly near: number
  /** Whether all that was found of it stands in title or names. */
  readonly named: boolean
}

const places = [0.5, 0.8, 1.2, 1.4] as const
const nearnessWeight = 1.5
const decay = 5
export const kindWeights: Readonly<Record<SearchKind, number>> = {
  note: 1,
  calculator: 0.97,
  parameter: 0.93,
  dataset: 0.93,
  claim: 0.9,
  source: 0.85,
}

interface Hit {
  /** Rarity × quality. */
  readonly weight: number
  readonly postings: Postings
  readonly at: number
  readonly evidence: number
}

/** One word's hits, by document, the best first. */
type Hits = ReadonlyMap<number, readonly Hit[]>

const mostHits = 3

/** Rarity of each match: the same for all completions, and for all corrections. */
function rarities({ matches }: MatchedWord, documents: number): readonly number[] {
  const rarity = (count: number) => Math.log(1 + documents / Math.max(1, count))
  const total = (way: string) => matches.filter((one) => one.way === way).reduce((sum, { term }) => sum + term.count, 0)
  const same = total('same')
  const begun = rarity(total('beginning') + same)
  const mistyped = rarity(total('corrected'))
  const similar = rarity(Math.max(total('similar'), documents / 50))
  const of = { beginning: begun, corrected: mistyped, similar } as const
  return matches.map(({ term, way }) => (way === 'same' || way === 'joined' ? rarity(term.count) : of[way]))
}

function hitsOf(word: MatchedWord, documents: number): Hits {
  const hits = new Map<number, Hit[]>()
  const rare = rarities(word, documents)
  word.matches.forEach(({ term, quality }, which) => {
    const { postings } = term
    const weight = (rare[which] ?? 0) * quality
    for (let at = 0; at < postings.documents.length; at += 1) {
      const document = postings.documents[at] as number
      const often = (postings.starts[at + 1] as number) - (postings.starts[at] as number)
      const evidence = weight * places[postings.best[at] ?? 0] * (1 + 0.1 * Math.log2(Math.max(1, often)))
      const hit = { weight, postings, at, evidence }
      const known = hits.get(document)
      if (!known) hits.set(document, [hit])
      else if (known.length < mostHits) known.push(hit)
      else {
        const worst = known.reduce((low, one, index) => (one.evidence < (known[low] as Hit).evidence ? index : low), 0)
        if ((known[worst] as Hit).evidence < evidence) known[worst] = hit
      }
    }
  })
  return hits
}

/** How far the best pair of places differs from `wanted`; the other order costs half a word more. */
export function gapBetween(a: Postings, atA: number, b: Postings, atB: number, wanted: number): number {
  let best = Number.POSITIVE_INFINITY
  let j = b.starts[atB] as number
  const endB = b.starts[atB + 1] as number
  const begin = j
  for (let i = a.starts[atA] as number; i < (a.starts[atA + 1] as number); i += 1) {
    const from = a.positions[i] as number
    while (j < endB && (b.positions[j] as number) < from + wanted) j += 1
    for (let k = Math.max(begin, j - 2); k < Math.min(endB, j + 1); k += 1) {
      const distance = (b.positions[k] as number) - from
      const cost = distance >= 0 ? Math.abs(distance - wanted) : Math.abs(-distance - wanted) + 0.5
      if (cost < best) best = cost
    }
    if (best === 0) return 0
  }
  return best
}

/** Nearness of two words in a document, with the weight of the pair; the best of their matches. */
function pairNearness(a: readonly Hit[], b: readonly Hit[], wanted: number): { readonly weighted: number; readonly near: number } {
  let weighted = 0
  let near = 0
  for (const one of a)
    for (const other of b) {
      const gap = gapBetween(one.postings, one.at, other.postings, other.at, wanted)
      const factor = 1 / (1 + gap / decay)
      weighted = Math.max(weighted, ((one.weight + other.weight) / 2) * factor)
      near = Math.max(near, factor)
    }
  return { weighted, near }
}

/** Which pairs of words are looked at: all of a short query, neighbours of a long one. */
const reach = (words: number): number => (words <= 5 ? words : 2)

function score(document: number, words: readonly MatchedWord[], hits: readonly Hits[], total: number): Omit<Ranked, 'document'> {
  const own = hits.map((one) => one.get(document))
  let evidence = 0
  let held = 0
  let titleWords = 0
  let titleRarity = 0
  let titleLength = 0
  let named = true
  own.forEach((found) => {
    if (!found) return
    const best = found.reduce((a, b) => (b.evidence > a.evidence ? b : a))
    evidence += best.evidence
    held += best.weight
    const titled = found.find(({ postings, at }) => postings.best[at] === fields.title)
    if (titled) {
      titleWords += 1
      titleRarity += titled.weight
      titleLength = titled.postings.titles[titled.at] ?? 0
    }
    if ((best.postings.best[best.at] ?? 0) < fields.name) named = false
  })
  let nearness = 0
  let near = 0
  let pairs = 0
  const span = reach(words.length)
  for (let i = 0; i < own.length; i += 1)
    for (let j = i + 1; j < Math.min(own.length, i + span); j += 1) {
      pairs += 1
      const [a, b] = [own[i], own[j]]
      if (!a || !b) continue
      const wanted = (words[j] as MatchedWord).word.position - (words[i] as MatchedWord).word.position
      const pair = pairNearness(a, b, wanted)
      nearness += pair.weighted
      near += pair.near
    }
  const share = titleLength === 0 ? 0 : Math.min(1, titleWords / titleLength)
  const scale = words.length > 1 ? (2 * nearness) / (Math.min(span, words.length) - 1) : 0
  return {
    score: evidence + nearnessWeight * scale + titleRarity * share * share,
    covered: total === 0 ? 0 : Math.min(1, held / total),
    near: pairs === 0 ? 1 : near / pairs,
    named,
  }
}

/** Best first, all documents that `allowed` lets in. */
export function rank(
  words: readonly MatchedWord[],
  documents: number,
  kindOf: (document: number) => SearchKind,
  allowed: ((document: number) => boolean) | null,
): readonly Ranked[] {
  const hits = words.map((word) => hitsOf(word, documents))
  const total = words.reduce((sum, word) => {
    const rare = rarities(word, documents)
    return sum + (word.matches.length === 0 ? Math.log(1 + documents) : Math.max(...word.matches.map(({ quality }, index) => (rare[index] ?? 0) * quality)))
  }, 0)
  const all = new Set(hits.flatMap((one) => [...one.keys()]))
  const ranked: Ranked[] = []
  for (const document of all) {
    if (allowed && !allowed(document)) continue
    const found = score(document, words, hits, total)
    ranked.push({ ...found, document, score: found.score * kindWeights[kindOf(document)] })
  }
  return ranked.sort((a, b) => b.score - a.score || a.document - b.document)
}
