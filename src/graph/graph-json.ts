/** The graph as other programs read it: `/api/graph.json`. */
import { noteAddress } from '../records/address.ts'
import type { NoteKind, NoteStatus, Topic } from '../records/note.ts'
import type { GraphEdge } from './graph.ts'
import type { PlacedGraph } from './layout.ts'
import type { Related } from './related.ts'

export interface GraphJson {
  readonly nodes: readonly {
    readonly id: string
    readonly title: string
    readonly topic: Topic
    readonly kind: NoteKind
    readonly status: NoteStatus
    /** Units of the map, y downwards. */
    readonly x: number
    readonly y: number
    readonly url: string
  }[]
  /** Relations that authors declared. */
  readonly edges: readonly GraphEdge[]
  /** Notes related by meaning, for the notes that have some. */
  readonly related: Readonly<Record<string, readonly Related[]>>
}

export const graphJson = ({ nodes, edges }: PlacedGraph, related: GraphJson['related']): GraphJson => ({
  nodes: nodes.map(({ id, title, topic, kind, status, x, y }) => ({ id, title, topic, kind, status, x, y, url: noteAddress(id) })),
  edges: edges.map(({ source, target, kind, because }) => ({ source, target, kind, because })),
  related,
})
