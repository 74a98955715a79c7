/**
 * Files of sorted words with front coding: of each word the number of letters that it shares with the one before, the rest of it, and what
 * the caller writes for it (its *payload*). The first word of a file is whole.
 */
import { sharedPrefixLength } from '../text/prefix.ts'
import { type ByteWriter, byteWriter } from './varint.ts'

export type AddFile = (name: string, bytes: Uint8Array) => void

/** How sorted words are divided into files. */
export interface Division {
  readonly name: (file: number) => string
  /** Bytes of a file before compression, about. */
  readonly size: number
  /** Words that share this many first letters are looked up together, and share a file where they can … */
  readonly prefixLength: number
  /** … even when it grows beyond its size, up to this many bytes. */
  readonly maxSize: number
}

/** The shortest beginning of `word` that sorts after the word `before`. */
const separatingPrefix = (word: string, before: string): string => word.slice(0, sharedPrefixLength(before, word) + 1)

function writeWord(to: ByteWriter, word: string, before: string): void {
  const shared = sharedPrefixLength(before, word)
  to.varint(shared)
  to.text(word.slice(shared))
}

/** A word, and what its payload is made of. */
export interface SortedWord<T> {
  readonly word: string
  readonly of: T
}

/** Adds the files, and returns for each the shortest text that sorts after all words of the file before and not after its own. */
export function addSortedFiles<T>(
  words: readonly SortedWord<T>[],
  { name, size, prefixLength, maxSize }: Division,
  add: AddFile,
  writePayload: (to: ByteWriter, of: T) => void,
): readonly string[] {
  const firsts: string[] = []
  const file = byteWriter()
  let last = ''
  const close = () => {
    if (file.length() > 0) add(name(firsts.length - 1), file.view().slice())
    file.clear()
  }
  const append = ({ word, payload }: WrittenWord) => {
    if (file.length() === 0) firsts.push(separatingPrefix(word, last))
    writeWord(file, word, file.length() === 0 ? '' : last)
    file.bytes(payload)
    last = word
  }
  for (const { written, bytes, afterFirst } of groupsOf(words, prefixLength, writePayload)) {
    if (file.length() > 0 && file.length() + bytes.length > size) close()
    const [first, ...others] = written as [WrittenWord, ...WrittenWord[]]
    append(first)
    if (bytes.length <= maxSize) {
      file.bytes(bytes.subarray(afterFirst))
      last = written.at(-1)?.word ?? first.word
    } else
      for (const one of others) {
        if (file.length() > size) close()
        append(one)
      }
  }
  close()
  return firsts
}

interface WrittenWord {
  readonly word: string
  readonly payload: Uint8Array
}

/** Words of one prefix, written one after the other as they stand in one file; `afterFirst` is where the second begins. Valid until the next. */
interface Group {
  readonly written: readonly WrittenWord[]
  readonly bytes: Uint8Array
  readonly afterFirst: number
}

function* groupsOf<T>(
  words: readonly SortedWord<T>[],
  prefixLength: number,
  writePayload: (to: ByteWriter, of: T) => void,
): Generator<Group> {
  const group = byteWriter()
  for (let from = 0; from < words.length; ) {
    const prefix = (words[from] as SortedWord<T>).word.slice(0, prefixLength)
    const ends: { word: string; start: number; end: number }[] = []
    group.clear()
    for (let before = ''; words[from + ends.length]?.word.slice(0, prefixLength) === prefix; before = ends.at(-1)?.word ?? '') {
      const { word, of } = words[from + ends.length] as SortedWord<T>
      writeWord(group, word, before)
      const start = group.length()
      writePayload(group, of)
      ends.push({ word, start, end: group.length() })
    }
    const written = ends.map(({ word, start, end }) => ({ word, payload: group.view(start, end) }))
    yield { written, bytes: group.view(), afterFirst: ends[0]?.end ?? 0 }
    from += ends.length
  }
}
