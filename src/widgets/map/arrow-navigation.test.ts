/** An arrow key leads to what lies that way. */
import { describe, expect, it } from 'vitest'
import { directionOf, nextInDirection } from './arrow-navigation.ts'

const from = { x: 0, y: 0 }

describe('walking', () => {
  it('takes the nearest that way, not the nearest of all', () => {
    const right = { x: 50, y: 10 }
    expect(nextInDirection(from, [{ x: -5, y: 0 }, right, { x: 90, y: 0 }], [1, 0])).toBe(right)
  })
  it('stays when nothing lies within 60 degrees', () => expect(nextInDirection(from, [{ x: 10, y: 30 }], [1, 0])).toBeNull())
  it('knows the arrow keys only', () => expect([directionOf('ArrowUp'), directionOf('k')]).toEqual([[0, -1], undefined]))
})
