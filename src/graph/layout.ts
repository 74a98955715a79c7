/**
 * Where everything stands on the map. Deterministic, and nearly the same after a small edit: each note starts at a place hashed from
 * its id, each topic is settled alone in a disc whose area grows with its notes, and the discs stand on a grid. Notes with relations
 * into another topic are drawn towards it. Units are pixels at scale 1.
 */
import { type Topic, topics, topicTitles } from '../records/note.ts'
import { byText } from '../records/order.ts'
import { forceLayout, type Pull, type Spring } from './force-layout.ts'
import type { Graph, GraphEdge, GraphNode } from './graph.ts'
import { type Label, lowestLevel, placeLabels, topLevel } from './labels.ts'
import { textWidth } from './text-width.ts'
import { topicOutline } from './topic-outlines.ts'

/** Distance between neighbouring notes, and how much wider than high a region is. */
const spacing = 68
const stretch = 1.28
/** Space around the outermost notes of a region, and between regions. */
const padding = 40
const gap = { x: 36, y: 64 }
const margin = { x: 56, top: 44, bottom: 28 }

export interface PlacedNode extends GraphNode {
  /** Whole units; no two nodes share a point. */
  readonly x: number
  readonly y: number
  /** Pixels, 3 to 8, by centrality. */
  readonly r: number
  readonly label: Label
}

export interface PlacedRegion {
  readonly topic: Topic
  readonly title: string
  /** Outline, as the `d` of a path. */
  readonly outline: string
  /** Where its name stands, centred, just above the outline. */
  readonly x: number
  readonly y: number
}

export interface PlacedGraph {
  readonly width: number
  readonly height: number
  /** Sorted by topic, then id. */
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly GraphEdge[]
  readonly regions: readonly PlacedRegion[]
}

interface Disc {
  readonly topic: Topic
  readonly members: readonly GraphNode[]
  /** Before stretching. */
  readonly radius: number
  readonly x: number
  readonly y: number
}

/** Places a graph: positions, regions, and from which scale each label can be read. */
export function layout(graph: Graph): PlacedGraph {
  const airy = airOf(graph.nodes.length)
  const discs = placeDiscs(graph.nodes, airy)
  const points = separate(discs.flatMap((disc) => placeTopic(graph, disc, discs)))
  const regions = discs.map(({ topic }) =>
    regionOf(
      topic,
      points.filter(({ node }) => node.topic === topic),
    ),
  )
  const box = boundsOf(points, regions, airy)
  const named = regions.map(({ title, x, y }) => ({ x, y: y - 4, width: textWidth(title.toUpperCase(), 13) * 1.15 + 8, height: 20 }))
  const ranked = points
    .map(({ node, x, y }) => ({ node, x, y, title: node.title, r: radiusOf(graph.centrality[node.id] ?? 0) }))
    .sort((a, b) => (graph.centrality[b.node.id] ?? 0) - (graph.centrality[a.node.id] ?? 0) || byText(a.node.id, b.node.id))
  const levels = Array.from({ length: topLevel - lowestLevel + 1 }, (_, i) => lowestLevel + i)
  const labels = placeLabels(ranked, levels, {
    room: box.width * box.height,
    fixed: named,
    bounds: { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height },
  })
  const nodes = ranked.map(({ node, x, y, r }, i) => ({ ...node, x: x - box.x, y: y - box.y, r, label: labels[i] as Label }))
  return {
    width: box.width,
    height: box.height,
    nodes: nodes.sort((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic) || byText(a.id, b.id)),
    edges: graph.edges,
    regions: regions.map(({ topic, title, shape, x, y }) => ({
      topic,
      title,
      outline: topicOutline(shape.map(([px, py]) => [px - box.x, py - box.y])),
      x: Math.round(x - box.x),
      y: Math.round(y - box.y),
    })),
  }
}

/** How much more space a large map has between regions, whose names keep their size on the screen. */
const airOf = (notes: number): number => Math.max(1, Math.sqrt(notes) / 20)

const radiusOf = (centrality: number): number => Math.round(2 * (3 + 5 * centrality ** 1.4)) / 2

/** Discs of the topics that have notes, on a grid of two columns in the order of `topics`. */
function placeDiscs(nodes: readonly GraphNode[], airy: number): Disc[] {
  const sized = topics
    .map((topic) => ({ topic, members: nodes.filter((node) => node.topic === topic) }))
    .filter(({ members }) => members.length > 0)
    .map((disc) => ({ ...disc, radius: spacing * Math.sqrt(disc.members.length / Math.PI / stretch) }))
  const size = (slots: readonly { radius: number }[], factor: number) =>
    slots.reduce((most, { radius }) => Math.max(most, radius * factor + padding), 0)
  const columns = [0, 1].map((column) =>
    size(
      sized.filter((_, i) => i % 2 === column),
      stretch,
    ),
  )
  const rows = Array.from({ length: Math.ceil(sized.length / 2) }, (_, row) => size(sized.slice(2 * row, 2 * row + 2), 1))
  const centre = (sizes: readonly number[], index: number, between: number) =>
    sizes.slice(0, index).reduce((sum, half) => sum + 2 * half + between, 0) + (sizes[index] ?? 0)
  return sized.map((disc, i) => ({ ...disc, x: centre(columns, i % 2, gap.x * airy), y: centre(rows, Math.floor(i / 2), gap.y * airy) }))
}

