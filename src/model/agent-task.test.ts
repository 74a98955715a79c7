/** Protects the tokens of an agent task: the history that every turn resends, and how much of it a cache can answer. */
import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { cachedOfTurn, cachedOfTurns, contextOfTurn, inputOfTurns, taskTokens, turnsWithin } from './agent-task.ts'

const task = { system: 2000, perTurnIn: 800, perTurnOut: 250, turns: 3, agents: 1 }
const sum = (turns: number, of: (t: number) => number): number =>
  Array.from({ length: turns }, (_, i) => of(i + 1)).reduce((a, b) => a + b, 0)

describe('An agent task', () => {
  it('resends at each turn what came before', () => {
    // Turns read 2800, 3850, 4900: 11,550 in all; 3 × 250 = 750 written.
    expect([1, 2, 3].map((t) => contextOfTurn(task, t))).toEqual([2800, 3850, 4900])
    expect(taskTokens(task)).toEqual({ input: 11_550, output: 750, total: 12_300 })
  })

  it('is the sum of its turns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (turns) => {
        expect(inputOfTurns(task, turns)).toBeCloseTo(
          sum(turns, (t) => contextOfTurn(task, t)),
          3,
        )
      }),
    )
  })

  it('grows with the square of turns when they are many', () => {
    // Slope on log axes between 1,000 and 10,000 turns
    const slope = Math.log10(inputOfTurns(task, 10_000) / inputOfTurns(task, 1000))
    expect(slope).toBeGreaterThan(1.99)
    expect(slope).toBeLessThan(2)
  })
})

describe('The cache of an agent task', () => {
  it('holds nothing that was not sent before', () => {
    // Turn 1 reads 2800, of which the start, 2000, is known; turn 2 reads 3850, of which 2800; turn 3 4900, of which 3850.
    expect([1, 2, 3].map((t) => cachedOfTurn(task, 1, t))).toEqual([2000, 2800, 3850])
    // At 0.75 the share itself is the limit from turn 3 on: 0.75 × 4900 = 3675, below 3850; 0.75 × 3850 = 2887.5 is above 2800.
    expect([1, 2, 3].map((t) => cachedOfTurn(task, 0.75, t))).toEqual([2000, 2800, 3675])
  })

  it('answers the measured share where a long session stands in every call', () => {
    // 0.957 of 147,200 is 140,870, less than the 146,000 that were sent before.
    const session = { system: 146_000, perTurnIn: 1200, perTurnOut: 520 }
    expect(cachedOfTurns(session, 0.957, 8.7)).toBeCloseTo(0.957 * inputOfTurns(session, 8.7), 6)
  })

  const sizes = fc.record({ system: fc.nat(300_000), perTurnIn: fc.nat(20_000), perTurnOut: fc.nat(10_000) })

  it('is the sum of its turns, whatever their sizes', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 120 }), fc.double({ min: 0, max: 1, noNaN: true }), (any, turns, hit) => {
        const expected = sum(turns, (t) => cachedOfTurn(any, hit, t))
        expect(Math.abs(cachedOfTurns(any, hit, turns) - expected)).toBeLessThanOrEqual(expected * 1e-9 + 1e-3)
      }),
    )
  })
})

describe('The turns within a limit', () => {
  it('are those that read no more than that', () => {
    // 2800, 3850, 4900, 5950: three turns read at most 4900, two at most 4899, none 2799, and all four 6000.
    expect([4900, 4899, 2799, 6000].map((limit) => turnsWithin(task, limit, 4))).toEqual([3, 2, 0, 4])
  })

  it('are all or none when no turn adds anything', () => {
    const still = { system: 1000, perTurnIn: 0, perTurnOut: 0 }
    expect([1000, 999].map((limit) => turnsWithin(still, limit, 2.5))).toEqual([2.5, 0])
  })
})
