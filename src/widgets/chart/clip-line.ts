/** Cuts a line of pixels to a rectangle. */

export type Pixel = readonly [x: number, y: number]
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The part of a segment inside the box (Liang–Barsky), or null. */
const clipSegment = (start: Pixel, end: Pixel, box: Box): readonly [Pixel, Pixel] | null => {
  const [x0, y0] = start
  const dx = end[0] - x0
  const dy = end[1] - y0
  let from = 0
  let to = 1
  /** Keeps what lies on the inner side of one edge: `p` is how fast the segment leaves it, `q` how far its start is inside. */
  const cut = (p: number, q: number): boolean => {
    if (p === 0) return q >= 0
    if (p < 0) from = Math.max(from, q / p)
    else to = Math.min(to, q / p)
    return true
  }
  const meets = cut(-dx, x0 - box.left) && cut(dx, box.right - x0) && cut(-dy, y0 - box.top) && cut(dy, box.bottom - y0)
  if (!meets || from > to) return null
  return [from === 0 ? start : [x0 + from * dx, y0 + from * dy], to === 1 ? end : [x0 + to * dx, y0 + to * dy]]
}

const isWhole = ([x, y]: Pixel): boolean => Number.isFinite(x) && Number.isFinite(y)

/** The pieces of a line that lie in the box; a point that is not finite breaks it. */
export const clipLine = (points: readonly Pixel[], box: Box): readonly (readonly Pixel[])[] => {
  const pieces: Pixel[][] = []
  let open: Pixel[] | null = null
  let before: Pixel | null = null
  for (const point of points) {
    const whole = isWhole(point)
    const inside: readonly [Pixel, Pixel] | null = whole && before ? clipSegment(before, point, box) : null
    before = whole ? point : null
    if (!inside) {
      open = null
      continue
    }
    const [start, end] = inside
    const last: Pixel | undefined = open?.at(-1)
    if (open && last && last[0] === start[0] && last[1] === start[1]) open.push(end)
    else {
      open = [start, end]
      pieces.push(open)
    }
  }
  return pieces
}
