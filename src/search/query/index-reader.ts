/**
 * The index as a searcher uses it: files are fetched when they are needed, decoded and kept. A file that does not arrive is asked for
 * again once, then counted in `missing`, and what depends on it is left out; the next question asks anew.
 */

import type { Topic } from '../../records/note.ts'
import { backwards, fileOf, type Manifest, turnBack } from '../index/manifest.ts'
import { joinPostings, noPostings, type Postings, readPostings } from '../index/postings.ts'
import type { SearchKind } from '../index/records.ts'
import { type ByteReader, byteReader } from '../index/varint.ts'
import { fileStore, type LoadFile, type Read, readTerms, readWords, type TermFile, type VocabularyWord } from './file-store.ts'
import { rowReader, type Shown } from './row-reader.ts'

/** A term with what is known of it so far. */
export interface Term {
  readonly term: string
  /** In how many documents it stands. */
  readonly count: number
  readonly postings: Postings
  /** Number of a common term, of which `postings` holds titles and names only until its blocks are loaded. */
  readonly common?: number
  /** First document of each block. */
  readonly blocks?: readonly number[]
  /** Documents in which it is known to stand beside a rarer word of the question, whose place is then in `postings`. */
  readonly beside?: ReadonlySet<number>
}

/** A line of a note's text; a heading has its anchor. */
export interface Line {
  readonly text: string
  readonly heading?: string
}

/** Words that begin so, and words that do when they are turned. */
export interface Vocabularies {
  readonly vocabulary: (prefix: string) => Promise<readonly VocabularyWord[]>
  readonly turned: (prefix: string) => Promise<readonly VocabularyWord[]>
}

/** Sends for what later questions will want: nothing waits for it, and what does not arrive is not missing. */
export interface Ahead extends Vocabularies {
  /** All terms that begin with this, if at most `most` files hold them. */
  readonly terms: (prefix: string, most: number) => void
  readonly rows: (documents: readonly number[]) => void
  /** The rows that are in one file. From then on `show` waits for them. */
  readonly manyRows: () => void
}

export interface Index extends Vocabularies {
  readonly documents: number
  readonly kindOf: (document: number) => { readonly kind: SearchKind; readonly topic: Topic | null }
  readonly term: (term: string) => Promise<Term | null>
  /** Terms that begin with this, a filter's only where this is one's: those of the first few files, the most frequent first. */
  readonly completions: (prefix: string, most: { readonly files: number; readonly terms?: number }) => Promise<readonly Term[]>
  /** The common terms, which are known without fetching. */
  readonly commonWords: readonly VocabularyWord[]
  /** Number of a common term, from 0. */
  readonly commonNumber: (term: string) => number | undefined
  /** Whether looking up the one brings the other along. */
  readonly isNear: (term: string, other: string) => boolean
  /** All terms fit in a few files. */
  readonly isSmall: boolean
  /** So many documents that what is fetched ahead has to be chosen, and a question may cost more. */
  readonly isLarge: boolean
  /** A common term with the blocks that hold these documents; all others as they are. */
  readonly block: (common: number, block: number) => Promise<Postings>
  /** Words that end so. */
  readonly ending: (ending: string) => Promise<readonly VocabularyWord[]>
  readonly ahead: Ahead
  readonly show: (documents: readonly number[]) => Promise<readonly (Shown | null)[]>
  readonly text: (document: number) => Promise<readonly Line[]>
  /** How often a file was wanted and did not arrive. */
  readonly missing: () => number
}

const decoder = new TextDecoder()
const list = (text: string): readonly string[] => (text === '' ? [] : text.split(' '))

