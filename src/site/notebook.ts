/** The notebook as pages want it. With `content.config.ts`, the only file that knows `astro:content`. */

import { getCollection } from 'astro:content'
import { calculators } from '../calculators/index.ts'
import { buildGraph } from '../graph/build-graph.ts'
import type { Graph } from '../graph/graph.ts'
import type { Claim, LinkedNote, NoteRecord, Topic } from '../records/note.ts'
import { topics } from '../records/note.ts'
import { type Book, bookOf } from '../scenario/index.ts'
import type { Entry, Library } from './loader.ts'

export interface SiteNotebook extends Library {
  /** Sorted by id. */
  readonly notes: readonly LinkedNote[]
  readonly byId: ReadonlyMap<string, LinkedNote>
  /** By topic, most central first. */
  readonly byTopic: Readonly<Record<Topic, readonly NoteRecord[]>>
  readonly claims: ReadonlyMap<string, { readonly claim: Claim; readonly note: NoteRecord }>
  readonly graph: Graph
  readonly book: Book
}

function join(entries: readonly { readonly data: Entry }[]): SiteNotebook {
  const notes = entries
    .flatMap(({ data }) => (data.type === 'note' ? [data.note] : []))
    .sort((a, b) => (a.record.id < b.record.id ? -1 : 1))
  const library = entries.flatMap(({ data }) => (data.type === 'library' ? [data.library] : []))[0]
  if (!library) throw new Error('The notebook has not been read: its collection has no library entry.')
  const records = notes.map(({ record }) => record)
  const { graph } = buildGraph(records)
  const central = (a: NoteRecord, b: NoteRecord) => (graph.centrality[b.id] ?? 0) - (graph.centrality[a.id] ?? 0) || (a.id < b.id ? -1 : 1)
  const ofTopic = (topic: Topic) => records.filter((record) => record.topic === topic).sort(central)
  return {
    ...library,
    notes,
    byId: new Map(notes.map((note) => [note.record.id, note])),
    byTopic: Object.fromEntries(topics.map((topic) => [topic, ofTopic(topic)])) as Record<Topic, NoteRecord[]>,
    claims: new Map(records.flatMap((note) => note.claims.map((claim) => [claim.id, { claim, note }] as const))),
    graph,
    book: bookOf(library.parameters, library.datasets, calculators),
  }
}

let known: { readonly key: string; readonly notebook: SiteNotebook } | undefined

/** The whole notebook, joined once a build; while authoring, again after each change. */
export async function getNotebook(): Promise<SiteNotebook> {
  if (known && import.meta.env.PROD) return known.notebook
  const entries = (await getCollection('notebook')) as unknown as readonly {
    readonly id: string
    readonly digest: string
    readonly data: Entry
  }[]
  const key = entries.map(({ digest }) => digest).join()
  if (known?.key !== key) known = { key, notebook: join(entries) }
  return known.notebook
}
