/**
 * Common terms have their titles and names at hand; the rest of their postings is fetched for the documents that matter. First, a rarer
 * word knows which common terms stand beside it. Only when that does not settle the question, the blocks that hold the most promising
 * documents are fetched.
 */
import type { Match, MatchedWord } from './match.ts'
import { addPosting, fields, growingPostings } from './postings.ts'
import { type Index, type Term, withBlocks } from './read-index.ts'

const mostBlocks = 14

const isHead = ({ term }: Match): boolean => term.blocks !== undefined
/** Nothing but common terms: no rarer word tells which documents matter. */
export const onlyHeads = (words: readonly MatchedWord[]): boolean => words.every(({ matches }) => matches.some((match) => isHead(match) && match.way === 'same'))
export const hasHeads = (words: readonly MatchedWord[]): boolean => words.some(({ matches }) => matches.some(isHead))

/** Common terms with the places where a rarer word of the query stands beside them. */
export function besideRarer(words: readonly MatchedWord[]): readonly MatchedWord[] {
  if (!hasHeads(words)) return words
  const places = new Map<number, { document: number; position: number }[]>()
  for (const { matches } of words)
    for (const match of matches) {
      const { neighbours, postings } = match.term
      if (!neighbours) continue
      postings.documents.forEach((document, at) => {
        for (let i = postings.starts[at] ?? 0; i < (postings.starts[at + 1] ?? 0); i += 1) {
          const position = postings.positions[i] ?? 0
          for (const [number, where] of [
            [neighbours.before[i] ?? 0, position - 1],
            [neighbours.after[i] ?? 0, position + 1],
          ] as const)
            if (number > 0) {
              const known = places.get(number - 1) ?? []
              if (known.length === 0) places.set(number - 1, known)
              known.push({ document, position: where })
            }
        }
      })
    }
  return words.map((one) => ({ ...one, matches: one.matches.map((match) => (isHead(match) ? { ...match, term: withPlaces(match.term, places) } : match)) }))
}

function withPlaces(term: Term, places: ReadonlyMap<number, readonly { document: number; position: number }[]>): Term {
  const found = places.get(term.common ?? -1)
  if (!found) return term
  const named = new Set(term.postings.documents)
  const made = growingPostings()
  for (const { document, position } of [...found].sort((a, b) => a.document - b.document || a.position - b.position))
    if (!named.has(document)) addPosting(made, document, fields.body, position, 0)
  return withBlocks(term, [made])
}

/** The blocks of common terms that hold these documents, the most promising documents first; and where all words are common, those of the rarest. */
export async function withGuidedBlocks(index: Index, words: readonly MatchedWord[], guides: readonly number[]): Promise<readonly MatchedWord[]> {
  const headsOf = ({ matches }: MatchedWord): readonly Term[] => {
    const own = matches.filter(({ way }) => way === 'same' || way === 'joined')
    return (own.length > 0 ? own : matches).filter(isHead).map(({ term }) => term)
  }
  const heads = [...new Set(words.flatMap(headsOf))].sort((a, b) => a.count - b.count)
  const wanted = new Map<Term, Set<number>>(heads.map((term) => [term, new Set<number>()]))
  let blocks = 0
  const add = (term: Term, block: number) => {
    const known = wanted.get(term)
    if (!known || known.has(block)) return
    known.add(block)
    blocks += 1
  }
  for (const document of guides) {
    if (blocks >= mostBlocks) break
    for (const term of heads) add(term, (term.blocks ?? []).findLastIndex((first) => first <= document))
  }
  const rarest = onlyHeads(words) ? heads[0] : undefined
  for (let block = 0; rarest && block < (rarest.blocks?.length ?? 0) && blocks < mostBlocks; block += 1) add(rarest, block)
  const loaded = new Map(
    await Promise.all(
      [...wanted].map(async ([term, some]) => {
        const postings = await Promise.all([...some].filter((block) => block >= 0).map((block) => index.block(term.common ?? 0, block)))
        return [term, withBlocks(term, postings)] as const
      }),
    ),
  )
  return words.map((one) => ({ ...one, matches: one.matches.map((match) => ({ ...match, term: loaded.get(match.term) ?? match.term })) }))
}
