/** How central each note is: PageRank over relations and mentions, taken as undirected. */
import { UndirectedGraph } from 'graphology'
import pagerank from 'graphology-metrics/centrality/pagerank.js'
import type { GraphEdge, GraphNode, Mention } from './graph.ts'

/** A declared relation weighs more than a link in the text. */
const relationWeight = 2
const mentionWeight = 1

/** By id, 0 to 1: square root of PageRank between the least (0) and the most central note (1); all 0 when there is no link. */
export function centralityOf(
  nodes: readonly Pick<GraphNode, 'id'>[],
  edges: readonly Pick<GraphEdge, 'source' | 'target'>[],
  mentions: readonly Pick<Mention, 'source' | 'target'>[],
): Record<string, number> {
  const graph = new UndirectedGraph<object, { weight: number }>()
  for (const node of nodes) graph.addNode(node.id)
  const link = (source: string, target: string, weight: number) =>
    graph.updateEdge(source, target, (attributes) => ({ weight: (attributes.weight ?? 0) + weight }))
  for (const edge of edges) link(edge.source, edge.target, relationWeight)
  for (const mention of mentions) link(mention.source, mention.target, mentionWeight)
  if (graph.size === 0) return Object.fromEntries(nodes.map((node) => [node.id, 0]))

  const ranks = pagerank(graph, { getEdgeWeight: 'weight', tolerance: 1e-9, maxIterations: 400 })
  const values = Object.values(ranks)
  const least = values.reduce((a, b) => Math.min(a, b))
  const span = values.reduce((a, b) => Math.max(a, b)) - least || 1
  return Object.fromEntries(nodes.map(({ id }) => [id, Math.round(Math.sqrt(((ranks[id] ?? least) - least) / span) * 1e4) / 1e4]))
}
