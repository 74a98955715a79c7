/** Protects where popovers stand: beside what they belong to, and inside the window. */

import { expect, it } from 'vitest'
import fc from '../../../tests/support/fast-check.ts'
import { placeBeside } from './place-beside.ts'

const room = { width: 1000, height: 600 }
const box = { width: 300, height: 200 }
const lineAt = (left: number, top: number) => ({ left, top, bottom: top + 20 })

it('is 8 pixels below its anchor, flush with its left edge', () => {
  expect(placeBeside(lineAt(100, 100), box, room)).toEqual({ left: 100, top: 128 })
})

it('is above when it would not end 8 pixels before the lower edge', () => {
  // 20 + 8 + 200 below 364 end at 592; a pixel lower there is no room.
  expect(placeBeside(lineAt(100, 364), box, room).top).toBe(392)
  expect(placeBeside(lineAt(100, 365), box, room).top).toBe(365 - 8 - 200)
})

it('moves left where it would leave the window', () => {
  expect(placeBeside(lineAt(900, 100), box, room).left).toBe(1000 - 300 - 8)
  expect(placeBeside(lineAt(-50, 100), box, room).left).toBe(8)
})

it('stays below and moves up when there is room on neither side', () => {
  expect(placeBeside(lineAt(0, 100), { width: 300, height: 500 }, room).top).toBe(600 - 500 - 8)
})

it('never leaves a window that has room for it', () => {
  const length = (most: number) => fc.integer({ min: 0, max: most })
  fc.assert(
    fc.property(length(1000), length(600), length(984), length(584), (left, top, width, height) => {
      const at = placeBeside(lineAt(left, top), { width, height }, room)
      expect(at.left).toBeGreaterThanOrEqual(8)
      expect(at.top).toBeGreaterThanOrEqual(8)
      expect(at.left + width).toBeLessThanOrEqual(992)
      expect(at.top + height).toBeLessThanOrEqual(592)
    }),
  )
})
