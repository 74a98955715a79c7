/** Second notes stand on a frame around the drawing, near the neighbour they belong to. */
import { describe, expect, it } from 'vitest'
import { onFrame, shareOf, spread } from './neighbourhood-depth.ts'

describe('second notes', () => {
  it('keep apart, in order, around where they belong', () => {
    expect(spread([0.5, 0.5, 0.5]).map((share) => Math.round(share * 100))).toEqual([47, 50, 53])
    expect(spread([0.1, 0.6])).toEqual([0.1, 0.6])
  })
})

describe('the frame', () => {
  it('begins at the left and goes round clockwise', () => {
    expect([0, 0.25, 0.5, 0.75].map(onFrame)).toEqual([
      { x: -30, y: 140 },
      { x: 140, y: -30 },
      { x: 310, y: 140 },
      { x: 140, y: 310 },
    ])
  })

  it('lies outside the drawing all the way', () => {
    for (let i = 0; i < 100; i++) {
      const { x, y } = onFrame(i / 100)
      expect(Math.max(Math.abs(x - 140), Math.abs(y - 140))).toBe(170)
    }
  })

  it('is met where the direction leads', () => {
    for (const share of [0, 0.1, 0.2, 0.33, 0.4, 0.5, 0.66, 0.75, 0.9]) {
      const { x, y } = onFrame(share)
      expect(shareOf(x, y)).toBeCloseTo(share, 2)
    }
  })
})
