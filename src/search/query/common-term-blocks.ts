/**
 * Common terms have their titles and names at hand; the rest of their postings is fetched for the documents that matter. First, a rarer
 * word knows which common terms stand beside it. Only when that does not settle the question, the blocks that hold the most promising
 * documents are fetched.
 */

import { addPosting, fields, growingPostings } from '../index/postings.ts'
import { type Index, type Term, withBlocks } from './index-reader.ts'
import type { Match, MatchedWord } from './match.ts'

/** How many blocks of common terms one question may fetch. What was fetched once costs no more. */
export interface Budget {
  /** Whether this block may be fetched. */
  readonly take: (common: number, block: number) => boolean
  /** Allows more, for a further look. */
  readonly extend: () => void
}

/** At first, and more with each further look. A small notebook has few blocks, and they hold much of it. */
const blocksOf = ({ isLarge }: Index) => (isLarge ? { first: 14, further: 6 } : { first: 9, further: 4 })

export function budgetOf(index: Index): Budget {
  const { first, further } = blocksOf(index)
  const taken = new Set<string>()
  let most = first
  return {
    take: (common, block) => {
      const name = `${common}-${block}`
      if (taken.has(name)) return true
      if (taken.size >= most) return false
      taken.add(name)
      return true
    },
    extend: () => {
      most += further
    },
  }
}

const isHead = ({ term }: Match): boolean => term.blocks !== undefined
/** Nothing but common terms: no rarer word tells which documents matter. */
export const onlyHeads = (words: readonly MatchedWord[]): boolean =>
  words.every(({ matches }) => matches.some((match) => isHead(match) && match.way === 'same'))
export const hasHeads = (words: readonly MatchedWord[]): boolean => words.some(({ matches }) => matches.some(isHead))

/** Common terms with the places where a rarer word of the query stands beside them. */
export function besideRarer(words: readonly MatchedWord[]): readonly MatchedWord[] {
  if (!hasHeads(words)) return words
  const places = new Map<number, { document: number; position: number }[]>(
    words.flatMap(({ matches }) => matches.flatMap(({ term }) => (term.blocks ? [[term.common ?? 0, []]] : []))),
  )
  for (const { matches } of words)
    for (const match of matches) {
      const { postings } = match.term
      const { neighbours } = postings
      if (neighbours.before.length === 0) continue
      postings.documents.forEach((document, at) => {
        for (let i = postings.starts[at] ?? 0; i < (postings.starts[at + 1] ?? 0); i += 1) {
          const position = postings.positions[i] ?? 0
          for (const [number, where] of [
            [neighbours.before[i] ?? 0, position - 1],
            [neighbours.after[i] ?? 0, position + 1],
          ] as const)
            if (number > 0) places.get(number - 1)?.push({ document, position: where })
        }
      })
    }
  return words.map((one) => ({
    ...one,
    matches: one.matches.map((match) => (isHead(match) ? { ...match, term: withPlaces(match.term, places) } : match)),
  }))
}

function withPlaces(term: Term, places: ReadonlyMap<number, readonly { document: number; position: number }[]>): Term {
  const found = places.get(term.common ?? -1)
  if (!found || found.length === 0) return term
  const { documents, best, starts, positions, titles } = term.postings
  const at = new Map(documents.map((document, index) => [document, index]))
  const byDocument = Map.groupBy(found, ({ document }) => document)
  const made = growingPostings()
  for (const [document, some] of [...byDocument].sort(([a], [b]) => a - b)) {
    const known = at.get(document)
    const own = known === undefined ? [] : positions.slice(starts[known], starts[known + 1])
    for (const position of [...own, ...some.map((one) => one.position)].sort((a, b) => a - b))
      addPosting(
        made,
        document,
        known === undefined ? fields.body : (best[known] ?? fields.body),
        position,
        known === undefined ? 0 : (titles[known] ?? 0),
      )
  }
  return { ...withBlocks(term, [made]), beside: new Set(byDocument.keys()) }
}

/** The rarest of nothing but common terms, with its blocks: it then guides as a rarer word does. */
export async function withRarestBlocks(index: Index, words: readonly MatchedWord[], budget: Budget): Promise<readonly MatchedWord[]> {
  const same = words.flatMap(({ matches }) => matches.filter(({ way }) => way === 'same').map(({ term }) => term))
  const [rarest] = same.sort((a, b) => a.count - b.count)
  if (!rarest?.blocks) return words
  const common = rarest.common ?? 0
  const chosen = rarest.blocks.flatMap((_, block) => (budget.take(common, block) ? [block] : []))
  const whole = withBlocks(rarest, await Promise.all(chosen.map((block) => index.block(common, block))))
  return words.map((one) => ({ ...one, matches: one.matches.map((match) => (match.term === rarest ? { ...match, term: whole } : match)) }))
}

/**
 * The blocks of common terms that hold these documents, the most promising documents first. Where a term is known to stand beside a rarer
 * word, its block would tell nothing new.
 */
export async function withGuidedBlocks(
  index: Index,
  words: readonly MatchedWord[],
  guides: readonly number[],
  budget: Budget,
): Promise<readonly MatchedWord[]> {
  const headsOf = ({ matches }: MatchedWord): readonly Term[] => {
    const own = matches.filter(({ way }) => way === 'same' || way === 'joined')
    return (own.length > 0 ? own : matches).filter(isHead).map(({ term }) => term)
  }
  const heads = [...new Set(words.flatMap(headsOf))].sort((a, b) => a.count - b.count)
  const wanted = new Map<Term, Set<number>>(heads.map((term) => [term, new Set<number>()]))
  for (const document of guides)
    for (const term of heads) {
      const block = (term.blocks ?? []).findLastIndex((first) => first <= document)
      if (block >= 0 && !term.beside?.has(document) && budget.take(term.common ?? 0, block)) wanted.get(term)?.add(block)
    }
  const loaded = new Map(
    await Promise.all(
      [...wanted].map(async ([term, some]) => {
        const postings = await Promise.all([...some].map((block) => index.block(term.common ?? 0, block)))
        return [term, withBlocks(term, postings)] as const
      }),
    ),
  )
  return words.map((one) => ({ ...one, matches: one.matches.map((match) => ({ ...match, term: loaded.get(match.term) ?? match.term })) }))
}
