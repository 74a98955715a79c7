/**
 * Finds short records by words that may be mistyped. Fuse.js compares; this decides what counts how much.
 *
 * A record is weighed by its best field: title, other names, then the line about it. Every word of the query must be near to
 * something in the record; where no record has them all, records that have some follow. Kinds break ties: a note before its sections.
 */
import Fuse, { type FuseResult } from 'fuse.js'
import { type SearchKind, type SearchRecord, searchKinds } from './records.ts'

export interface Found {
  readonly record: SearchRecord
  /** 0 is best. */
  readonly score: number
  /** Ranges of the title that match, both ends included. */
  readonly marks: readonly (readonly [number, number])[]
}

export interface Finder {
  /** Best first. An empty query finds nothing. */
  readonly find: (query: string, limit?: number) => readonly Found[]
}

/** What a kind adds to its score: of equals, what answers more comes first. */
const penalty: Readonly<Record<SearchKind, number>> = {
  note: 0,
  calculator: 0.01,
  claim: 0.05,
  parameter: 0.04,
  heading: 0.08,
  dataset: 0.04,
  source: 0.08,
}

const options = {
  keys: [
    { name: 'title', weight: 3 },
    { name: 'also', weight: 2 },
    { name: 'text', weight: 1 },
  ],
  includeScore: true,
  includeMatches: true,
  ignoreLocation: true,
  ignoreDiacritics: true,
  threshold: 0.34,
  minMatchCharLength: 2,
}

const plain = (text: string): string =>
  text
    .trim()
    .replace(/[\s-]+/g, ' ')
    .slice(0, 120)

/** Fuse's patterns hold 32 characters: longer words are compared by their beginning. */
const wordsOf = (query: string): readonly string[] =>
  plain(query)
    .split(' ')
    .filter(Boolean)
    .map((word) => word.slice(0, 32))

function marksOf({ matches }: FuseResult<SearchRecord>): readonly (readonly [number, number])[] {
  const title = matches?.find(({ key }) => key === 'title')
  return title ? title.indices.filter(([start, end]) => end - start >= 1) : []
}

/** One word's best score in every record that has it. */
type Hits = ReadonlyMap<number, FuseResult<SearchRecord>>

export function finder(records: readonly SearchRecord[]): Finder {
  const fuse = new Fuse(records, options)
  const known = new Map<string, Hits>()
  const hitsOf = (word: string): Hits => {
    const hits = known.get(word) ?? new Map(fuse.search(word).map((result) => [result.refIndex, result]))
    known.set(word, hits)
    return hits
  }

  function find(query: string, limit = 20): readonly Found[] {
    const words = wordsOf(query)
    if (words.length === 0) return []
    const hits = words.map(hitsOf)
    const whole = plain(query).length <= 32 ? hitsOf(plain(query)) : new Map()
    const candidates = new Set([...hits.flatMap((one) => [...one.keys()]), ...whole.keys()])
    const scored = [...candidates].map((index) => score(index, hits, whole))
    return scored
      .sort(
        (a, b) =>
          a.score - b.score ||
          searchKinds.indexOf(a.record.kind) - searchKinds.indexOf(b.record.kind) ||
          (a.record.title < b.record.title ? -1 : 1),
      )
      .slice(0, limit)
  }

  function score(index: number, hits: readonly Hits[], whole: Hits): Found {
    const record = records[index] as SearchRecord
    const each = hits.map((one) => one.get(index))
    const together = whole.get(index)
    const present = each.filter((hit) => hit !== undefined)
    const apart = each.reduce((sum, hit) => sum + (hit?.score ?? 1), 0) / Math.max(1, each.length)
    const best = Math.min(apart, together?.score ?? 1)
    return {
      record,
      score: best + penalty[record.kind],
      marks: together && marksOf(together).length > 0 && apart >= (together.score ?? 1) ? marksOf(together) : present.flatMap(marksOf),
    }
  }

  return { find }
}
