/**
 * Groups of notes, whatever their topics (Louvain), and the notes that connect groups (betweenness). Both take relations and mentions as
 * undirected, and give the same result for the same graph.
 */
import { UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import { createUnweightedIndexedBrandes } from 'graphology-shortest-path/indexed-brandes.js'
import { byText } from '../records/order.ts'
import type { Graph } from './graph.ts'
import { unitHash } from './hash.ts'

export interface Community {
  /** Most central first. */
  readonly members: readonly string[]
}

export interface Structure {
  /** The largest first; notes that nothing touches are each their own. */
  readonly communities: readonly Community[]
  /** For every note, the index of its community. */
  readonly communityOf: Readonly<Record<string, number>>
  /** For every note, 0 to 1: the share of shortest ways that lead through it, the greatest being 1. */
  readonly betweenness: Readonly<Record<string, number>>
}

type Links = Pick<Graph, 'nodes' | 'edges' | 'mentions' | 'centrality'>

const relationWeight = 2
const mentionWeight = 1
/** Beyond this many notes, ways are counted from this many of them, chosen by hash (Brandes and Pich, 2007). */
const mostPivots = 200

function linked({ nodes, edges, mentions }: Links): UndirectedGraph<object, { weight: number }> {
  const graph = new UndirectedGraph<object, { weight: number }>()
  for (const { id } of nodes) graph.addNode(id)
  const link = (source: string, target: string, weight: number) =>
    graph.updateEdge(source, target, (attributes) => ({ weight: (attributes.weight ?? 0) + weight }))
  for (const { source, target } of edges) link(source, target, relationWeight)
  for (const { source, target } of mentions) link(source, target, mentionWeight)
  return graph
}

export function structureOf(links: Links): Structure {
  const graph = linked(links)
  return { ...communitiesOf(graph, links), betweenness: betweennessOf(graph, links) }
}

function communitiesOf(graph: UndirectedGraph<object, { weight: number }>, { nodes, centrality }: Links) {
  let drawn = 0
  const rng = () => unitHash(`louvain ${drawn++}`)
  const found: Record<string, number> =
    graph.size === 0 ? Object.fromEntries(nodes.map(({ id }, i) => [id, i])) : louvain(graph, { rng, getEdgeWeight: 'weight' })
  const groups = new Map<number, string[]>()
  const ranked = nodes.map(({ id }) => id).sort((a, b) => (centrality[b] ?? 0) - (centrality[a] ?? 0) || byText(a, b))
  for (const id of ranked) {
    const group = groups.get(found[id] ?? -1)
    if (group) group.push(id)
    else groups.set(found[id] ?? -1, [id])
  }
  const communities = [...groups.values()]
    .map((members) => ({ members }))
    .sort((a, b) => b.members.length - a.members.length || byText(a.members[0] ?? '', b.members[0] ?? ''))
  const communityOf = Object.fromEntries(communities.flatMap(({ members }, i) => members.map((id) => [id, i] as const)))
  return { communities, communityOf }
}

/** Brandes' accumulation over the single-source counts of the library, from all notes or from the pivots. */
function betweennessOf(graph: UndirectedGraph<object, { weight: number }>, { nodes }: Links): Record<string, number> {
  const ids = graph.nodes()
  const indexes = new Map(ids.map((id, i) => [id, i]))
  const pivots = nodes
    .map(({ id }) => ({ id, rank: unitHash(`${id}#pivot`) }))
    .sort((a, b) => a.rank - b.rank || byText(a.id, b.id))
    .slice(0, nodes.length > 2 * mostPivots ? mostPivots : nodes.length)
  const through = new Float64Array(ids.length)
  const share = new Float64Array(ids.length)
  const waysFrom = createUnweightedIndexedBrandes(graph)
  for (const { id } of pivots) {
    const from = indexes.get(id) ?? 0
    const [order, before, ways] = waysFrom(from)
    share.fill(0)
    while (order.size > 0) {
      const at = order.pop() as number
      const part = (1 + (share[at] ?? 0)) / (ways[at] || 1)
      for (const earlier of before[at] ?? []) share[earlier] = (share[earlier] ?? 0) + (ways[earlier] ?? 0) * part
      if (at !== from) through[at] = (through[at] ?? 0) + (share[at] ?? 0)
    }
  }
  const most = through.reduce((a, b) => Math.max(a, b), 0) || 1
  return Object.fromEntries(nodes.map(({ id }) => [id, Math.round((1e4 * (through[indexes.get(id) ?? -1] ?? 0)) / most) / 1e4]))
}
