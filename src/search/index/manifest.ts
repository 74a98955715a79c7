/**
 * The format of the index on disk. `search.json` is the manifest: it is fetched first, and is the only file that changes in place. All other
 * files lie in a folder named by the digest of the index, each compressed with raw deflate, so that no host needs to compress them and no
 * cache can mix two builds.
 *
 * | file | holds |
 * | --- | --- |
 * | `t<i>` | terms in order with their postings (of a common term the head), each with rows attached; prefixes of three letters share a file where they fit |
 * | `c<term>-<block>` | one block of a common term's postings |
 * | `v<i>` | the vocabulary in order, for typing errors after the second letter |
 * | `w<i>` | the vocabulary rotated by two letters ("aining" + "tr"), for errors in the first two |
 * | `e<i>` | the vocabulary reversed, for two errors in the first four |
 * | `d<i>` | list rows of `rowsPerFile` documents |
 * | `a` | list rows of all kinds in `bundled`, for readers who type letter by letter |
 * | `n<document>` | the text of a note, or the inputs of a calculator, for its snippet |
 *
 * A *document* is an entry, by its number. A filter is a term too: `topic:inference`, `kind:claim`, `status:contested`, `cites:hoffmann2022`.
 */
import type { Topic } from '../../records/note.ts'
import { partSeparator, type SearchKind } from './records.ts'

/** Names of the files, by what they hold. */
export const fileNames = {
  terms: (file: number) => `t${file}`,
  block: (commonTerm: number, block: number) => `c${commonTerm}-${block}`,
  vocabulary: (file: number) => `v${file}`,
  rotated: (file: number) => `w${file}`,
  reversed: (file: number) => `e${file}`,
  rows: (file: number) => `d${file}`,
  bundledRows: 'a',
  text: (document: number) => `n${document}`,
} as const

/** Consecutive documents of one kind and topic. */
export interface DocumentRange {
  readonly kind: SearchKind
  readonly topic: Topic | null
  readonly count: number
}

/** Title and other names (headings included) of a document, for fuzzy matching. */
export type TitleRow = readonly [document: number, title: string, ...names: string[]]

export interface Manifest {
  /** Digest of the index, and the folder of its other files. */
  readonly version: string
  readonly ranges: readonly DocumentRange[]
  /** The first term of each file of terms, and the first word of each file of the three vocabularies; separated by blanks. */
  readonly terms: string
  readonly vocabulary: string
  readonly rotated: string
  readonly reversed: string
  /** Terms whose postings lie in blocks, the most frequent first; separated by blanks. */
  readonly common: string
  /** List rows in each file of rows. */
  readonly rowsPerFile: number
  /** Kinds of documents whose list rows are also in the one bundle. */
  readonly bundled: readonly SearchKind[]
  /** Of a small notebook all documents but rows of data; of a large one only the kinds that do not grow with it. */
  readonly titles: readonly TitleRow[]
}

/** How many letters the rotated vocabulary moves to the end of a word. */
const rotatedLetters = 2
const rotationMark = '\u0001'
export const rotate = (word: string): string => `${word.slice(rotatedLetters)}${rotationMark}${word.slice(0, rotatedLetters)}`
export const rotateBack = (rotated: string): string => {
  const at = rotated.indexOf(rotationMark)
  return rotated.slice(at + 1) + rotated.slice(0, at)
}
/** The beginning of the rotated words that go on with `letters` after the first two; fewer letters than two must be all that follow. */
export const rotatedPrefix = (letters: string): string => (letters.length === rotatedLetters ? letters : `${letters}${rotationMark}`)

export const reverse = (word: string): string => [...word].reverse().join('')

/** Whether a term is a word that a typing error can be corrected to. */
export const isCorrectable = (term: string): boolean => /^\p{Script=Latin}{3,}$/u.test(term)

/** The term that stands for a filter. */
export const filterTerm = (name: 'topic' | 'kind' | 'status' | 'cites', value: string): string => `${name}:${value.toLowerCase()}`

/** Index of the last file whose first term is not after `term`. */
export function fileIndexOf(firsts: readonly string[], term: string): number {
  let low = 0
  let high = firsts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((firsts[middle] as string) <= term) low = middle
    else high = middle - 1
  }
  return low
}

/** The id that a note usually has, made of its title. */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 70)
    .replace(/-$/, '')

/**
 * A document as the list of results shows it. Parts that follow from others are left out: the id of a note from its title, and the address
 * from kind, id and, for a claim, the title of its note, with which its text begins.
 */
export type ListRow = readonly [title: string, id?: string, url?: string, text?: string]

function usualUrl(kind: SearchKind, id: string, text: string): string {
  switch (kind) {
    case 'note':
      return `/notes/${id}/`
    case 'claim':
      return `/notes/${slugOf(text.slice(0, text.lastIndexOf(partSeparator)))}/#claim-${id}`
    case 'calculator':
      return `/calculators/${id}/`
    case 'parameter':
      return `/parameters/#${id}`
    case 'dataset':
      return `/data/${id}/`
    case 'source':
      return `/sources/#${id}`
  }
}

/** The list row of a document. A note has no text in it: its snippet comes from its body. */
export function packRow(kind: SearchKind, { title, id, url, text }: { title: string; id: string; url: string; text: string }): ListRow {
  const line = kind === 'note' ? '' : text
  const all = [title, id === slugOf(title) ? '' : id, url === usualUrl(kind, id, line) ? '' : url, line] as const
  const length = all.findLastIndex((part) => part !== '') + 1
  return all.slice(0, length) as unknown as ListRow
}

/** The opposite of `packRow`. */
export function unpackRow(kind: SearchKind, [title, packedId = '', packedUrl = '', text = '']: ListRow) {
  const id = packedId || slugOf(title)
  return { id, title, url: packedUrl || usualUrl(kind, id, text), text }
}
