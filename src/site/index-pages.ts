/** Lists that grow with the notebook, cut into pages: whole on one page while they are short, by alphabet on several when they are not. */
import { byText } from '../graph/sort.ts'
import { type NoteRecord, topics, topicTitles } from '../records/note.ts'
import { entriesOf } from '../search/index/entries.ts'
import { type Entry, kindLabels, type SearchKind, searchKinds } from '../search/index/records.ts'
import type { SiteNotebook } from './notebook.ts'

/** Some 20 kB, compressed. Notes have their summaries with them. */
const perPage = 500
const notesPerPage = 250

export interface IndexPage<T> {
  /** Below the list's own address: `note/3`. */
  readonly path: string
  readonly title: string
  readonly entries: readonly T[]
  readonly first: string
  readonly last: string
}

/** None when one page is enough. */
export function indexPages<T extends { readonly title: string }>(
  path: string,
  title: string,
  all: readonly T[],
  most = perPage,
): readonly IndexPage<T>[] {
  if (all.length <= most) return []
  const sorted = all.toSorted((a, b) => byText(a.title, b.title))
  const count = Math.ceil(all.length / most)
  const size = Math.ceil(all.length / count)
  return Array.from({ length: count }, (_, page) => {
    const entries = sorted.slice(page * size, (page + 1) * size)
    return {
      path: `${path}/${page + 1}`,
      title: `${title}, ${page + 1} of ${count}`,
      entries,
      first: entries[0]?.title ?? '',
      last: entries.at(-1)?.title ?? '',
    }
  })
}

export interface IndexGroup {
  readonly kind: SearchKind
  readonly found: readonly Entry[]
  readonly pages: readonly IndexPage<Entry>[]
}

const known = new WeakMap<SiteNotebook, readonly IndexGroup[]>()

/** All that can be found, by kind. */
export function searchIndexOf(notebook: SiteNotebook): readonly IndexGroup[] {
  const before = known.get(notebook)
  if (before) return before
  const { notes, parameters, datasets, sources } = notebook
  const all = entriesOf({ notes: notes.map(({ record }) => record), parameters, datasets, sources: Object.values(sources) })
  const byKind = Map.groupBy(all, ({ kind }) => kind)
  const groups = searchKinds.flatMap((kind) => {
    const found = byKind.get(kind) ?? []
    return found.length === 0 ? [] : [{ kind, found, pages: indexPages(kind, kindLabels[kind].many, found) }]
  })
  known.set(notebook, groups)
  return groups
}

/** The pages of all notes, by topic; none while they fit on one, nor of a short topic. */
export function notePages({ notes, byTopic }: SiteNotebook): readonly IndexPage<NoteRecord>[] {
  if (notes.length <= perPage) return []
  return topics.flatMap((topic) => indexPages(topic, topicTitles[topic], byTopic[topic], notesPerPage))
}
