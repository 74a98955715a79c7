import { describe, expect, test } from 'vitest'
import fc from '../../../tests/support/fast-check.ts'
import type { SliderScale } from './slider-scale.ts'
import { positionOf, steps, tickMarks, valueAt } from './slider-scale.ts'

const log: SliderScale = { range: [1e6, 1e14], scale: 'log', integer: false }
const share: SliderScale = { range: [0, 1], scale: 'linear', integer: false }

describe('a slider', () => {
  test('reaches both ends exactly, and the middle of a log scale is the geometric mean', () => {
    expect([valueAt(0, log), valueAt(steps / 2, log), valueAt(steps, log)]).toEqual([1e6, 1e10, 1e14])
    const sequence: SliderScale = { range: [512, 131_072], scale: 'log', integer: false }
    expect([valueAt(0, sequence), valueAt(steps, sequence)]).toEqual([512, 131_072])
  })
  test('gives round values', () => {
    expect(valueAt(133, share)).toBe(0.332)
    expect(String(valueAt(201, log))).toBe('10000000000')
  })
  test('gives whole numbers where only those make sense', () => {
    expect(valueAt(37, { range: [1, 64], scale: 'linear', integer: true })).toBe(7)
  })
  test('never leaves its range, and its position finds back to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: steps }), fc.constantFrom(log, share), (position, scale) => {
        const value = valueAt(position, scale)
        expect(value).toBeGreaterThanOrEqual(scale.range[0])
        expect(value).toBeLessThanOrEqual(scale.range[1])
        expect(Math.abs(positionOf(value, scale) - position)).toBeLessThanOrEqual(2)
      }),
    )
  })
  test('stays at its end for a typed value beyond it, zero and negative ones included', () => {
    expect([positionOf(1e20, log), positionOf(1, log), positionOf(0, log), positionOf(-3, share)]).toEqual([steps, 0, 0, 0])
  })
  test('ticks that would touch lose their words, not their marks', () => {
    const ticks = [7e9, 8e9, 70e9].map((value) => ({ value, label: `${value / 1e9}B` }))
    expect(tickMarks(ticks, log, (text) => text.length * 6).map(({ label }) => label)).toEqual(['7B', '', '70B'])
  })
})
