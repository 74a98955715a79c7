/**
 * The short records: compared at once and forgivingly, by Fuse.js. It says how near a word is to something in a record; what that
 * counts is decided by the one scoring of `rank.ts`, where such a match is worth less than the same word found in the index.
 */
import Fuse from 'fuse.js/basic'
import type { Manifest } from '../index/manifest.ts'
import { type Field, fields, noPostings } from '../index/postings.ts'
import type { Match } from './match.ts'

export interface ShortRecords {
  /** Records near to a word, as matches. */
  readonly matches: (word: string) => readonly Match[]
}

const options = {
  keys: [
    { name: 'title', weight: 3 },
    { name: 'also', weight: 2 },
  ],
  includeScore: true,
  includeMatches: true,
  ignoreLocation: true,
  ignoreDiacritics: true,
  threshold: 0.34,
  minMatchCharLength: 2,
}
/** Fuse's patterns hold 32 characters: longer words are compared by their beginning. */
const longest = 32
const shortest = 3
const mostMatches = 24
const quality = (score: number): number => 0.55 * (1 - score) ** 2

export function shortRecords(records: Manifest['records']): ShortRecords {
  const fuse = new Fuse(records, options)
  const known = new Map<string, readonly Match[]>()
  function compare(word: string): readonly Match[] {
    // A number is itself or another one: 70B is not nearly 80B, nor H100 nearly H200.
    if (word.length < shortest || /\d/.test(word)) return []
    return fuse.search(word.slice(0, longest), { limit: mostMatches }).map(({ item, score = 1, matches }): Match => {
      const field: Field = matches?.[0]?.key === 'title' ? fields.title : fields.name
      const postings = {
        ...noPostings,
        documents: [item.document],
        best: [field],
        starts: [0, 0],
        titles: [field === fields.title ? 9 : 0],
      }
      return { term: { term: word, count: 1, postings }, quality: quality(score), way: 'similar' }
    })
  }
  return {
    matches: (word) => {
      const found = known.get(word) ?? compare(word)
      known.set(word, found)
      return found
    },
  }
}
