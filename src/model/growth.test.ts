/** Protects growth, decline, doublings and meeting points. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { daysToLength, grown, meetingTime, monthAfter, monthsToMultiply, yearlyFactorOf, yearsTo } from './growth.ts'

const factor = fc.double({ min: 1.01, max: 1000, noNaN: true })

describe('Steady growth', () => {
  it('reaches a target at the time that it says', () => {
    fc.assert(
      fc.property(factor, fc.double({ min: 1, max: 1e6, noNaN: true }), (g, target) => {
        const years = yearsTo(1, target, g) ?? 0
        expect((grown(1, g, years) ?? 0) / target).toBeCloseTo(1, 6)
      }),
    )
  })

  it('of nothing never arrives, unless it is there', () => {
    expect(yearsTo(1, 2, 1)).toBeNull()
    expect(yearsTo(2, 2, 1)).toBe(0)
    expect(yearsTo(4, 2, 2)).toBe(-1)
  })

  it('converts between a year, a doubling and a span', () => {
    // Twofold in 6 months is fourfold a year; tenfold a year doubles in 12 × ln 2 ÷ ln 10 = 3.61 months
    expect(yearlyFactorOf(2, 6)).toBe(4)
    expect(monthsToMultiply(4, 2)).toBe(6)
    expect(monthsToMultiply(10, 2)).toBeCloseTo(3.612, 3)
    expect(monthsToMultiply(1, 2)).toBeNull()
    expect(monthsToMultiply(0.5, 2)).toBeNull()
    expect(yearlyFactorOf(1000, 0.01)).toBeNull()
  })
})

describe('Two falling costs', () => {
  it('meet when the dearer falls faster', () => {
    // 100 ÷ 4ᵗ = 25 ÷ 2ᵗ at t = 2
    expect(meetingTime({ first: 100, second: 25, firstGain: 4, secondGain: 2 })).toBeCloseTo(2, 12)
  })

  it('never meet when it falls as fast or slower, and have met when it is not dearer', () => {
    expect(meetingTime({ first: 100, second: 25, firstGain: 2, secondGain: 2 })).toBeNull()
    expect(meetingTime({ first: 100, second: 25, firstGain: 2, secondGain: 4 })).toBeNull()
    expect(meetingTime({ first: 25, second: 25, firstGain: 2, secondGain: 4 })).toBe(0)
  })
})

describe('A length that doubles', () => {
  it('takes one doubling time a doubling', () => {
    expect(daysToLength(60, 480, 100)).toBe(300)
    expect(daysToLength(60, 30, 100)).toBe(-100)
  })

  it('falls in a month', () => {
    expect(monthAfter('2026-01', 0)).toBe('2026-01')
    expect(monthAfter('2026-01', 16.4)).toBe('2027-05')
    expect(monthAfter('2026-01', -0.5)).toBe('2025-12')
    expect(monthAfter('2026-11', 2)).toBe('2027-01')
    expect(monthAfter('2026-01', 1e9)).toBeNull()
  })
})
