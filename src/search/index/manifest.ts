/**
 * The index as files. `search.json` is the manifest: fetched first, and the only file that changes in place. All others lie in a
 * folder named by the index's own digest, raw deflate each, so that no host needs to compress them and no cache can mix two builds.
 *
 * | file | holds |
 * | --- | --- |
 * | `t<i>` | terms in order, where they fit one file for three first letters: postings (of a common term the head), rows of what they find first |
 * | `c<i>-<b>` | a block of a common term's postings |
 * | `v<i>` | the vocabulary in order, for typing errors after the second letter |
 * | `w<i>` | the vocabulary turned by two letters ("aining" + "tr"), for errors in the first two |
 * | `e<i>` | the vocabulary backwards, for two errors in the first four |
 * | `d<i>` | rows of some documents: title, and id, address and a line about it |
 * | `a` | all rows of a small notebook, for who types letter by letter; of a large one, those of some kinds |
 * | `n<i>` | the text of a note, or what can be set in a calculator, for its passage |
 *
 * A *document* is an entry by its number. A filter is a term too: `topic:inference`, `kind:claim`, `status:contested`, `cites:hoffmann2022`.
 */
import { addressOf, statedClaimAddress } from '../../records/address.ts'
import type { Topic } from '../../records/note.ts'
import { cellGap, type SearchKind } from './records.ts'

/** Consecutive documents of one kind and topic. */
export interface DocumentRange {
  readonly kind: SearchKind
  readonly topic: Topic | null
  readonly count: number
}

/** What is compared at once, whatever is typed: title, other names, headings. */
export interface ShortRecord {
  readonly document: number
  readonly title: string
  readonly also: readonly string[]
}

export interface Manifest {
  /** The folder of the other files. */
  readonly version: string
  readonly ranges: readonly DocumentRange[]
  /** First term of each file of terms, and first word of each of the three vocabularies; a blank between two. */
  readonly terms: string
  readonly vocabulary: string
  readonly turned: string
  readonly backwards: string
  /** Terms whose postings lie in blocks, the most frequent first; a blank between two. */
  readonly common: string
  /** Documents a file of rows. */
  readonly titles: number
  /** Kinds of documents whose rows are in one file too. */
  readonly together: readonly SearchKind[]
  /** All of them in a small notebook; in a large one, all but notes, claims and sources. */
  readonly records: readonly ShortRecord[]
}

/** A vocabulary's words are turned by this many letters. */
export const turnedBy = 2
export const turn = (word: string): string => `${word.slice(turnedBy)}\u0001${word.slice(0, turnedBy)}`
export const turnBack = (turned: string): string => {
  const at = turned.indexOf('\u0001')
  return turned.slice(at + 1) + turned.slice(0, at)
}

export const backwards = (word: string): string => [...word].reverse().join('')

/** Words that a typing error can be corrected to. */
export const isCorrectable = (term: string): boolean => /^\p{Script=Latin}{3,}$/u.test(term)

export const filterTerm = (name: 'topic' | 'kind' | 'status' | 'cites', value: string): string => `${name}:${value.toLowerCase()}`

/** Index of the last file whose first term is not after `term`. */
export function fileOf(firsts: readonly string[], term: string): number {
  let low = 0
  let high = firsts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((firsts[middle] as string) <= term) low = middle
    else high = middle - 1
  }
  return low
}

/** A note's usual id, from its title. */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 70)
    .replace(/-$/, '')

/**
 * A document as it is listed: title, id, address, a line about it. What the others give is left out: a note's id from its title, and the
 * address from kind, id and, for a claim, the title of its note, which is the line about it.
 */
export type ListRow = readonly [title: string, id?: string, url?: string, text?: string]

function usualUrl(kind: SearchKind, id: string, text: string): string {
  if (kind === 'claim') return statedClaimAddress(slugOf(text.slice(0, text.lastIndexOf(cellGap))), id)
  return addressOf(kind, id)
}

/** A note has no line about it: its passage comes from its text. */
export function packRow(kind: SearchKind, { title, id, url, text }: { title: string; id: string; url: string; text: string }): ListRow {
  const line = kind === 'note' ? '' : text
  const all = [title, id === slugOf(title) ? '' : id, url === usualUrl(kind, id, line) ? '' : url, line] as const
  const length = all.findLastIndex((part) => part !== '') + 1
  return all.slice(0, length) as unknown as ListRow
}

export function unpackRow(kind: SearchKind, [title, given = '', address = '', text = '']: ListRow) {
  const id = given || slugOf(title)
  return { id, title, url: address || usualUrl(kind, id, text), text }
}
