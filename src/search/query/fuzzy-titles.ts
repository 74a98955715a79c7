/**
 * Fuzzy matching of titles and other names with Fuse.js, without loading any file. Fuse says how similar a word is to a title; what such a
 * match is worth is decided by `rank.ts`, where it counts less than the same word found in the index.
 */
import Fuse from 'fuse.js/basic'
import type { TitleRow } from '../index/manifest.ts'
import { type Field, field, noPostings } from '../index/postings.ts'
import type { Match } from './match.ts'

export interface FuzzyTitles {
  /** Matches of documents with a title or name similar to a word. */
  readonly matches: (word: string) => readonly Match[]
}

const options = {
  keys: [
    { name: 'title', weight: 3 },
    { name: 'names', weight: 2 },
  ],
  includeScore: true,
  includeMatches: true,
  ignoreLocation: true,
  ignoreDiacritics: true,
  threshold: 0.34,
  minMatchCharLength: 2,
}
/** Patterns of Fuse hold 32 characters: of longer words the beginning is compared. */
const maxLetters = 32
const minLetters = 3
const maxMatches = 24
/** Words of a title for its match, which should not count as a large share of it. */
const titleLength = 9
/** Quality of a match from Fuse's score, of which 0 is the best. */
const qualityOf = (score: number): number => 0.55 * (1 - score) ** 2

export function fuzzyTitles(rows: readonly TitleRow[]): FuzzyTitles {
  const fuse = new Fuse(
    rows.map(([document, title, ...names]) => ({ document, title, names })),
    options,
  )
  const cache = new Map<string, readonly Match[]>()
  function compare(word: string): readonly Match[] {
    // A number is equal or another one: 70B is not nearly 80B, nor H100 nearly H200.
    if (word.length < minLetters || /\d/.test(word)) return []
    return fuse.search(word.slice(0, maxLetters), { limit: maxMatches }).map(({ item, score = 1, matches }): Match => {
      const where: Field = matches?.[0]?.key === 'title' ? field.title : field.name
      const postings = {
        ...noPostings,
        documents: [item.document],
        bestFields: [where],
        starts: [0, 0],
        nameLengths: [where === field.title ? titleLength : 0],
      }
      return { term: { term: word, count: 1, postings }, quality: qualityOf(score), kind: 'similar' }
    })
  }
  return {
    matches: (word) => {
      const found = cache.get(word) ?? compare(word)
      cache.set(word, found)
      return found
    },
  }
}
