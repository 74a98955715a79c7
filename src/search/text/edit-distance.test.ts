/** Protects the counting of typing errors. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsIn, lettersOf, typingErrors } from './edit-distance.ts'

describe('Typing errors', () => {
  for (const [typed, word, errors] of [
    ['optmal', 'optimal', 1],
    ['chinchila', 'chinchilla', 1],
    ['tarining', 'training', 1],
    ['xraining', 'training', 1],
    ['raining', 'training', 1],
    ['trianinh', 'training', 2],
    ['kitten', 'sitting', 3],
    ['same', 'same', 0],
  ] as const)
    it(`between ${typed} and ${word} are ${errors}`, () => expect(typingErrors(typed, word, 3)).toBe(errors))

  it('beyond what is asked for are not counted further', () => expect(typingErrors('kitten', 'sitting', 1)).toBe(2))

  it('of a beginning do not count what is not typed yet', () => {
    expect(typingErrors('optm', 'optimal', 1, true)).toBe(1)
    expect(typingErrors('optm', 'optimal', 1)).toBe(2)
  })

  it('are as many from either side, and none only between equals', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        const errors = typingErrors(a, b, 9)
        expect(errors).toBe(typingErrors(b, a, 9))
        expect(errors === 0).toBe(a === b)
        expect(errors).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })

  it('change at most two letters each, by which far words are passed over', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(bitsIn(lettersOf(a) ^ lettersOf(b))).toBeLessThanOrEqual(2 * typingErrors(a, b, 9))
      }),
    )
  })
})
