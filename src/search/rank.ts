/**
 * The one scoring. A document is a note, a claim, a calculator, …; N documents in all.
 *
 *     score = kind × ( Σ words evidence + 2 × Σ pairs nearness + title )
 *
 * - **rarity** of a match: ln(1 + N / documents that hold it). Completions of a word, and corrections of it, count as one word each:
 *   their documents are added up, and no correction is rarer than the word as typed where that exists.
 * - **evidence** of a word: rarity × quality of the match (`match.ts`) × place, the best of its matches. Place: title 1.4, name or
 *   question 1.2, summary, heading or claim 0.8, body 0.5; a tenth more for each doubling of how often.
 * - **nearness** of two words: half of their rarities × qualities, and 1 × quality because standing together is rare in itself, shared
 *   among the pairs, ÷ (1 + d / 4), where d is how many words their distance differs from that in the query; the other order adds half a
 *   word. Slow decay: twelve words apart still counts a quarter.
 * - **title**: the share of the title's words that the query holds, squared × the rarity of those words. Of another name nine tenths of
 *   that × how near the query's words stand, since a document may have many names, and its words may come from several; nothing for
 *   data, whose rows are named after what the notes are about, nor for one word of anything but a note: "inference" names many results.
 * - **kind**: note 1, calculator 0.97, parameter and data 0.93, claim 0.9, source 0.85: of equals, what answers more comes first.
 *
 * Every document that holds one of the words is scored, every one that holds two for nearness; but what could not reach a fifth of the
 * best score even with its words side by side is left out unseen.
 */
import { type Hit, type Hits, hitsOf, mostWeight } from './hits.ts'
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
}

const nearnessWeight = 2
const sideBySide = 1
const decay = 4
/** What another name counts against the title. */
const namedShare = 0.9
/** Results weaker than this share of the best are left out. */
const leastShare = 0.2
const kindWeights: Readonly<Record<SearchKind, number>> = {
  note: 1,
  calculator: 0.97,
  parameter: 0.93,
  dataset: 0.93,
  claim: 0.9,
  source: 0.85,
}
export const kindWeight = (kind: SearchKind): number => kindWeights[kind]

/** How far the best pair of places differs from `wanted`; the other order costs half a word more. */
export function gapBetween(a: Postings, atA: number, b: Postings, atB: number, wanted: number): number {
  let best = Number.POSITIVE_INFINITY
  const begin = b.starts[atB] as number
  const end = b.starts[atB + 1] as number
  let j = begin
  for (let i = a.starts[atA] as number; i < (a.starts[atA + 1] as number); i += 1) {
    const from = a.positions[i] as number
    while (j < end && (b.positions[j] as number) < from + wanted) j += 1
    for (let k = Math.max(begin, j - 2); k < Math.min(end, j + 1); k += 1) {
      const distance = (b.positions[k] as number) - from
      const cost = distance >= 0 ? Math.abs(distance - wanted) : Math.abs(-distance - wanted) + 0.5
      if (cost < best) best = cost
    }
    if (best === 0) return 0
  }
  return best
}

const pairWeight = (a: Hit, b: Hit): number => (a.weight + b.weight) / 2 + sideBySide * Math.min(a.quality, b.quality)

/** Nearness of two words in a document with the weight of the pair, the best of their matches; `nearest` of 1 is side by side. */
function pairNearness(a: readonly Hit[], b: readonly Hit[], wanted: number): { readonly weighted: number; readonly nearest: number } {
  let weighted = 0
  let nearest = 0
  for (const one of a)
    for (const other of b) {
      const factor = 1 / (1 + gapBetween(one.postings, one.at, other.postings, other.at, wanted) / decay)
      weighted = Math.max(weighted, pairWeight(one, other) * factor)
      nearest = Math.max(nearest, factor)
    }
  return { weighted, nearest }
}

/** Which pairs of words are looked at: all of a short query, neighbours of a long one. */
const spanOf = (words: number): number => (words <= 5 ? words : 2)

interface Bound {
  readonly document: number
  /** Of the words. */
  readonly evidence: number
  /** What its title adds, and what another name adds with the words side by side. */
  readonly titled: number
  readonly named: number
  readonly held: number
  /** The score that it has with all its words side by side. */
  readonly most: number
}

