/**
 * Relations that nobody wrote but that follow from what was written: what is a prerequisite of a prerequisite is a prerequisite. They
 * are kept apart from declared ones, name the note they go through, and borrow its reasons.
 */

import { byText } from '../records/order.ts'
import type { Graph, GraphEdge } from './graph.ts'

export interface InferredRelation extends GraphEdge {
  /** The note in between. */
  readonly via: string
}

/** The kind that carries over: if A is needed for B and B for C, A is needed for C. */
const carriesOver = 'prerequisite-of'

/**
 * Prerequisites of prerequisites, two steps and no more, sorted by source and target. A pair that an author related in any way already
 * has none, and of several notes in between the most central is named.
 */
export function inferredRelations({
  nodes,
  edges,
  centrality,
}: Pick<Graph, 'nodes' | 'edges' | 'centrality'>): readonly InferredRelation[] {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]))
  const declared = new Set(edges.flatMap(({ source, target }) => [`${source} ${target}`, `${target} ${source}`]))
  const onward = new Map<string, GraphEdge[]>()
  for (const edge of edges) {
    if (edge.kind !== carriesOver) continue
    const list = onward.get(edge.source)
    if (list) list.push(edge)
    else onward.set(edge.source, [edge])
  }
  const found = new Map<string, InferredRelation>()
  const central = (id: string) => centrality[id] ?? 0
  for (const first of [...onward.values()].flat()) {
    for (const second of onward.get(first.target) ?? []) {
      const key = `${first.source} ${second.target}`
      if (first.source === second.target || declared.has(key)) continue
      const before = found.get(key)
      if (before && (central(before.via) - central(first.target) || byText(first.target, before.via)) >= 0) continue
      const because = `By way of “${titles.get(first.target) ?? first.target}”: ${first.because} ${second.because}`
      found.set(key, { source: first.source, target: second.target, kind: carriesOver, because, via: first.target })
    }
  }
  return [...found.values()].sort((a, b) => byText(a.source, b.source) || byText(a.target, b.target))
}
