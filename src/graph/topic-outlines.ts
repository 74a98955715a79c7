/** The soft outline of a region: a hull of its notes and the space around them, smoothed. */
import { curveBasisClosed, line, polygonHull } from 'd3'

type Point = readonly [number, number]

/** The `d` of a closed path around the points, in whole units; empty for fewer than three points. */
export function topicOutline(points: readonly Point[]): string {
  const hull = polygonHull(points.map(([x, y]) => [x, y]))
  if (!hull) return ''
  const smooth = line<[number, number]>().curve(curveBasisClosed).digits(0)
  return smooth(evenly(hull, 28)) ?? ''
}

/** Points at equal steps along a closed polygon. */
function evenly(polygon: readonly [number, number][], count: number): [number, number][] {
  const sides = polygon.map((from, i) => {
    const to = polygon[(i + 1) % polygon.length] ?? from
    return { from, to, length: Math.hypot(to[0] - from[0], to[1] - from[1]) }
  })
  const step = sides.reduce((sum, { length }) => sum + length, 0) / count
  const points: [number, number][] = []
  let next = 0
  let walked = 0
  for (const { from, to, length } of sides) {
    while (next < walked + length - 1e-9 && points.length < count) {
      const share = (next - walked) / length
      points.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share])
      next += step
    }
    walked += length
  }
  return points
}
