/** A disc under a label is found, one beside it is not. */
import { describe, expect, it } from 'vitest'
import { createLabelOccupancy } from './label-occupancy.ts'
import type { MapNote } from './map-data.ts'

describe('what labels cover', () => {
  const cover = createLabelOccupancy(400, 300)
  // To the right of a disc of radius 4 at (100, 100): the text begins at 108, is one line of 14 pixels high and about 49 wide.
  cover.add({ title: 'KV cache', r: 4 } as MapNote, 'r', 100, 100)
  it('is where the text stands', () => expect(cover.touches(130, 100, 2)).toBe(true))
  it('is not the disc it belongs to', () => expect(cover.touches(100, 100, 4)).toBe(false))
  it('is not above or below', () => {
    expect(cover.touches(130, 84, 4)).toBe(false)
    expect(cover.touches(130, 116, 4)).toBe(false)
  })
  it('ends with the screen', () => expect(cover.touches(-5, 900, 2)).toBe(false))
})
