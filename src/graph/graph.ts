/**
 * The graph of the notebook: types only.
 *
 * An edge is a relation that an author declared, with its kind and reason. A mention is a wikilink in the text, with its sentence.
 * A backlink is either of them seen from its other end.
 */
import type { Level } from '../diagnostics/diagnostic.ts'
import type { NoteKind, NoteStatus, Topic } from '../records/note.ts'
import type { RelationKind } from '../records/relation.ts'

export interface GraphNode {
  readonly id: string
  readonly title: string
  readonly topic: Topic
  readonly kind: NoteKind
  readonly status: NoteStatus
  readonly summary: string
  readonly aliases: readonly string[]
  /** ISO date. */
  readonly updated: string
  readonly words: number
}

export interface GraphEdge {
  readonly source: string
  readonly target: string
  readonly kind: RelationKind
  readonly because: string
}

export interface Mention {
  readonly source: string
  readonly target: string
  readonly sentence: string
}

/** A note that leads here: by a wikilink (`sentence`) or by a relation (`kind` and `because`). */
export interface Backlink {
  readonly source: string
  readonly sentence?: string
  readonly kind?: RelationKind
  readonly because?: string
}

/** A note that cites a source, with the sentence that does. */
export interface CitedBy {
  readonly note: string
  readonly sentence: string
  readonly locator?: string
}

export interface Graph {
  /** Sorted by id. */
  readonly nodes: readonly GraphNode[]
  /** Sorted by source, then in the author's order; every end is a node, no end is both, no pair has one kind twice. */
  readonly edges: readonly GraphEdge[]
  /** Sorted by source, then in the order of the text; one for each sentence. */
  readonly mentions: readonly Mention[]
  /** For every node, mentions before relations. */
  readonly backlinks: Readonly<Record<string, readonly Backlink[]>>
  /** By key of the source. */
  readonly citedBy: Readonly<Record<string, readonly CitedBy[]>>
  /** For every node, 0 to 1, the most central being 1. */
  readonly centrality: Readonly<Record<string, number>>
}

export const graphProblemCodes = [
  'graph/unknown-relation-target',
  'graph/self-relation',
  'graph/duplicate-relation',
  'graph/orphan',
] as const

export interface GraphProblem {
  readonly code: (typeof graphProblemCodes)[number]
  readonly level: Level
  /** Id of the note. */
  readonly note: string
  /** Which of the note's relations, from 0; absent when the note as a whole is meant. */
  readonly index?: number
  readonly message: string
  readonly hint: string
  /** Ids, nearest first. */
  readonly suggestions: readonly string[]
}
