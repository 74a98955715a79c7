/**
 * The index as a searcher uses it: files are fetched when they are needed, decoded and kept. A file that does not arrive is asked for
 * again once, then counted in `missing`, and what depends on it is left out; the next question asks anew.
 */

import type { Topic } from '../records/note.ts'
import { type ByteReader, byteReader } from './bytes.ts'
import { backwards, fileOf, type ListRow, type Manifest, turnBack, unpackRow } from './manifest.ts'
import { joinPostings, noPostings, type Postings, readPostings } from './postings.ts'
import { readTerms, readWords, type TermFile, type VocabularyWord } from './read-files.ts'
import type { SearchKind } from './records.ts'

/** A file of the index by its name, unpacked. Rejects when it cannot be had. */
export type LoadFile = (name: string) => Promise<Uint8Array>

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

export interface Shown {
  readonly kind: SearchKind
  readonly topic: Topic | null
  readonly id: string
  readonly title: string
  readonly url: string
  /** A line that says what it is; empty for notes, whose passage comes from their text. */
  readonly text: string
}

/** A line of a note's text; a heading has its anchor. */
export interface Line {
  readonly text: string
  readonly heading?: string
}

export interface Index {
  readonly documents: number
  readonly kindOf: (document: number) => { readonly kind: SearchKind; readonly topic: Topic | null }
  readonly term: (term: string) => Promise<Term | null>
  /** Terms that begin with this, a filter's only where this is one's: those of the first few files, the most frequent first. */
  readonly completions: (prefix: string, most: { readonly files: number; readonly terms?: number }) => Promise<readonly Term[]>
  /** Has all terms that begin with this at hand if at most `most` files hold them; nothing waits for them. */
  readonly expectTerms: (prefix: string, most: number) => void
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
  readonly vocabulary: (prefix: string) => Promise<readonly VocabularyWord[]>
  readonly turned: (prefix: string) => Promise<readonly VocabularyWord[]>
  /** Words that end so. */
  readonly ending: (ending: string) => Promise<readonly VocabularyWord[]>
  /** Many questions will follow, each a letter longer: has the rows of a small notebook at hand. Nothing waits for it but `show`. */
  readonly expectMany: () => void
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
  const kept = new Map<string, Promise<unknown>>()
  let missed = 0

  /** A decoded file, or the fallback when it cannot be had. */
  async function get<T>(name: string, decode: (bytes: Uint8Array) => T, otherwise: T): Promise<T> {
    const known = kept.get(name) as Promise<T> | undefined
    const promise = known ?? load(name).then(decode)
    if (!known) {
      kept.set(name, promise)
      promise.catch(() => kept.delete(name))
    }
    try {
      return await promise
    } catch {
      missed += 1
      return otherwise
    }
  }

  const decoded = new Map<string, Term>()
  /** Rows of notes that came with a term of their title. */
  const titled = new Map<number, ListRow>()
  /** Rows that are in one file, once they were sent for. */
  let together: Promise<ReadonlyMap<number, ListRow>> | undefined

  function readTitled(from: ByteReader): void {
    for (let left = from.number(); left > 0; left -= 1) {
      const document = from.number()
      const [title, id] = [from.text(), from.text()]
      titled.set(document, [title, id])
    }
  }
  function readHead(from: ByteReader, term: string, index: number): Term {
    const count = from.number()
    const postings = readPostings(from, false)
    let first = 0
    const blocks = Array.from({ length: from.number() }, () => {
      first += from.number()
      return first
    })
    readTitled(from)
    return { term, count, postings, common: index, blocks }
  }
  function readRare(from: ByteReader, term: string): Term {
    const postings = readPostings(from, true)
    readTitled(from)
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

  const termFile = (index: number) => get(`t${index}`, readTerms, new Map() as TermFile)

  const term = async (word: string): Promise<Term | null> =>
    termFirsts.length === 0 ? null : termIn(await termFile(fileOf(termFirsts, word)), word)

  const filesOf = (firsts: readonly string[], prefix: string): readonly number[] => {
    const first = fileOf(firsts, prefix)
    return Array.from({ length: fileOf(firsts, `${prefix}\uffff`) - first + 1 }, (_, step) => first + step)
  }

  function expectTerms(prefix: string, most: number): void {
    const files = filesOf(termFirsts, prefix)
    if (files.length <= most) for (const file of files) void termFile(file)
  }

  async function completions(prefix: string, most: { readonly files: number; readonly terms?: number }): Promise<readonly Term[]> {
    const files = await Promise.all(filesOf(termFirsts, prefix).slice(0, most.files).map(termFile))
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

  async function words(prefix: string, file: 'v' | 'w' | 'e', firsts: readonly string[]): Promise<readonly VocabularyWord[]> {
    if (firsts.length === 0) return []
    const found = await Promise.all(filesOf(firsts, prefix).map((index) => get(`${file}${index}`, readWords, [])))
    return found.flat().filter(({ word }) => word.startsWith(prefix))
  }

  function kindOf(document: number): { readonly kind: SearchKind; readonly topic: Topic | null } {
    const range = ofDocument[document]
    if (!range) throw new Error(`There is no document ${document}.`)
    return range
  }

  const readRows = (bytes: Uint8Array) => JSON.parse(decoder.decode(bytes)) as readonly ListRow[]
  const readTogether = (bytes: Uint8Array): ReadonlyMap<number, ListRow> => {
    const rows = readRows(bytes)
    const kinds = new Set(manifest.together)
    const those = Array.from({ length: documents }, (_, document) => document).filter((document) => kinds.has(kindOf(document).kind))
    return new Map(those.map((document, at) => [document, rows[at] as ListRow]))
  }
  const rowsBeside = (document: number) => get(`d${Math.floor(document / manifest.titles)}`, readRows, [])

  async function show(some: readonly number[]): Promise<readonly (Shown | null)[]> {
    return Promise.all(
      some.map(async (document) => {
        const row = titled.get(document) ?? (await together)?.get(document) ?? (await rowsBeside(document))[document % manifest.titles]
        const of = kindOf(document)
        return row ? { ...of, ...unpackRow(of.kind, row) } : null
      }),
    )
  }

  return {
    documents,
    kindOf,
    term,
    completions,
    expectTerms,
    commonWords: commonTerms.map((word) => ({ word, weight: 15 })),
    commonNumber: (word) => common.get(word),
    isNear: (one, other) => fileOf(termFirsts, one) === fileOf(termFirsts, other),
    isSmall: termFirsts.length <= 24,
    isLarge: documents > 5000,
    block: (index, block) => get(`c${index}-${block}`, (bytes) => readPostings(byteReader(bytes), true), noPostings),
    vocabulary: (prefix) => words(prefix, 'v', wordFirsts),
    turned: async (prefix) => (await words(prefix, 'w', turnedFirsts)).map(({ word, weight }) => ({ word: turnBack(word), weight })),
    ending: async (ending) =>
      (await words(backwards(ending), 'e', backwardFirsts)).map(({ word, weight }) => ({ word: backwards(word), weight })),
    show,
    expectMany: () => {
      together ??= get('a', readTogether, new Map())
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
    missing: () => missed,
  }
}

/** A common term's postings once some of its blocks are there: they take the place of the head for the documents they cover. */
export const withBlocks = (term: Term, loaded: readonly Postings[]): Term =>
  loaded.length === 0 ? term : { ...term, postings: joinPostings([...loaded, term.postings]) }
