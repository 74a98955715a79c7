/**
 * The whole map as compact data, for a page that draws it itself: columns in place of objects, indices in place of ids. A note's place in
 * every column is its place in `ids`.
 */
import { type NoteKind, type NoteStatus, noteKinds, noteStatuses, readingPace, type Topic, topics } from '../records/note.ts'
import { relationKinds } from '../records/relation.ts'
import type { Structure } from './communities.ts'
import type { InferredRelation } from './inferred-relations.ts'
import { sides } from './labels.ts'
import type { PlacedGraph } from './layout.ts'

export interface MapFile {
  readonly width: number
  readonly height: number
  readonly regions: readonly {
    readonly topic: Topic
    readonly title: string
    readonly outline: string
    readonly x: number
    readonly y: number
  }[]
  readonly ids: readonly string[]
  readonly titles: readonly string[]
  /** By index of the note, joined by "; "; only those that have some. */
  readonly aliases: Readonly<Record<number, string>>
  /** What the digits of `topic`, `status` and `kind` stand for. */
  readonly names: { readonly topics: readonly Topic[]; readonly statuses: readonly NoteStatus[]; readonly kinds: readonly NoteKind[] }
  /** One digit a note: indices of `names`, and of `sides`. */
  readonly topic: string
  readonly side: string
  readonly status: string
  readonly kind: string
  readonly x: readonly number[]
  readonly y: readonly number[]
  /** Twice the radius. */
  readonly r: readonly number[]
  /** The level from which the label can be read. */
  readonly from: readonly number[]
  /** Days since 1970. */
  readonly updated: readonly number[]
  /** To read. */
  readonly minutes: readonly number[]
  /** Hundredths. */
  readonly central: readonly number[]
  readonly between: readonly number[]
  /** Index of `communities`; -1 for a note in none that has a name. */
  readonly community: readonly number[]
  /** Each by the index of its most central note. */
  readonly communities: readonly number[]
  /** Source, target, index of `relationKinds`, again and again. */
  readonly edges: readonly number[]
  /** Source, target, note in between, again and again. */
  readonly derived: readonly number[]
  /** Conditions of claims by index of their note. */
  readonly claims: Readonly<Record<number, readonly string[]>>
}

export interface MapFileInput {
  readonly placed: PlacedGraph
  readonly centrality: Readonly<Record<string, number>>
  readonly structure: Structure
  readonly derived: readonly InferredRelation[]
  /** Conditions of a note's claims. */
  readonly claimsOf: (id: string) => readonly string[]
}

/** A group has a name from this many notes on. */
const leastMembers = 3

const sparse = <T>(values: readonly T[], keep: (value: T) => boolean): Record<number, T> =>
  Object.fromEntries(values.flatMap((value, i) => (keep(value) ? [[i, value] as const] : [])))

export function mapFile({ placed, centrality, structure, derived, claimsOf }: MapFileInput): MapFile {
  const { nodes, edges, width, height, regions } = placed
  const index = new Map(nodes.map(({ id }, i) => [id, i]))
  const at = (id: string): number => index.get(id) ?? -1
  const named = structure.communities.filter(({ members }) => members.length >= leastMembers)
  const hundredths = (values: Readonly<Record<string, number>>) => nodes.map(({ id }) => Math.round(100 * (values[id] ?? 0)))
  return {
    width,
    height,
    regions,
    names: { topics, statuses: noteStatuses, kinds: noteKinds },
    ids: nodes.map(({ id }) => id),
    titles: nodes.map(({ title }) => title),
    aliases: sparse(
      nodes.map(({ aliases }) => aliases.join('; ')),
      (text) => text !== '',
    ),
    topic: nodes.map(({ topic }) => topics.indexOf(topic)).join(''),
    side: nodes.map(({ label }) => sides.indexOf(label.side)).join(''),
    status: nodes.map(({ status }) => noteStatuses.indexOf(status)).join(''),
    kind: nodes.map(({ kind }) => noteKinds.indexOf(kind)).join(''),
    x: nodes.map(({ x }) => x),
    y: nodes.map(({ y }) => y),
    r: nodes.map(({ r }) => 2 * r),
    from: nodes.map(({ label }) => label.from),
    updated: nodes.map(({ updated }) => Math.floor(Date.parse(updated) / 86_400_000) || 0),
    minutes: nodes.map(({ words }) => Math.max(1, Math.round(words / readingPace))),
    central: hundredths(centrality),
    between: hundredths(structure.betweenness),
    community: nodes.map(({ id }) => {
      const community = structure.communityOf[id] ?? -1
      return community < named.length ? community : -1
    }),
    communities: named.map(({ members }) => at(members[0] ?? '')),
    edges: edges.flatMap(({ source, target, kind }) => [at(source), at(target), relationKinds.indexOf(kind)]),
    derived: derived.flatMap(({ source, target, via }) => [at(source), at(target), at(via)]),
    claims: sparse(
      nodes.map(({ id }) => claimsOf(id)),
      (list) => list.length > 0,
    ),
  }
}
