/** Lists that grow with the notebook, cut into pages: whole on one page while they are short, by alphabet on several when they are not. */

import { memo } from '../records/memo.ts'
import { type NoteRecord, topics, topicTitles } from '../records/note.ts'
import { byText } from '../records/order.ts'
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

/** All that can be found, by kind. */
export const searchIndexOf = memo(({ notes, parameters, datasets, sources }: SiteNotebook): readonly IndexGroup[] => {
  const all = entriesOf({ notes: notes.map(({ record }) => record), parameters, datasets, sources: Object.values(sources) })
  const byKind = Map.groupBy(all, ({ kind }) => kind)
  return searchKinds.flatMap((kind) => {
    const found = byKind.get(kind) ?? []
    return found.length === 0 ? [] : [{ kind, found, pages: indexPages(kind, kindLabels[kind].many, found) }]
  })
})

/** The pages of all notes, by topic; none while they fit on one, nor of a short topic. */
export function notePages({ notes, byTopic }: SiteNotebook): readonly IndexPage<NoteRecord>[] {
  if (notes.length <= perPage) return []
  return topics.flatMap((topic) => indexPages(topic, topicTitles[topic], byTopic[topic], notesPerPage))
}
