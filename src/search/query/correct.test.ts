/** Protects that a mistyped word is found whichever of its letters are wrong, by the few words that lie in the same files. */
import { describe, expect, it } from 'vitest'
import { reverse, rotate } from '../index/manifest.ts'
import { areForms, type CorrectionOptions, corrections, maxErrorsFor } from './correct.ts'

const vocabulary = ['lithography', 'lattice', 'halved', 'having', 'training', 'quartz'].map((word) => ({ word, weight: 3 }))
const withKey = (key: (word: string) => string) => async (prefix: string) => vocabulary.filter(({ word }) => key(word).startsWith(prefix))
const index = {
  vocabulary: withKey((word) => word),
  rotated: withKey(rotate),
  endingWith: async (ending: string) => vocabulary.filter(({ word }) => reverse(word).startsWith(reverse(ending))),
  commonWords: [],
}
const first = async (typed: string, options?: CorrectionOptions) => (await corrections(index, typed, options))[0]

describe('A mistyped word is corrected', () => {
  for (const [what, typed] of [
    ['a wrong letter later on', 'lithogrophy'],
    ['a wrong first letter', 'kithography'],
    ['a wrong second letter', 'lathography'],
    ['the first two exchanged', 'ilthography'],
    ['the first missing', 'ithography'],
    ['one too many before the first', 'xlithography'],
    ['the second missing', 'lthography'],
  ] as const)
    it(`with ${what}`, async () => expect(await first(typed)).toMatchObject({ word: 'lithography', errors: 1 }))

  it('with two errors in its first letters by its ending only', async () => {
    expect(await first('kxthography')).toMatchObject({ word: 'lithography', errors: 2 })
    expect(await first('lxtkography')).toBeUndefined()
    expect(await first('lxtkography', { byEnding: true })).toMatchObject({ word: 'lithography', errors: 2 })
  })

  it('as a prefix while it is typed', async () => {
    expect(await first('lithogro')).toBeUndefined()
    expect(await first('lithogro', { isPrefix: true })).toMatchObject({ word: 'lithography', errors: 1 })
  })

  it('to another form of it before anything else', async () => expect(await first('halving')).toMatchObject({ word: 'halved', errors: 0 }))

  it('never when it has a digit or is very short', async () => {
    expect(await first('h100')).toBeUndefined()
    expect(await first('li')).toBeUndefined()
  })
})

describe('Two words', () => {
  it('are forms of one when they differ by a known ending after four shared letters', () => {
    expect(areForms('quantize', 'quantization')).toBe(true)
    expect(areForms('halving', 'having')).toBe(false)
    expect(areForms('use', 'used')).toBe(false)
  })
})

describe('A word may have', () => {
  for (const [length, errors] of [
    [2, 0],
    [3, 1],
    [5, 1],
    [6, 2],
    [10, 2],
    [11, 3],
  ] as const)
    it(`${errors} typing errors with ${length} letters`, () => expect(maxErrorsFor(length)).toBe(errors))
})
