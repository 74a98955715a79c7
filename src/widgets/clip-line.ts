/** Cuts a line of pixels to a rectangle. */

export type Pixel = readonly [x: number, y: number]
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The part of a segment inside the box (Liang–Barsky), or null. */
const clipSegment = ([x0, y0]: Pixel, [x1, y1]: Pixel, box: Box): readonly [Pixel, Pixel] | null => {
  const [dx, dy] = [x1 - x0, y1 - y0]
  let [from, to] = [0, 1]
  for (const [p, q] of [
    [-dx, x0 - box.left],
    [dx, box.right - x0],
    [-dy, y0 - box.top],
    [dy, box.bottom - y0],
  ] as const) {
    if (p === 0 && q < 0) return null
    if (p < 0) from = Math.max(from, q / p)
    if (p > 0) to = Math.min(to, q / p)
  }
  if (from > to) return null
  const at = (share: number): Pixel => [x0 + share * dx, y0 + share * dy]
  return [from === 0 ? [x0, y0] : at(from), to === 1 ? [x1, y1] : at(to)]
}

/** The pieces of a line that lie in the box; a point that is not finite breaks it. */
export const clipLine = (points: readonly Pixel[], box: Box): readonly (readonly Pixel[])[] => {
  const pieces: Pixel[][] = []
  let open: Pixel[] | null = null
  points.forEach((point, index) => {
    const before = points[index - 1]
    const whole = before && [...before, ...point].every(Number.isFinite)
    const inside = whole ? clipSegment(before, point, box) : null
    if (!inside) {
      open = null
      return
    }
    const [start, end] = inside
    const last: Pixel | undefined = open?.at(-1)
    if (open && last && last[0] === start[0] && last[1] === start[1]) open.push(end)
    else {
      open = [start, end]
      pieces.push(open)
    }
  })
  return pieces
}
