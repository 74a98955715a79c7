/**
 * How one note leads to another: the best chain over typed relations, each walked in either direction. A kind costs more the less one
 * note follows from the other, and a step against the direction of its relation costs more still.
 */
import { DirectedGraph } from 'graphology'
import { bidirectional } from 'graphology-shortest-path/dijkstra.js'
import type { RelationKind } from '../records/relation.ts'
import type { GraphEdge } from './graph.ts'

/** What a path needs of a relation. */
export type PathEdge = Pick<GraphEdge, 'source' | 'target' | 'kind'>

export interface PathStep<E extends PathEdge = GraphEdge> {
  readonly from: string
  readonly to: string
  readonly edge: E
  /** True when the step goes against the relation. */
  readonly inverse: boolean
}

const costs: Readonly<Record<RelationKind, number>> = {
  'prerequisite-of': 1,
  explains: 1,
  supports: 1.1,
  extends: 1.2,
  'corollary-of': 1.2,
  'part-of': 1.3,
  'example-of': 1.5,
  contradicts: 1.7,
  'contrasts-with': 2,
}
const againstCost = 0.3
/** Kinds that the later note of an argument declares about the earlier one: their direction runs against that of the argument. */
const backward: ReadonlySet<RelationKind> = new Set(['extends', 'corollary-of', 'example-of', 'part-of'])

const costOf = (kind: RelationKind, inverse: boolean): number =>
  costs[kind] + (kind === 'contrasts-with' || inverse === backward.has(kind) ? 0 : againstCost)

/** Step by step from one note to the other; empty when they are the same note, null when no chain of relations joins them. */
export function bestPath<E extends PathEdge>(edges: readonly E[], from: string, to: string): readonly PathStep<E>[] | null {
  if (from === to) return []
  const graph = new DirectedGraph<object, { cost: number; step: PathStep<E> }>()
  const offer = (step: PathStep<E>) => {
    const cost = costOf(step.edge.kind, step.inverse)
    graph.mergeNode(step.from)
    graph.mergeNode(step.to)
    const known = graph.edge(step.from, step.to)
    if (known === undefined) graph.addEdge(step.from, step.to, { cost, step })
    else if (cost < graph.getEdgeAttribute(known, 'cost')) graph.mergeEdge(step.from, step.to, { cost, step })
  }
  for (const edge of edges) {
    offer({ from: edge.source, to: edge.target, edge, inverse: false })
    offer({ from: edge.target, to: edge.source, edge, inverse: true })
  }
  if (!graph.hasNode(from) || !graph.hasNode(to)) return null
  const found = bidirectional(graph, from, to, 'cost') as string[] | null
  return found?.slice(1).map((id, i) => graph.getEdgeAttribute(found[i] as string, id, 'step')) ?? null
}