const square = (value: number): number => value * value

/** What the title adds, and what another name does. A word of the title may stand in another name too. */
function namesOf(document: number, hits: readonly Hits[], kind: SearchKind): { readonly titled: number; readonly named: number } {
  let [titles, titleRarity, titleLength, names, nameRarity, nameLength] = [0, 0, 0, 0, 0, 0]
  for (const { nameField, nameWeight, nameWords } of hits) {
    const field = nameField[document] as number
    if (field === 0) continue
    const weight = nameWeight[document] as number
    names += 1
    nameRarity += weight
    if (field === fields.title) {
      titles += 1
      titleRarity += weight
      titleLength = Math.max(titleLength, nameWords[document] as number)
    } else nameLength = Math.max(nameLength, nameWords[document] as number)
  }
  return {
    titled: titleLength === 0 ? 0 : titleRarity * square(Math.min(1, titles / titleLength)),
    named:
      nameLength === 0 || kind === 'dataset' || (kind !== 'note' && names < 2)
        ? 0
        : namedShare * nameRarity * square(Math.min(1, names / nameLength)),
  }
}

/** Null for a document that holds none of the words. */
function boundOf(document: number, hits: readonly Hits[], span: number, share: number, kind: SearchKind): Bound | null {
  let evidence = 0
  let held = 0
  let pairs = 0
  for (let i = 0; i < hits.length; i += 1) {
    const one = hits[i] as Hits
    const weight = one.weight[document] as number
    if (weight === 0) continue
    evidence += one.evidence[document] as number
    held += weight
    for (let j = i + 1; j < Math.min(hits.length, i + span); j += 1) {
      const other = (hits[j] as Hits).weight[document] as number
      if (other > 0) pairs += (weight + other) / 2 + sideBySide
    }
  }
  if (held === 0) return null
  const { titled, named } = namesOf(document, hits, kind)
  return {
    document,
    evidence,
    titled,
    named,
    held,
    most: (evidence + Math.max(titled, named) + nearnessWeight * share * pairs) * kindWeights[kind],
  }
}

/** Best first, all documents that `allowed` lets in and that reach a fifth of the best score. */
export function rank(
  words: readonly MatchedWord[],
  documents: number,
  kindOf: (document: number) => SearchKind,
  allowed: ((document: number) => boolean) | null,
): readonly Ranked[] {
  const hits = words.map((word) => hitsOf(word, documents, allowed))
  const total = words.reduce((sum, word) => sum + mostWeight(word, documents), 0)
  const span = spanOf(words.length)
  const pairs = words.reduce((sum, _, i) => sum + Math.max(0, Math.min(words.length, i + span) - i - 1), 0)
  const share = words.length > 1 ? 2 / (Math.min(span, words.length) - 1) : 0
  const bounds: Bound[] = []
  for (let document = 0; document < documents; document += 1) {
    const bound = boundOf(document, hits, span, share, kindOf(document))
    if (bound) bounds.push(bound)
  }
  bounds.sort((a, b) => b.most - a.most || a.document - b.document)
  const ranked: Ranked[] = []
  let best = 0
  for (const { document, evidence, titled, named, held, most } of bounds) {
    if (most < best * leastShare) break
    const kind = kindOf(document)
    const own = hits.map((one) => one.of[document])
    let nearness = 0
    let near = 0
    for (let i = 0; i < own.length; i += 1)
      for (let j = i + 1; j < Math.min(own.length, i + span); j += 1) {
        const [a, b] = [own[i], own[j]]
        if (!a || !b) continue
        const wanted = (words[j] as MatchedWord).word.position - (words[i] as MatchedWord).word.position
        const pair = pairNearness(a, b, wanted)
        nearness += pair.weighted
        near += pair.nearest
      }
    const together = pairs === 0 ? 1 : near / pairs
    const score = (evidence + Math.max(titled, named * together) + nearnessWeight * share * nearness) * kindWeights[kind]
    best = Math.max(best, score)
    ranked.push({ document, score, covered: total === 0 ? 0 : Math.min(1, held / total), near: together })
  }
  return ranked.filter(({ score }) => score >= best * leastShare).sort((a, b) => b.score - a.score || a.document - b.document)
}
