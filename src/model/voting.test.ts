/** Protects the vote: against counts by hand, against every outcome written out, and against what a vote cannot do. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { voteAccuracy } from './voting.ts'

/** All ways in which `samples` votes fall on the right answer (0) and the distractors, written out. */
const enumerated = (accuracy: number, samples: number, distractors: number): number => {
  const walk = (left: number, votes: readonly number[], chance: number): number => {
    if (left === 0) {
      const most = Math.max(...votes)
      return votes[0] === most ? chance / votes.filter((count) => count === most).length : 0
    }
    return votes.reduce(
      (sum, _, i) =>
        sum +
        walk(
          left - 1,
          votes.map((count, j) => (i === j ? count + 1 : count)),
          chance * (i === 0 ? accuracy : (1 - accuracy) / distractors),
        ),
      0,
    )
  }
  return walk(samples, new Array<number>(distractors + 1).fill(0), 1)
}

describe('A majority vote', () => {
  it('between two answers is the binomial majority', () => {
    // Three votes at 0.6: 3·0.36·0.4 + 0.216 = 0.648. Five: 10·0.216·0.16 + 5·0.1296·0.4 + 0.07776 = 0.68256.
    expect(voteAccuracy(0.6, 3, 1)).toBeCloseTo(0.648, 12)
    expect(voteAccuracy(0.6, 5, 1)).toBeCloseTo(0.68256, 12)
  })

  it('of one sample is that sample', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 20 }), (accuracy, distractors) => {
        expect(voteAccuracy(accuracy, 1, distractors)).toBeCloseTo(accuracy, 12)
      }),
    )
  })

  it('counts ties and several wrong answers as writing out every outcome does', () => {
    for (const [accuracy, samples, distractors] of [
      [0.4, 4, 1],
      [0.4, 5, 2],
      [0.3, 6, 3],
      [0.25, 6, 4],
      [0.1, 5, 5],
    ] as const)
      expect(voteAccuracy(accuracy, samples, distractors)).toBeCloseTo(enumerated(accuracy, samples, distractors), 10)
  })

  it('leaves a guess among equals a guess', () => {
    // Four answers, all as likely: a quarter, by symmetry, however many votes.
    for (const samples of [2, 7, 40, 101]) expect(voteAccuracy(0.25, samples, 3)).toBeCloseTo(0.25, 9)
  })

  it('gains nothing from making an odd number of votes between two even', () => {
    expect(voteAccuracy(0.7, 8, 1)).toBeCloseTo(voteAccuracy(0.7, 7, 1), 12)
  })

  it('makes a likely answer surer and an unlikely one less likely', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.55, max: 0.95, noNaN: true }), fc.integer({ min: 1, max: 30 }), (accuracy, pairs) => {
        const [fewer, more] = [2 * pairs - 1, 2 * pairs + 1]
        expect(voteAccuracy(accuracy, more, 1)).toBeGreaterThanOrEqual(voteAccuracy(accuracy, fewer, 1) - 1e-12)
        expect(voteAccuracy(1 - accuracy, more, 1)).toBeCloseTo(1 - voteAccuracy(accuracy, more, 1), 10)
      }),
    )
  })

  it('is won more often when the errors are spread over more answers', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.integer({ min: 1, max: 9 }), (accuracy, distractors) => {
        expect(voteAccuracy(accuracy, 15, distractors + 1)).toBeGreaterThanOrEqual(voteAccuracy(accuracy, 15, distractors) - 1e-10)
      }),
    )
  })
})
