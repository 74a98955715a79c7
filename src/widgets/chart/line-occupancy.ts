/** Where the lines of a drawing run, in cells, so that a label asks only about its own neighbourhood. */
import type { Box, Pixel } from './clip-line.ts'

export interface Ink {
  /** Pixels of lines inside the box. */
  readonly under: (box: Box) => number
  /** Whether a line other than this one comes closer than `reach` to the spot. */
  readonly others: (spot: Pixel, reach: number, line: number | undefined) => boolean
}

const cell = 20
const keyOf = (column: number, row: number): number => column * 1000 + row
const cellOf = (at: number): number => Math.floor(at / cell)

interface Spot {
  readonly x: number
  readonly y: number
  readonly line: number
}

/** `lines`: pixels along each, a few apart. */
export const createInk = (lines: readonly (readonly Pixel[])[]): Ink => {
  const cells = new Map<number, Spot[]>()
  for (const [line, pixels] of lines.entries())
    for (const [x, y] of pixels) {
      const key = keyOf(cellOf(x), cellOf(y))
      const spots = cells.get(key)
      if (spots) spots.push({ x, y, line })
      else cells.set(key, [{ x, y, line }])
    }
  const count = (box: Box, counts: (spot: Spot) => boolean): number => {
    let found = 0
    for (let column = cellOf(box.left); column <= cellOf(box.right); column += 1)
      for (let row = cellOf(box.top); row <= cellOf(box.bottom); row += 1)
        for (const spot of cells.get(keyOf(column, row)) ?? [])
          if (spot.x > box.left && spot.x < box.right && spot.y > box.top && spot.y < box.bottom && counts(spot)) found += 1
    return found
  }
  return {
    under: (box) => count({ ...box, left: box.left - 1, right: box.right + 1 }, () => true),
    others: ([x, y], reach, own) =>
      count({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }, ({ line }) => line !== own) > 0,
  }
}
