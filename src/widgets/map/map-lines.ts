/** Which line is under the pointer, from the places of the notes alone. */
import type { MapRelation } from './map-data.ts'

const samples = 12

/** The line nearest to a point, no farther than `reach` (map units), ends left out so that notes come first. */
export function nearestLine<T extends Pick<MapRelation, 'via'> & { readonly source: Point; readonly target: Point }>(
  relations: Iterable<T>,
  x: number,
  y: number,
  reach: number,
): T | null {
  let best: T | null = null
  let least = reach
  for (const relation of relations) {
    const { source, target, via } = relation
    const bend = via ? -0.14 : 0.1
    const [dx, dy] = [target.x - source.x, target.y - source.y]
    const slack = reach + 0.15 * Math.hypot(dx, dy)
    if (x < Math.min(source.x, target.x) - slack || x > Math.max(source.x, target.x) + slack) continue
    if (y < Math.min(source.y, target.y) - slack || y > Math.max(source.y, target.y) + slack) continue
    const [cx, cy] = [(source.x + target.x) / 2 - dy * bend, (source.y + target.y) / 2 + dx * bend]
    let [px, py] = [source.x, source.y]
    for (let step = 1; step <= samples; step++) {
      const t = step / samples
      const nx = (1 - t) ** 2 * source.x + 2 * t * (1 - t) * cx + t * t * target.x
      const ny = (1 - t) ** 2 * source.y + 2 * t * (1 - t) * cy + t * t * target.y
      const distance = toSegment(x, y, px, py, nx, ny)
      if (distance < least) {
        least = distance
        best = relation
      }
      ;[px, py] = [nx, ny]
    }
  }
  return best
}

interface Point {
  readonly x: number
  readonly y: number
}

function toSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}
