/** The files of the index: loaded when they are wanted, decoded and kept. Also decodes files of sorted words: terms and vocabularies. */
import { byteReader } from '../index/varint.ts'

/** Loads a file of the index by its name, decompressed. Rejects when that fails. */
export type LoadFile = (name: string) => Promise<Uint8Array>
/** Resolves to a decoded file, or to `fallback` when it cannot be loaded; then the next call loads it anew. */
export type ReadFile = <T>(name: string, decode: (bytes: Uint8Array) => T, fallback: T) => Promise<T>

export interface FileStore {
  /** Reads a file that the present query needs. A failure counts as missing. */
  readonly read: ReadFile
  /** Reads a file that a later query may need. A failure does not count. */
  readonly prefetch: ReadFile
  /** How often a needed file could not be loaded. */
  readonly missing: () => number
}

export function fileStore(load: LoadFile): FileStore {
  const cache = new Map<string, Promise<unknown>>()
  let missing = 0
  function file<T>(name: string, decode: (bytes: Uint8Array) => T): Promise<T> {
    const cached = cache.get(name) as Promise<T> | undefined
    if (cached) return cached
    const promise = load(name).then(decode)
    cache.set(name, promise)
    promise.catch(() => cache.delete(name))
    return promise
  }
  return {
    read: (name, decode, fallback) =>
      file(name, decode).catch(() => {
        missing += 1
        return fallback
      }),
    prefetch: (name, decode, fallback) => file(name, decode).catch(() => fallback),
    missing: () => missing,
  }
}

export interface VocabularyWord {
  readonly word: string
  /** About log₂ of the number of documents that hold it. */
  readonly weight: number
}

/** Where in the file the postings of each term begin. */
export type TermFile = ReadonlyMap<string, { readonly offset: number; readonly bytes: Uint8Array }>

/** Decodes a file of terms; their postings are decoded when a term is looked up. */
export function decodeTerms(bytes: Uint8Array): TermFile {
  const terms = new Map<string, { offset: number; bytes: Uint8Array }>()
  const from = byteReader(bytes)
  let word = ''
  while (!from.atEnd()) {
    const shared = from.varint()
    word = word.slice(0, shared) + from.text()
    const length = from.varint()
    terms.set(word, { offset: from.offset(), bytes })
    from.skip(length)
  }
  return terms
}

/** Decodes a file of one of the vocabularies. */
export function decodeVocabulary(bytes: Uint8Array): readonly VocabularyWord[] {
  const words: VocabularyWord[] = []
  const from = byteReader(bytes)
  let word = ''
  while (!from.atEnd()) {
    const shared = from.varint()
    word = word.slice(0, shared) + from.text()
    words.push({ word, weight: from.varint() })
  }
  return words
}
