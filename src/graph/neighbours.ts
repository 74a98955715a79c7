/** What is around a note: its relations from its own point of view, and its neighbourhood to a depth. */
import { memo } from '../records/memo.ts'
import { byText } from '../records/order.ts'
import { type RelationKind, relationWords } from '../records/relation.ts'
import type { Graph, GraphEdge, GraphNode } from './graph.ts'

/** A relation as one of its two notes sees it. */
export interface SeenRelation {
  readonly kind: RelationKind
  /** The kind in words, from this end: "explains" or "explained by". */
  readonly words: string
  /** True when the other note declared it. */
  readonly inverse: boolean
  readonly other: GraphNode
  readonly because: string
}

interface Index {
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly around: ReadonlyMap<string, readonly GraphEdge[]>
}

const indexOf = memo((graph: Graph): Index => {
  const around = new Map<string, GraphEdge[]>(graph.nodes.map(({ id }) => [id, []]))
  for (const edge of graph.edges) {
    around.get(edge.source)?.push(edge)
    around.get(edge.target)?.push(edge)
  }
  return { nodes: new Map(graph.nodes.map((node) => [node.id, node])), around }
})

/** The node of a note, if there is one. */
export const nodeById = (graph: Graph, id: string): GraphNode | undefined => indexOf(graph).nodes.get(id)

/** The relations of a note: its own in the author's order, then those that others declared, by their ids. */
export function relationsOf(graph: Graph, id: string): readonly SeenRelation[] {
  const { nodes, around } = indexOf(graph)
  const seen = (edge: GraphEdge): SeenRelation[] => {
    const inverse = edge.source !== id
    const other = nodes.get(inverse ? edge.source : edge.target)
    if (!other) return []
    const words = relationWords[edge.kind][inverse ? 'inverse' : 'forward']
    return [{ kind: edge.kind, words, inverse, other, because: edge.because }]
  }
  const edges = around.get(id) ?? []
  return [...edges.filter((edge) => edge.source === id), ...edges.filter((edge) => edge.source !== id)].flatMap(seen)
}

export interface Neighbourhood {
  readonly centre: GraphNode
  /** Without the centre: nearer first, then more central, then by id. */
  readonly nodes: readonly { readonly node: GraphNode; readonly distance: number }[]
  /** The edges among the centre and the nodes. */
  readonly edges: readonly GraphEdge[]
}

/** The notes within `depth` relations of a note, at most `limit` of them; null when there is no such note. */
export function neighbourhood(graph: Graph, id: string, { depth = 1, limit = 10 } = {}): Neighbourhood | null {
  const { nodes, around } = indexOf(graph)
  const centre = nodes.get(id)
  if (!centre) return null
  const distances = new Map([[id, 0]])
  let rim = [id]
  for (let distance = 1; distance <= depth; distance++) {
    const next: string[] = []
    for (const from of rim) {
      for (const { source, target } of around.get(from) ?? []) {
        const to = source === from ? target : source
        if (distances.has(to)) continue
        distances.set(to, distance)
        next.push(to)
      }
    }
    rim = next
  }
  distances.delete(id)
  const central = (other: string): number => graph.centrality[other] ?? 0
  const found = [...distances]
    .sort(([a, near], [b, far]) => near - far || central(b) - central(a) || byText(a, b))
    .slice(0, limit)
    .flatMap(([other, distance]) => {
      const node = nodes.get(other)
      return node ? [{ node, distance }] : []
    })
  const kept = new Set([id, ...found.map(({ node }) => node.id)])
  return { centre, nodes: found, edges: graph.edges.filter(({ source, target }) => kept.has(source) && kept.has(target)) }
}
