/** Protects the qualities of matches: the nearer a term is to what was typed, the more it counts. */
import { describe, expect, it } from 'vitest'
import { nodeEffects, searchIn } from '../../../tests/support/notebook-search.ts'
import { buildIndex } from '../index/build-index.ts'
import type { Entry } from '../index/records.ts'
import { correctionQuality } from './match.ts'

describe('The quality of a correction', () => {
  // The table at the head of match.ts.
  for (const [errors, quality] of [
    [0, 0.85],
    [1, 0.75],
    [2, 0.5],
    [3, 0.35],
  ] as const)
    it(`is ${quality} with ${errors} typing errors`, () =>
      expect(correctionQuality({ word: 'training', errors }, 'tranxing')).toBe(quality))

  it('is 3 % less when the first letter differs', () =>
    expect(correctionQuality({ word: 'training', errors: 1 }, 'xraining')).toBeCloseTo(0.7275, 10))

  it('is nothing beyond three errors', () => expect(correctionQuality({ word: 'training', errors: 4 }, 'tttttttt')).toBe(0))
})

describe('Corrections of one word', () => {
  const note = (id: string, body: string): Entry => ({
    kind: 'note',
    id,
    title: `Note ${id}`,
    url: `/notes/${id}/`,
    names: [],
    text: '',
    cites: [],
    claims: [],
    headings: [],
    body,
  })
  const far = Array.from({ length: 40 }, () => 'filler').join(' ')
  const search = searchIn(
    buildIndex(
      [
        note('three', `thermodynxyzcs ${far} alpha`),
        note('one', `thermodynamicz ${far} alpha`),
        ...Array.from({ length: 20 }, (_, index) => note(`filler-${index}`, 'Other words.')),
      ],
      nodeEffects,
    ),
  )

  it('rank the document with one typing error before the one with three', async () => {
    // No document holds the two words near each other, so corrections of every number of errors compete.
    const { results } = await search.find('thermodynamics alpha ')
    expect(results.map(({ id }) => id)).toEqual(['one', 'three'])
  })
})
