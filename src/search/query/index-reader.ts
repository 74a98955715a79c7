/**
 * The index as a search uses it: files are loaded when they are needed, decoded and kept. A file that cannot be loaded is counted in
 * `missing`, and what depends on it is left out; the next query tries again.
 */
import type { Topic } from '../../records/note.ts'
import { fileIndexOf, fileNames, type Manifest, reverse, rotateBack } from '../index/manifest.ts'
import { mergePostings, noPostings, type Postings, readPostings } from '../index/postings.ts'
import type { SearchKind } from '../index/records.ts'
import { type ByteReader, byteReader } from '../index/varint.ts'
import { decodeTerms, decodeVocabulary, fileStore, type LoadFile, type ReadFile, type TermFile, type VocabularyWord } from './file-store.ts'
import { type ResultRow, rowReader } from './row-reader.ts'

/** A term with as much of its postings as is loaded. */
export interface Term {
  readonly term: string
  /** In how many documents it stands. */
  readonly count: number
  readonly postings: Postings
  /** Number of a common term, from 0. Of such a term `postings` holds titles and names only, until its blocks are loaded. */
  readonly commonNumber?: number
  /** First document of each block of a common term. */
  readonly blocks?: readonly number[]
  /** Documents in which a rarer word of the query is known to be its neighbour; its positions there are in `postings`. */
  readonly neighbourDocuments?: ReadonlySet<number>
}

/** A line of a text; a heading has its id. */
export interface Line {
  readonly text: string
  readonly heading?: string
}

/** Words with a prefix, from the vocabulary and, rotated back, from the rotated vocabulary. */
export interface Vocabularies {
  readonly vocabulary: (prefix: string) => Promise<readonly VocabularyWord[]>
  readonly rotated: (rotatedPrefix: string) => Promise<readonly VocabularyWord[]>
}

/** Loads what later queries may need. Nothing waits for it, and a failure does not count as missing. */
export interface Prefetch extends Vocabularies {
  /** All terms with a prefix, if at most `maxFiles` files hold them. */
  readonly terms: (prefix: string, maxFiles: number) => void
  readonly rows: (documents: readonly number[]) => void
  /** The bundle of rows. From then on `rows` of the index waits for it. */
  readonly bundle: () => void
}

export interface Index extends Vocabularies {
  /** Number of documents. */
  readonly documents: number
  readonly kindOf: (document: number) => { readonly kind: SearchKind; readonly topic: Topic | null }
  readonly term: (term: string) => Promise<Term | null>
  /** Terms with a prefix from the first few files that hold them, the most frequent first. Filter terms only for the prefix of a filter. */
  readonly completions: (prefix: string, limits: { readonly files: number; readonly terms?: number }) => Promise<readonly Term[]>
  /** The common terms, which are known from the manifest. */
  readonly commonWords: readonly VocabularyWord[]
  /** Whether two terms lie in the same file. */
  readonly shareFile: (term: string, other: string) => boolean
  /** All terms fit in a few files. */
  readonly isSmall: boolean
  /** So many documents that not everything can be prefetched, and a query may load more. */
  readonly isLarge: boolean
  /** The postings in one block of a common term. */
  readonly block: (commonNumber: number, block: number) => Promise<Postings>
  /** Words of the vocabulary with an ending. */
  readonly endingWith: (ending: string) => Promise<readonly VocabularyWord[]>
  readonly rows: (documents: readonly number[]) => Promise<readonly (ResultRow | null)[]>
  readonly text: (document: number) => Promise<readonly Line[]>
  readonly prefetch: Prefetch
  /** How often a needed file could not be loaded. */
  readonly missing: () => number
}

/** Files of terms of a small index, and documents above which one is large. */
const maxFilesOfSmall = 24
const maxDocumentsOfUsual = 5000
/** The weight of common terms in the vocabulary: the highest there is. */
const commonWeight = 15

const decoder = new TextDecoder()
const split = (text: string): readonly string[] => (text === '' ? [] : text.split(' '))

const decodeText = (bytes: Uint8Array): readonly Line[] =>
  (JSON.parse(decoder.decode(bytes)) as readonly (string | readonly [string, string])[]).map((line) =>
    typeof line === 'string' ? { text: line } : { text: line[0], heading: line[1] },
  )

/** Indices of the files that may hold words with a prefix. */
function filesWith(firsts: readonly string[], prefix: string): readonly number[] {
  const first = fileIndexOf(firsts, prefix)
  return Array.from({ length: fileIndexOf(firsts, `${prefix}\uffff`) - first + 1 }, (_, step) => first + step)
}

