/**
 * Places the notes of one topic in a disc around the origin; the same notes always get the same places.
 *
 * First every note gets a target: a place hashed from its id, moved towards the aims of the notes it is linked with and towards the
 * topics it has links into; then the aims are spread evenly over the disc. That is a mean, so one more note changes little. Then a short
 * d3-force simulation keeps notes near their aims and apart from each other.
 */
import { forceCollide, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3'
import { unitHash } from './hash.ts'

const ticks = 60
/** Share of a note's aim that its links decide, the rest being its own place; and how often the aims are drawn together. */
const drawn = 0.75
const rounds = 10

/** The directions of a note's links out of its topic, summed as unit vectors, and how many links it has in all. */
export interface Pull {
  readonly x: number
  readonly y: number
  readonly links: number
}

export interface Spring {
  readonly source: string
  readonly target: string
  readonly weight: number
}

interface Body extends SimulationNodeDatum {
  x: number
  y: number
  vx?: number
  vy?: number
}

interface Input {
  readonly ids: readonly string[]
  readonly springs: readonly Spring[]
  readonly pulls: ReadonlyMap<string, Pull>
  readonly radius: number
  readonly spacing: number
}

type Point = readonly [number, number]

/** Settled places, in the order of the ids, none farther than `radius` from the origin. */
export function forceLayout(input: Input): Point[] {
  const { radius, spacing } = input
  const aims = spreadEvenly(aimsOf(input), radius)
  const bodies: Body[] = aims.map(([x, y]) => ({ x, y }))
  forceSimulation(bodies)
    .stop()
    .alpha(0.5)
    .alphaDecay(1 - (0.02 / 0.5) ** (1 / ticks))
    .velocityDecay(0.45)
    .force('x', forceX<Body>((_, i) => aims[i]?.[0] ?? 0).strength(0.12))
    .force('y', forceY<Body>((_, i) => aims[i]?.[1] ?? 0).strength(0.12))
    .force(
      'charge',
      forceManyBody<Body>()
        .strength(-0.9 * spacing)
        .theta(1.5)
        .distanceMax(2.5 * spacing),
    )
    .force('collide', forceCollide<Body>(0.44 * spacing).strength(0.9))
    .force('disc', discForce(bodies, radius))
    .tick(ticks)
  return bodies.map(({ x, y }) => inDisc(x, y, radius))
}

/** Where each note would stand if there were room. */
function aimsOf({ ids, springs, pulls, radius }: Input): Point[] {
  const index = new Map(ids.map((id, i) => [id, i]))
  const links: [number, number][][] = ids.map(() => [])
  for (const { source, target, weight } of springs) {
    const [from, to] = [index.get(source), index.get(target)]
    if (from === undefined || to === undefined) continue
    links[from]?.push([to, weight])
    links[to]?.push([from, weight])
  }
  const homes = ids.map((id) => homeOf(id, radius))
  let aims: Point[] = homes
  for (let round = 0; round < rounds; round++) {
    aims = ids.map((id, i) => {
      const [homeX, homeY] = homes[i] ?? [0, 0]
      const pull = pulls.get(id)
      if (!pull || pull.links === 0) return [homeX, homeY]
      let [x, y] = [pull.x * radius, pull.y * radius]
      for (const [other, weight] of links[i] ?? []) {
        x += weight * (aims[other]?.[0] ?? 0)
        y += weight * (aims[other]?.[1] ?? 0)
      }
      return [(1 - drawn) * homeX + (drawn * x) / pull.links, (1 - drawn) * homeY + (drawn * y) / pull.links]
    })
  }
  return aims
}

/** Keeps every direction from the middle, and gives each note its share of the disc by how far out it is. */
function spreadEvenly(points: readonly Point[], radius: number): Point[] {
  const middle = [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / (points.length || 1))
  const polar = points.map(([x, y]) => {
    const [dx, dy] = [x - (middle[0] ?? 0), y - (middle[1] ?? 0)]
    return { distance: Math.hypot(dx, dy), angle: Math.atan2(dy, dx) }
  })
  const order = polar.map((_, i) => i).sort((a, b) => (polar[a]?.distance ?? 0) - (polar[b]?.distance ?? 0) || a - b)
  const spread: Point[] = points.map(() => [0, 0])
  for (const [rank, i] of order.entries()) {
    const distance = radius * Math.sqrt((rank + 0.5) / points.length)
    const angle = polar[i]?.angle ?? 0
    spread[i] = [distance * Math.cos(angle), distance * Math.sin(angle)]
  }
  return spread
}

function homeOf(id: string, radius: number): Point {
  const angle = 2 * Math.PI * unitHash(`${id}#angle`)
  const distance = radius * Math.sqrt(unitHash(`${id}#distance`))
  return [distance * Math.cos(angle), distance * Math.sin(angle)]
}

/** Brings back at once what leaves the disc, so that the rim does not fill up with what pushes outwards. */
function discForce(bodies: readonly Body[], radius: number) {
  return () => {
    for (const body of bodies) {
      const x = body.x + (body.vx ?? 0)
      const y = body.y + (body.vy ?? 0)
      const distance = Math.hypot(x, y)
      if (distance <= radius) continue
      body.vx = (body.vx ?? 0) - (x * (distance - radius)) / distance
      body.vy = (body.vy ?? 0) - (y * (distance - radius)) / distance
    }
  }
}

function inDisc(x: number, y: number, radius: number): Point {
  const over = Math.hypot(x, y) / radius
  return over > 1 ? [x / over, y / over] : [x, y]
}
