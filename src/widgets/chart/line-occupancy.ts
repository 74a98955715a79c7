/** Which parts of a drawing its lines occupy: a grid of cells, so that a question about a box looks only at the cells of that box. */
import type { Box, Pixel } from './clip-line.ts'

export interface LineOccupancy {
  /** How many of the given pixels lie inside the box. */
  readonly countInside: (box: Box) => number
  /** Whether a line other than number `line` comes closer than `reach` pixels to the spot. */
  readonly hasOtherNear: (spot: Pixel, reach: number, line: number | undefined) => boolean
}

const cell = 20
const keyOf = (column: number, row: number): number => column * 1000 + row
const cellOf = (at: number): number => Math.floor(at / cell)

interface Spot {
  readonly x: number
  readonly y: number
  readonly line: number
}

/** `lines`: for each line, pixels along it, a few apart. */
export const createLineOccupancy = (lines: readonly (readonly Pixel[])[]): LineOccupancy => {
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
    countInside: (box) => count({ ...box, left: box.left - 1, right: box.right + 1 }, () => true),
    hasOtherNear: ([x, y], reach, own) =>
      count({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }, ({ line }) => line !== own) > 0,
  }
}
