/** Protects the distance that near misses and typing errors are measured with. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { countBits, editDistance, letterSet } from './edit-distance.ts'

describe('The edit distance', () => {
  for (const [typed, word, edits] of [
    ['optmal', 'optimal', 1],
    ['chinchila', 'chinchilla', 1],
    ['tarining', 'training', 1],
    ['xraining', 'training', 1],
    ['raining', 'training', 1],
    ['trianinh', 'training', 2],
    ['kitten', 'sitting', 3],
    ['same', 'same', 0],
  ] as const)
    it(`between ${typed} and ${word} is ${edits}`, () => expect(editDistance(typed, word, 3)).toBe(edits))

  it('is not counted beyond the limit', () => expect(editDistance('kitten', 'sitting', 1)).toBe(2))

  it('to a prefix does not count what is not typed yet', () => {
    expect(editDistance('optm', 'optimal', 1, true)).toBe(1)
    expect(editDistance('optm', 'optimal', 1)).toBe(2)
  })

  it('holds for words of any length', () => {
    const long = 'abcdefghij'.repeat(20)
    expect(editDistance(`${long.slice(0, 100)}x${long.slice(100)}`, long, 3)).toBe(1)
    expect(editDistance(`${long}xyz`, long, 2)).toBe(3)
  })

  it('is the same from either side, and zero only between equals', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        const edits = editDistance(a, b, 9)
        expect(edits).toBe(editDistance(b, a, 9))
        expect(edits === 0).toBe(a === b)
        expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })

  it('is at least half of the letters that only one of the words has, by which far words are skipped', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(countBits(letterSet(a) ^ letterSet(b))).toBeLessThanOrEqual(2 * editDistance(a, b, 9))
      }),
    )
  })
})
