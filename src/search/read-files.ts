/** Files of sorted words, decoded: terms, whose postings are read when they are wanted, and the words of a vocabulary. */
import { byteReader } from './bytes.ts'

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