export function readIndex(manifest: Manifest, load: LoadFile): Index {
  const termFirsts = list(manifest.terms)
  const wordFirsts = list(manifest.vocabulary)
  const turnedFirsts = list(manifest.turned)
  const backwardFirsts = list(manifest.backwards)
  const common = new Map(list(manifest.common).map((term, index) => [term, index]))
  const commonTerms = [...common.keys()]
  const ofDocument = manifest.ranges.flatMap((range) => Array.from({ length: range.count }, () => range))
  const documents = ofDocument.length
  const store = fileStore(load)
  const { get, getAhead } = store

  function kindOf(document: number): { readonly kind: SearchKind; readonly topic: Topic | null } {
    const range = ofDocument[document]
    if (!range) throw new Error(`There is no document ${document}.`)
    return range
  }
  const rows = rowReader(manifest, documents, kindOf, store)

  const decoded = new Map<string, Term>()
  function readHead(from: ByteReader, term: string, index: number): Term {
    const count = from.number()
    const postings = readPostings(from, false)
    let first = 0
    const blocks = Array.from({ length: from.number() }, () => {
      first += from.number()
      return first
    })
    rows.bring(from)
    return { term, count, postings, common: index, blocks }
  }
  function readRare(from: ByteReader, term: string): Term {
    const postings = readPostings(from, true)
    rows.bring(from)
    return { term, count: postings.documents.length, postings }
  }
  function termIn(file: TermFile, term: string): Term | null {
    const known = decoded.get(term)
    if (known) return known
    const place = file.get(term)
    if (!place) return null
    const from = byteReader(place.bytes, place.at)
    const index = common.get(term)
    const made = index === undefined ? readRare(from, term) : readHead(from, term, index)
    decoded.set(term, made)
    return made
  }

  const termFile = (index: number, read = get) => read(`t${index}`, readTerms, new Map() as TermFile)

  const term = async (word: string): Promise<Term | null> =>
    termFirsts.length === 0 ? null : termIn(await termFile(fileOf(termFirsts, word)), word)

  const filesOf = (firsts: readonly string[], prefix: string): readonly number[] => {
    const first = fileOf(firsts, prefix)
    return Array.from({ length: fileOf(firsts, `${prefix}\uffff`) - first + 1 }, (_, step) => first + step)
  }

  async function completions(prefix: string, most: { readonly files: number; readonly terms?: number }): Promise<readonly Term[]> {
    const files = await Promise.all(
      filesOf(termFirsts, prefix)
        .slice(0, most.files)
        .map((index) => termFile(index)),
    )
    return files
      .flatMap((file) =>
        [...file].flatMap(([word, { at, bytes }]) =>
          word.startsWith(prefix) && word.includes(':') === prefix.includes(':')
            ? [{ file, word, count: byteReader(bytes, at).number() }]
            : [],
        ),
      )
      .sort((a, b) => b.count - a.count)
      .slice(0, most.terms)
      .map(({ file, word }) => termIn(file, word) as Term)
  }

  async function words(prefix: string, name: 'v' | 'w' | 'e', firsts: readonly string[], read = get): Promise<readonly VocabularyWord[]> {
    if (firsts.length === 0) return []
    const found = await Promise.all(filesOf(firsts, prefix).map((index) => read(`${name}${index}`, readWords, [])))
    return found.flat().filter(({ word }) => word.startsWith(prefix))
  }

  const vocabularies = (read: Read): Vocabularies => ({
    vocabulary: (prefix) => words(prefix, 'v', wordFirsts, read),
    turned: async (prefix) => (await words(prefix, 'w', turnedFirsts, read)).map(({ word, weight }) => ({ word: turnBack(word), weight })),
  })

  return {
    documents,
    kindOf,
    term,
    completions,
    commonWords: commonTerms.map((word) => ({ word, weight: 15 })),
    commonNumber: (word) => common.get(word),
    isNear: (one, other) => fileOf(termFirsts, one) === fileOf(termFirsts, other),
    isSmall: termFirsts.length <= 24,
    isLarge: documents > 5000,
    block: (index, block) => get(`c${index}-${block}`, (bytes) => readPostings(byteReader(bytes), true), noPostings),
    ...vocabularies(get),
    ending: async (ending) =>
      (await words(backwards(ending), 'e', backwardFirsts)).map(({ word, weight }) => ({ word: backwards(word), weight })),
    show: rows.show,
    ahead: {
      ...vocabularies(getAhead),
      terms: (prefix, most) => {
        const files = filesOf(termFirsts, prefix)
        if (files.length <= most) for (const index of files) void termFile(index, getAhead)
      },
      rows: rows.ahead,
      manyRows: rows.many,
    },
    text: (document) =>
      get(
        `n${document}`,
        (bytes) =>
          (JSON.parse(decoder.decode(bytes)) as readonly (string | readonly [string, string])[]).map((line) =>
            typeof line === 'string' ? { text: line } : { text: line[0], heading: line[1] },
          ),
        [],
      ),
    missing: store.missing,
  }
}

/** A common term's postings once some of its blocks are there: they take the place of the head for the documents they cover. */
export const withBlocks = (term: Term, loaded: readonly Postings[]): Term =>
  loaded.length === 0 ? term : { ...term, postings: joinPostings([...loaded, term.postings]) }
