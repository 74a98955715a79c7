/** Protects the arithmetic of demand: tokens of a task and the spend of a life. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { contextOfTurn, growthIntegral, inputOfTurns, lifetimeBill, taskTokens, timeOfIntegral } from './demand.ts'

const task = { system: 2000, perTurnIn: 800, perTurnOut: 250, turns: 3, agents: 1 }

describe('An agent task', () => {
  it('resends at each turn what came before', () => {
    // Turns read 2800, 3850, 4900: 11,550 in all; 3 × 250 = 750 written. One turn: 2800 + 250 = 3050.
    expect([1, 2, 3].map((t) => contextOfTurn(task, t))).toEqual([2800, 3850, 4900])
    expect(taskTokens(task)).toEqual({ input: 11_550, output: 750, total: 12_300, versusChat: 12_300 / 3050 })
  })

  it('with one turn is a chat request', () => {
    expect(taskTokens({ ...task, turns: 1 }).versusChat).toBe(1)
  })

  it('is the sum of its turns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (turns) => {
        const sum = Array.from({ length: turns }, (_, i) => contextOfTurn(task, i + 1)).reduce((a, b) => a + b, 0)
        expect(inputOfTurns(task, turns)).toBeCloseTo(sum, 3)
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

describe('The spend of a life', () => {
  const life = { trainingCost: 3650, spendPerDay: 10, spendGrowth: 1, years: 2 }

  it('is linear when demand grows as fast as prices fall', () => {
    // 10 a day for 730 days = 7300; training is earned back on day 365
    expect(lifetimeBill(life)).toEqual({ inferenceCost: 7300, totalCost: 10_950, inferenceShare: 7300 / 10_950, breakEvenDay: 365 })
  })

  it('compounds: doubling each year, the second year costs twice the first', () => {
    expect(growthIntegral(2, 2) - growthIntegral(2, 1)).toBeCloseTo(2 * growthIntegral(2, 1), 12)
    // (2 − 1) ÷ ln 2 = log₂ e
    expect(growthIntegral(2, 1)).toBeCloseTo(Math.LOG2E, 12)
  })

  it('finds the time of an amount, and none for an amount that is never reached', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 20, noNaN: true }), fc.double({ min: 0.01, max: 8, noNaN: true }), (growth, years) => {
        expect(timeOfIntegral(growth, growthIntegral(growth, years))).toBeCloseTo(years, 4)
      }),
    )
    // Halving each year, all of the future is 1 ÷ ln 2 = 1.44 years of today's rate
    expect(timeOfIntegral(0.5, 1.5)).toBeNull()
    expect(timeOfIntegral(0.5, 1.4)).not.toBeNull()
  })

  it('has no break-even day after its end', () => {
    expect(lifetimeBill({ ...life, years: 0.9 }).breakEvenDay).toBeNull()
    expect(lifetimeBill({ ...life, spendPerDay: 0 })).toMatchObject({ inferenceShare: 0, breakEvenDay: null })
  })
})
