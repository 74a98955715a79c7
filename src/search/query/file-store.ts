/**
 * Files of the index: fetched when they are wanted, decoded and kept. Those of sorted words are terms, whose postings are read when they
 * are wanted, and the words of a vocabulary.
 */
import { byteReader } from '../index/varint.ts'

/** A file of the index by its name, unpacked. Rejects when it cannot be had. */
export type LoadFile = (name: string) => Promise<Uint8Array>
/** A decoded file; the fallback when it cannot be had, and then it is asked for anew the next time. */
export type Read = <T>(name: string, decode: (bytes: Uint8Array) => T, otherwise: T) => Promise<T>

export interface FileStore {
  /** For a question: what it does not get is missing in its answer. */
  readonly get: Read
  /** For a later question: nothing is missing without it yet. */
  readonly getAhead: Read
  /** How often a file was wanted and did not arrive. */
  readonly missing: () => number
}

export function fileStore(load: LoadFile): FileStore {
  const kept = new Map<string, Promise<unknown>>()
  let missed = 0
  function file<T>(name: string, decode: (bytes: Uint8Array) => T): Promise<T> {
    const known = kept.get(name) as Promise<T> | undefined
    if (known) return known
    const promise = load(name).then(decode)
    kept.set(name, promise)
    promise.catch(() => kept.delete(name))
    return promise
  }
  return {
    get: (name, decode, otherwise) =>
      file(name, decode).catch(() => {
        missed += 1
        return otherwise
      }),
    getAhead: (name, decode, otherwise) => file(name, decode).catch(() => otherwise),
    missing: () => missed,
  }
}

export interface VocabularyWord {
  readonly word: string
  /** About log₂ of the number of documents. */
  readonly weight: number
}

export type TermFile = ReadonlyMap<string, { readonly at: number; readonly bytes: Uint8Array }>

export function readTerms(bytes: Uint8Array): TermFile {
  const terms = new Map<string, { at: number; bytes: Uint8Array }>()
  const from = byteReader(bytes)
  let before = ''
  while (!from.done()) {
    const shared = from.number()
    before = before.slice(0, shared) + from.text()
    const length = from.number()
    terms.set(before, { at: from.at(), bytes })
    from.skip(length)
  }
  return terms
}

export function readWords(bytes: Uint8Array): readonly VocabularyWord[] {
  const words: VocabularyWord[] = []
  const from = byteReader(bytes)
  let before = ''
  while (!from.done()) {
    const shared = from.number()
    before = before.slice(0, shared) + from.text()
    words.push({ word: before, weight: from.number() })
  }
  return words
}
