/** The line one points at is the line that is meant. */
import { describe, expect, it } from 'vitest'
import { nearestLine } from './map-lines.ts'

const line = (x1: number, y1: number, x2: number, y2: number) => ({ source: { x: x1, y: y1 }, target: { x: x2, y: y2 }, via: null })

describe('the line under the pointer', () => {
  // Half way, a line from (0, 0) to (100, 0) with a bend of 0.1 stands at (50, 5).
  const across = line(0, 0, 100, 0)
  it('is found on its bow', () => expect(nearestLine([across], 50, 5, 2)).toBe(across))
  it('is not where a straight line would be', () => expect(nearestLine([across], 50, -1, 2)).toBeNull())
  it('is the nearest of several', () => {
    const below = line(0, 20, 100, 20)
    expect(nearestLine([across, below], 50, 17, 30)).toBe(below)
  })
  it('is none when all are too far', () => expect(nearestLine([across], 50, 40, 10)).toBeNull())
})
