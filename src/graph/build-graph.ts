/** Builds the graph from the records of notes, and reports mistakes in their relations. Pure; the order of the records does not matter. */
import { nearest } from '../diagnostics/near.ts'
import { dictionary } from '../records/dictionary.ts'
import type { NoteRecord } from '../records/note.ts'
import { byText } from '../records/order.ts'
import { centralityOf } from './centrality.ts'
import type { Backlink, CitedBy, Graph, GraphEdge, GraphNode, GraphProblem, Mention } from './graph.ts'

/** What the graph reads of a note. Wikilinks have their `id` when they were resolved; those that have none are left out. */
export type GraphRecord = Pick<
  NoteRecord,
  | 'id'
  | 'title'
  | 'topic'
  | 'kind'
  | 'status'
  | 'summary'
  | 'aliases'
  | 'formerly'
  | 'relations'
  | 'links'
  | 'citations'
  | 'updated'
  | 'words'
>

/** Kinds that say the same from both ends, so that one of the two notes declares it. */
const symmetric = new Set(['contrasts-with'])

/**
 * The graph and its problems, in the order of the notes. Wrong relations are reported and left out; of duplicates, the first stays.
 * Of records with one id, the first counts (the check reports the other).
 */
export function buildGraph(records: readonly GraphRecord[]): { readonly graph: Graph; readonly diagnostics: readonly GraphProblem[] } {
  const notes = [...new Map([...records].reverse().map((record) => [record.id, record])).values()].sort((a, b) => byText(a.id, b.id))
  const nodes = notes.map(nodeOf)
  const { edges, problems } = readRelations(notes)
  const known = new Set(notes.map(({ id }) => id))
  const mentions = notes.flatMap((note) => mentionsOf(note, known))
  const graph: Graph = {
    nodes,
    edges,
    mentions,
    backlinks: backlinksOf(nodes, edges, mentions),
    citedBy: citationsOf(notes),
    centrality: centralityOf(nodes, edges, mentions),
  }
  const diagnostics = [...problems, ...orphansOf(graph)].sort((a, b) => byText(a.note, b.note) || (a.index ?? -1) - (b.index ?? -1))
  return { graph, diagnostics }
}

function nodeOf({ id, title, topic, kind, status, summary, aliases, updated, words }: GraphRecord): GraphNode {
  return { id, title, topic, kind, status, summary, aliases, updated, words }
}

function readRelations(notes: readonly GraphRecord[]): { edges: GraphEdge[]; problems: GraphProblem[] } {
  const known = new Map(notes.map((note) => [note.id, note]))
  const renamed = new Map(notes.flatMap((note) => note.formerly.map((old) => [old, note.id] as const)))
  const seen = new Map<string, string>()
  const edges: GraphEdge[] = []
  const problems: GraphProblem[] = []
  for (const note of notes) {
    for (const [index, { to, kind, because }] of note.relations.entries()) {
      const at = { note: note.id, index, level: 'error' as const }
      if (to === note.id) {
        problems.push({ ...at, code: 'graph/self-relation', ...selfRelation(note.id) })
        continue
      }
      if (!known.has(to)) {
        problems.push({ ...at, code: 'graph/unknown-relation-target', ...unknownTarget(to, renamed.get(to), known) })
        continue
      }
      const pair = symmetric.has(kind) ? [note.id, to].sort(byText) : [note.id, to]
      const key = [...pair, kind].join(' ')
      const first = seen.get(key)
      if (first !== undefined) {
        problems.push({ ...at, code: 'graph/duplicate-relation', ...duplicateRelation(note.id, to, kind, first) })
        continue
      }
      seen.set(key, note.id)
      edges.push({ source: note.id, target: to, kind, because })
    }
  }
  return { edges, problems }
}

type Words = Pick<GraphProblem, 'message' | 'hint' | 'suggestions'>

function selfRelation(id: string): Words {
  return {
    message: `This note relates to itself (“${id}”).`,
    hint: 'Name the other note, or remove the relation.',
    suggestions: [],
  }
}

function unknownTarget(to: string, nowCalled: string | undefined, known: ReadonlyMap<string, GraphRecord>): Words {
  const message = `No note has the id “${to}”.`
  if (nowCalled) return { message, hint: `That note is now called “${nowCalled}”.`, suggestions: [nowCalled] }
  const titled = new Map([...known.values()].flatMap((note) => [note.title, ...note.aliases].map((name) => [name, note.id] as const)))
  const near = [...nearest(to, known.keys()), ...nearest(to, titled.keys()).map((name) => titled.get(name) as string)]
  const suggestions = [...new Set(near)].slice(0, 3)
  const meant = suggestions.map((id) => `“${id}”`).join(' or ')
  return {
    message,
    hint: meant ? `Did you mean ${meant}?` : 'A relation names a note by its id, the file’s name without “.mdx”.',
    suggestions,
  }
}

function duplicateRelation(id: string, to: string, kind: string, first: string): Words {
  const message =
    first === id
      ? `This note says “${kind}” of “${to}” twice.`
      : `“${first}” already says “${kind}” of this note, and the relation is the same from both ends.`
  return { message, hint: 'Keep one of them, and put both reasons into its “because”.', suggestions: [] }
}

function mentionsOf(note: GraphRecord, known: ReadonlySet<string>): Mention[] {
  const found = new Map<string, Mention>()
  for (const link of note.links) {
    if (link.kind !== 'note' || link.id === undefined || link.id === note.id || !known.has(link.id)) continue
    const key = `${link.id} ${link.sentence}`
    if (!found.has(key)) found.set(key, { source: note.id, target: link.id, sentence: link.sentence })
  }
  return [...found.values()]
}

function backlinksOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[], mentions: readonly Mention[]): Record<string, Backlink[]> {
  const backlinks = dictionary<Backlink[]>(nodes.map(({ id }) => [id, []]))
  for (const { source, target, sentence } of mentions) backlinks[target]?.push({ source, sentence })
  for (const { source, target, kind, because } of edges) backlinks[target]?.push({ source, kind, because })
  return backlinks
}

function citationsOf(notes: readonly GraphRecord[]): Record<string, CitedBy[]> {
  const byKey = new Map<string, CitedBy[]>()
  for (const note of notes) {
    for (const { key, sentence, locator } of note.citations) {
      const list = byKey.get(key) ?? []
      if (!list.some((other) => other.note === note.id && other.sentence === sentence && other.locator === locator)) {
        list.push({ note: note.id, sentence, ...(locator === undefined ? {} : { locator }) })
      }
      byKey.set(key, list)
    }
  }
  return dictionary([...byKey].sort(([a], [b]) => byText(a, b)))
}

function orphansOf(graph: Graph): GraphProblem[] {
  if (graph.nodes.length < 2) return []
  const linked = new Set([...graph.edges, ...graph.mentions].flatMap(({ source, target }) => [source, target]))
  return graph.nodes
    .filter(({ id }) => !linked.has(id))
    .map(({ id }) => ({
      code: 'graph/orphan',
      level: 'warning',
      note: id,
      message: 'No note leads here and this note leads nowhere, so a reader who walks the map cannot reach it.',
      hint: 'Add a relation with its reason, or a [[wikilink]] from a note that depends on this one.',
      suggestions: [],
    }))
}
