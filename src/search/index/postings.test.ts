/** Protects the bytes of the index: whatever is written is read back, by varint, postings and files of sorted words. */

import { describe, expect, it } from 'vitest'
import fc from '../../../tests/support/fast-check.ts'
import { decodeVocabulary } from '../query/file-store.ts'
import { fileIndexOf } from './manifest.ts'
import {
  addPosting,
  emptyPostings,
  type Field,
  field,
  mergePostings,
  type Postings,
  readPostings,
  slicePostings,
  writePostings,
} from './postings.ts'
import { addSortedFiles } from './sorted-files.ts'
import { byteReader, byteWriter } from './varint.ts'

describe('Bytes', () => {
  it('are seven bits of a number each, low bits first', () => {
    const writer = byteWriter()
    // 300 = 2 × 128 + 44: 44 with the mark that more follows, then 2.
    writer.varint(300)
    expect([...writer.view()]).toEqual([44 + 128, 2])
  })

  it('give numbers and texts back', () => {
    const value = fc.oneof(fc.nat(0xffffffff), fc.string({ unit: 'grapheme', maxLength: 200 }))
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const writer = byteWriter()
        for (const one of values) typeof one === 'number' ? writer.varint(one) : writer.text(one)
        const reader = byteReader(writer.view().slice())
        expect(values.map((one) => (typeof one === 'number' ? reader.varint() : reader.text()))).toEqual(values)
        expect(reader.atEnd()).toBe(true)
      }),
    )
  })

  it('of a file that was cut off are an error, not a number', () => {
    expect(() => byteReader(new Uint8Array([200])).varint()).toThrow('cut off')
    expect(() => byteReader(new Uint8Array([3, 65])).text()).toThrow('cut off')
  })
})

const postingsOf = (occurrences: readonly (readonly [document: number, where: Field, position: number, words: number])[]): Postings => {
  const postings = emptyPostings()
  for (const one of occurrences) addPosting(postings, ...one)
  return postings
}
const some = postingsOf([
  [2, field.title, 0, 3],
  [2, field.body, 20, 0],
  [5, field.body, 4, 0],
  [5, field.body, 4, 0],
  [9, field.name, 1, 6],
  [9, field.name, 30, 2],
])

describe('Postings', () => {
  it('have the best field of each document, the length of its title or shortest name, and each position once', () => {
    expect(some).toMatchObject({
      documents: [2, 5, 9],
      bestFields: [field.title, field.body, field.name],
      nameLengths: [3, 0, 2],
      starts: [0, 2, 3, 5],
      positions: [0, 20, 4, 1, 30],
    })
  })

  it('are read back as they were written, with neighbours and without', () => {
    for (const neighbours of [some.neighbours, { before: [1, 0, 2, 0, 0], after: [0, 0, 300, 0, 1] }]) {
      const writer = byteWriter()
      writePostings(writer, { ...some, neighbours })
      expect(readPostings(byteReader(writer.view().slice()), neighbours.before.length > 0)).toEqual({ ...some, neighbours })
    }
  })

  it('cut into parts and merged are the same', () => {
    const [low, high] = [slicePostings(some, (index) => index < 1), slicePostings(some, (index) => index >= 1)]
    const { neighbours: _, ...merged } = mergePostings([high, low])
    expect(some).toMatchObject(merged)
  })
})

describe('Files of sorted words', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1, maxLength: 6 })

  it('have each word in the file in which it is looked up, with what was written for it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 80 }),
        (words, size, maxSize) => {
          const files = new Map<string, Uint8Array>()
          const firsts = addSortedFiles(
            words.toSorted().map((one) => ({ word: one, of: one.length })),
            { name: (file) => `f${file}`, size, prefixLength: 2, maxSize },
            (name, bytes) => files.set(name, bytes),
            (to, length) => to.varint(length),
          )
          expect(firsts).toHaveLength(files.size)
          for (const one of words) {
            const found = decodeVocabulary(files.get(`f${fileIndexOf(firsts, one)}`) as Uint8Array)
            expect(found).toContainEqual({ word: one, weight: one.length })
          }
        },
      ),
    )
  })
})