interface Point {
  readonly node: GraphNode
  readonly x: number
  readonly y: number
}

function placeTopic(graph: Graph, disc: Disc, discs: readonly Disc[]): Point[] {
  const inside = new Set(disc.members.map(({ id }) => id))
  const others = new Map(discs.flatMap((other) => other.members.map(({ id }) => [id, other] as const)))
  const pulls = new Map<string, Pull>(disc.members.map(({ id }) => [id, { x: 0, y: 0, links: 0 }]))
  const springs: Spring[] = []
  const draw = (from: string, to: string, weight: number) => {
    const pull = pulls.get(from)
    const other = others.get(to)
    if (!pull || !other) return
    const away = other === disc ? 0 : Math.hypot(other.x - disc.x, other.y - disc.y) || 1
    const x = away ? (weight * (other.x - disc.x)) / away : 0
    const y = away ? (weight * (other.y - disc.y)) / away : 0
    pulls.set(from, { x: pull.x + x, y: pull.y + y, links: pull.links + weight })
  }
  const connect = (source: string, target: string, weight: number) => {
    draw(source, target, weight)
    draw(target, source, weight)
    if (inside.has(source) && inside.has(target)) springs.push({ source, target, weight })
  }
  for (const { source, target } of graph.edges) if (inside.has(source) || inside.has(target)) connect(source, target, 1)
  for (const { source, target } of graph.mentions) if (inside.has(source) || inside.has(target)) connect(source, target, 0.3)
  const settled = forceLayout({
    ids: disc.members.map(({ id }) => id),
    springs,
    pulls,
    radius: disc.radius,
    spacing: spacing / Math.sqrt(stretch),
  })
  const spread = {
    x: spreadTo(
      settled.map(([x]) => x),
      disc.radius,
    ),
    y: spreadTo(
      settled.map(([, y]) => y),
      disc.radius,
    ),
  }
  return disc.members.map((node, i) => {
    const [x, y] = [spread.x(settled[i]?.[0] ?? 0), spread.y(settled[i]?.[1] ?? 0)]
    return { node, x: Math.round(disc.x + x * stretch), y: Math.round(disc.y + y) }
  })
}

/** Centres values about 0 and stretches them, by at most a half, to reach `radius` at both ends. */
function spreadTo(values: readonly number[], radius: number): (value: number) => number {
  const [least, most] = [values.reduce((a, b) => Math.min(a, b), 0), values.reduce((a, b) => Math.max(a, b), 0)]
  const factor = Math.min(1.5, (2 * radius) / (most - least || 1))
  return (value) => (value - (least + most) / 2) * factor
}

/** Moves a point one unit right until it has its place alone. */
function separate(points: readonly Point[]): Point[] {
  const taken = new Set<string>()
  return points.map((point) => {
    let x = point.x
    while (taken.has(`${x} ${point.y}`)) x++
    taken.add(`${x} ${point.y}`)
    return { ...point, x }
  })
}

function regionOf(topic: Topic, points: readonly Point[]) {
  const rim = Array.from(
    { length: 12 },
    (_, i) => [Math.cos((i * Math.PI) / 6) * 1.25 * padding, Math.sin((i * Math.PI) / 6) * padding] as const,
  )
  const shape = points.flatMap(({ x, y }) => rim.map(([dx, dy]) => [x + dx, y + dy] as const))
  const left = Math.min(...points.map(({ x }) => x))
  const right = Math.max(...points.map(({ x }) => x))
  const top = shape.reduce((least, [, y]) => Math.min(least, y), Number.POSITIVE_INFINITY)
  return { topic, title: topicTitles[topic], shape, x: (left + right) / 2, y: top - 8 }
}

function boundsOf(points: readonly Point[], regions: readonly { shape: readonly (readonly [number, number])[] }[], airy: number) {
  const shape = regions.flatMap((region) => region.shape)
  if (points.length === 0) return { x: 0, y: 0, width: 400, height: 300 }
  const least = (axis: 0 | 1) => shape.reduce((value, point) => Math.min(value, point[axis]), Number.POSITIVE_INFINITY)
  const most = (axis: 0 | 1) => shape.reduce((value, point) => Math.max(value, point[axis]), Number.NEGATIVE_INFINITY)
  const x = Math.floor(least(0) - margin.x * airy)
  const y = Math.floor(least(1) - margin.top * airy)
  return { x, y, width: Math.ceil(most(0) + margin.x * airy) - x, height: Math.ceil(most(1) + margin.bottom * airy) - y }
}
