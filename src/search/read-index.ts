/**
 * The index as a searcher uses it: files are fetched when they are needed, decoded and kept. A file that does not arrive is asked for
 * again once, then counted in `missing`, and what depends on it is left out; the next question asks anew.
 */

import type { Topic } from '../records/note.ts'
import { byteReader } from './bytes.ts'
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
  /** Terms that begin with this, among those of at most `most` files and the common ones; the most frequent first. */
  readonly completions: (prefix: string, most: number) => Promise<readonly Term[]>
  /** The common terms, which are known without fetching. */
  readonly commonWords: readonly VocabularyWord[]
  /** Number of a common term, from 0. */
  readonly commonNumber: (term: string) => number | undefined
  /** Whether looking up the one brings the other along. */
  readonly isNear: (term: string, other: string) => boolean
  /** All terms fit in a few files. */
  readonly isSmall: boolean
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
  const documents = manifest.ranges.reduce((sum, { count }) => sum + count, 0)
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
  /** Rows of all notes, calculators and claims, once they were sent for. */
  let together: Promise<readonly ListRow[]> | undefined
  function termIn(file: TermFile, term: string): Term | null {
    const known = decoded.get(term)
    if (known) return known
    const place = file.get(term)
    if (!place) return null
    const from = byteReader(place.bytes, place.at)
    const postings = readPostings(from, true)
    for (let left = from.number(); left > 0; left -= 1) {
      const document = from.number()
      const [title, id] = [from.text(), from.text()]
      titled.set(document, [title, id])
    }
    const made = { term, count: postings.documents.length, postings }
    decoded.set(term, made)
    return made
  }

  const termFile = (index: number) => get(`t${index}`, readTerms, new Map() as TermFile)

  const commonTerm = (term: string, index: number): Promise<Term | null> =>
    get(
      `c${index}`,
      (bytes): Term => {
        const from = byteReader(bytes)
        const count = from.number()
        const postings = readPostings(from, false)
        let first = 0
        const blocks = Array.from({ length: from.number() }, () => {
          first += from.number()
          return first
        })
        return { term, count, postings, common: index, blocks }
      },
      null,
    )

  async function term(word: string): Promise<Term | null> {
    const index = common.get(word)
    if (index !== undefined) return commonTerm(word, index)
    return termFirsts.length === 0 ? null : termIn(await termFile(fileOf(termFirsts, word)), word)
  }

  async function completions(prefix: string, most: number): Promise<readonly Term[]> {
    const first = fileOf(termFirsts, prefix)
    const last = fileOf(termFirsts, `${prefix}\uffff`)
    const [files, often] = await Promise.all([
      Promise.all(Array.from({ length: Math.min(most, last - first + 1) }, (_, step) => termFile(first + step))),
      Promise.all(
        commonTerms
          .flatMap((word, index) => (word.startsWith(prefix) ? [index] : []))
          .slice(0, 3)
          .map((index) => commonTerm(commonTerms[index] ?? '', index)),
      ),
    ])
    const rare = files.flatMap((file) =>
      [...file.keys()].filter((word) => word.startsWith(prefix)).map((word) => termIn(file, word) as Term),
    )
    return [...often.filter((one) => one !== null), ...rare].sort((a, b) => b.count - a.count)
  }

  async function words(prefix: string, file: 'v' | 'w' | 'e', firsts: readonly string[]): Promise<readonly VocabularyWord[]> {
    if (firsts.length === 0) return []
    const first = fileOf(firsts, prefix)
    const last = fileOf(firsts, `${prefix}\uffff`)
    const found = await Promise.all(Array.from({ length: last - first + 1 }, (_, step) => get(`${file}${first + step}`, readWords, [])))
    return found.flat().filter(({ word }) => word.startsWith(prefix))
  }

  function kindOf(document: number): { readonly kind: SearchKind; readonly topic: Topic | null } {
    let from = 0
    for (const range of manifest.ranges) {
      if (document < from + range.count) return range
      from += range.count
    }
    throw new Error(`There is no document ${document}.`)
  }

  const readRows = (bytes: Uint8Array) => JSON.parse(decoder.decode(bytes)) as readonly ListRow[]
  const rowsBeside = (document: number) => get(`d${Math.floor(document / manifest.titles)}`, readRows, [])

  async function show(some: readonly number[]): Promise<readonly (Shown | null)[]> {
    return Promise.all(
      some.map(async (document) => {
        const row = titled.get(document) ?? (await together)?.[document] ?? (await rowsBeside(document))[document % manifest.titles]
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
    commonWords: commonTerms.map((word) => ({ word, weight: 15 })),
    commonNumber: (word) => common.get(word),
    isNear: (one, other) => common.has(one) || fileOf(termFirsts, one) === fileOf(termFirsts, other),
    isSmall: termFirsts.length <= 24,
    block: (index, block) => get(`c${index}-${block}`, (bytes) => readPostings(byteReader(bytes), true), noPostings),
    vocabulary: (prefix) => words(prefix, 'v', wordFirsts),
    turned: async (prefix) => (await words(prefix, 'w', turnedFirsts)).map(({ word, weight }) => ({ word: turnBack(word), weight })),
    ending: async (ending) =>
      (await words(backwards(ending), 'e', backwardFirsts)).map(({ word, weight }) => ({ word: backwards(word), weight })),
    show,
    expectMany: () => {
      if (manifest.together > 0) together ??= get('a', readRows, [])
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
