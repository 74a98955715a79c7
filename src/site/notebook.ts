/** The notebook as pages use it. With `content.config.ts`, the only file that knows `astro:content`. */
import { getCollection } from 'astro:content'
import type { Notebook } from '../notes/notebook/notebook.ts'
import type { Claim, LinkedNote, NoteRecord, Topic } from '../records/note.ts'
import { topics } from '../records/note.ts'
import { requireNotebook } from './notebook-store.ts'

export interface SiteNotebook extends Notebook {
  readonly byId: ReadonlyMap<string, LinkedNote>
  /** By topic, most central first. */
  readonly byTopic: Readonly<Record<Topic, readonly NoteRecord[]>>
  readonly claims: ReadonlyMap<string, { readonly claim: Claim; readonly note: NoteRecord }>
}

function join(notebook: Notebook): SiteNotebook {
  const { notes, graph } = notebook
  const records = notes.map(({ record }) => record)
  const central = (a: NoteRecord, b: NoteRecord) => (graph.centrality[b.id] ?? 0) - (graph.centrality[a.id] ?? 0) || (a.id < b.id ? -1 : 1)
  const ofTopic = (topic: Topic) => records.filter((record) => record.topic === topic).sort(central)
  return {
    ...notebook,
    byId: new Map(notes.map((note) => [note.record.id, note])),
    byTopic: Object.fromEntries(topics.map((topic) => [topic, ofTopic(topic)])) as Record<Topic, NoteRecord[]>,
    claims: new Map(records.flatMap((note) => note.claims.map((claim) => [claim.id, { claim, note }] as const))),
  }
}

let known: SiteNotebook | undefined

/** The whole notebook, joined once a build; while authoring, again after each change, which asking for the collection lets Astro see. */
export async function getNotebook(): Promise<SiteNotebook> {
  if (known && import.meta.env.PROD) return known
  await getCollection('notebook')
  const notebook = requireNotebook()
  if (known?.digest !== notebook.digest) known = join(notebook)
  return known as SiteNotebook
}