/** Looks terms up in decoded files. Each is decoded once; the rows attached to it go to `readAttached`. */
function termDecoder(commonNumbers: ReadonlyMap<string, number>, readAttached: (from: ByteReader) => void) {
  const decoded = new Map<string, Term>()
  function decodeCommon(from: ByteReader, term: string, commonNumber: number): Term {
    const count = from.varint()
    const postings = readPostings(from, false)
    let first = 0
    const blocks = Array.from({ length: from.varint() }, () => {
      first += from.varint()
      return first
    })
    return { term, count, postings, commonNumber, blocks }
  }
  function decodeRare(from: ByteReader, term: string): Term {
    const postings = readPostings(from, true)
    return { term, count: postings.documents.length, postings }
  }
  return (file: TermFile, term: string): Term | null => {
    const known = decoded.get(term)
    if (known) return known
    const place = file.get(term)
    if (!place) return null
    const from = byteReader(place.bytes, place.offset)
    const commonNumber = commonNumbers.get(term)
    const made = commonNumber === undefined ? decodeRare(from, term) : decodeCommon(from, term, commonNumber)
    readAttached(from)
    decoded.set(term, made)
    return made
  }
}

/** Reads the three vocabularies. */
function vocabularyReader(manifest: Manifest) {
  const firsts = { vocabulary: split(manifest.vocabulary), rotated: split(manifest.rotated), reversed: split(manifest.reversed) }
  return async (which: keyof typeof firsts, prefix: string, read: ReadFile): Promise<readonly VocabularyWord[]> => {
    if (firsts[which].length === 0) return []
    const files = filesWith(firsts[which], prefix).map((file) => read(fileNames[which](file), decodeVocabulary, []))
    return (await Promise.all(files)).flat().filter(({ word }) => word.startsWith(prefix))
  }
}

/** The reader of the index that a manifest describes. Nothing is loaded yet. One closure over what it has read, therefore long. */
export function readIndex(manifest: Manifest, load: LoadFile): Index {
  const termFirsts = split(manifest.terms)
  const commonNumbers = new Map(split(manifest.common).map((term, index) => [term, index]))
  const ranges = manifest.ranges.flatMap((range) => Array.from({ length: range.count }, () => range))
  const store = fileStore(load)

  function kindOf(document: number): { readonly kind: SearchKind; readonly topic: Topic | null } {
    const range = ranges[document]
    if (!range) throw new Error(`There is no document ${document}.`)
    return range
  }
  const rows = rowReader(manifest, ranges.length, kindOf, store)
  const termIn = termDecoder(commonNumbers, rows.readAttached)
  const termFile = (file: number, read = store.read) => read(fileNames.terms(file), decodeTerms, new Map() as TermFile)

  const term = async (word: string): Promise<Term | null> =>
    termFirsts.length === 0 ? null : termIn(await termFile(fileIndexOf(termFirsts, word)), word)

  const completions: Index['completions'] = async (prefix, limits) => {
    const files = await Promise.all(
      filesWith(termFirsts, prefix)
        .slice(0, limits.files)
        .map((file) => termFile(file)),
    )
    const isWanted = (word: string) => word.startsWith(prefix) && word.includes(':') === prefix.includes(':')
    return files
      .flatMap((file) => [...file].flatMap(([word, { offset, bytes }]) => (isWanted(word) ? [{ file, word, offset, bytes }] : [])))
      .map(({ file, word, offset, bytes }) => ({ file, word, count: byteReader(bytes, offset).varint() }))
      .sort((a, b) => b.count - a.count)
      .slice(0, limits.terms)
      .map(({ file, word }) => termIn(file, word) as Term)
  }

  const wordsIn = vocabularyReader(manifest)
  const vocabularies = (read: ReadFile): Vocabularies => ({
    vocabulary: (prefix) => wordsIn('vocabulary', prefix, read),
    rotated: async (prefix) => (await wordsIn('rotated', prefix, read)).map(({ word, weight }) => ({ word: rotateBack(word), weight })),
  })

  return {
    documents: ranges.length,
    kindOf,
    term,
    completions,
    commonWords: [...commonNumbers.keys()].map((word) => ({ word, weight: commonWeight })),
    shareFile: (one, other) => fileIndexOf(termFirsts, one) === fileIndexOf(termFirsts, other),
    isSmall: termFirsts.length <= maxFilesOfSmall,
    isLarge: ranges.length > maxDocumentsOfUsual,
    block: (commonNumber, block) =>
      store.read(fileNames.block(commonNumber, block), (bytes) => readPostings(byteReader(bytes), true), noPostings),
    ...vocabularies(store.read),
    endingWith: async (ending) =>
      (await wordsIn('reversed', reverse(ending), store.read)).map(({ word, weight }) => ({ word: reverse(word), weight })),
    rows: rows.rows,
    text: (document) => store.read(fileNames.text(document), decodeText, []),
    prefetch: {
      ...vocabularies(store.prefetch),
      terms: (prefix, maxFiles) => {
        const files = filesWith(termFirsts, prefix)
        if (files.length <= maxFiles) for (const file of files) void termFile(file, store.prefetch)
      },
      rows: rows.prefetch,
      bundle: rows.prefetchBundle,
    },
    missing: store.missing,
  }
}

/** A common term with the postings of some of its blocks. For documents in them these replace the head's. */
export const withBlocks = (term: Term, blocks: readonly Postings[]): Term =>
  blocks.length === 0 ? term : { ...term, postings: mergePostings([...blocks, term.postings]) }
