/** The map as its script has it: notes and relations from `/map/drawing.json`, reasons from the list in the page or from a note's own page. */

import { type Side, sides } from '../../graph/labels.ts'
import type { MapFile } from '../../graph/map-file.ts'
import { noteAddress } from '../../records/address.ts'
import type { NoteKind, NoteStatus, Topic } from '../../records/note.ts'
import { type RelationKind, relationKinds, relationWords } from '../../records/relation.ts'
import { fetchPage } from '../page/fetch-page.ts'

export interface MapNote {
  readonly index: number
  readonly id: string
  readonly title: string
  readonly topic: Topic
  readonly status: NoteStatus
  readonly kind: NoteKind
  readonly aliases: string
  readonly x: number
  readonly y: number
  readonly r: number
  readonly side: Side
  /** The level from which the label is drawn. */
  readonly from: number
  readonly minutes: number
  /** Declared ones. */
  readonly relations: MapRelation[]
  readonly derived: MapRelation[]
}

export interface MapRelation {
  readonly kind: RelationKind
  readonly source: MapNote
  readonly target: MapNote
  /** The note that a derived relation goes through; null for a declared one. */
  readonly via: MapNote | null
  /** Null until it is known. */
  because: string | null
}

export interface MapData {
  readonly file: MapFile
  readonly notes: readonly MapNote[]
  readonly byId: ReadonlyMap<string, MapNote>
  readonly relations: readonly MapRelation[]
  readonly derived: readonly MapRelation[]
}

export function readMap(file: MapFile): MapData {
  const notes = file.ids.map(
    (id, index): MapNote => ({
      index,
      id,
      title: file.titles[index] ?? id,
      topic: file.names.topics[Number(file.topic[index])] ?? 'training',
      status: file.names.statuses[Number(file.status[index])] ?? 'supported',
      kind: file.names.kinds[Number(file.kind[index])] ?? 'concept',
      aliases: file.aliases[index] ?? '',
      x: file.x[index] ?? 0,
      y: file.y[index] ?? 0,
      r: (file.r[index] ?? 6) / 2,
      side: sides[Number(file.side[index])] ?? 'r',
      from: file.from[index] ?? 0,
      minutes: file.minutes[index] ?? 1,
      relations: [],
      derived: [],
    }),
  )
  const join = (numbers: readonly number[], at: number, kind: RelationKind, via: MapNote | null): MapRelation[] => {
    const [source, target] = [notes[numbers[at] ?? -1], notes[numbers[at + 1] ?? -1]]
    if (!source || !target) return []
    const relation: MapRelation = { kind, source, target, via, because: null }
    for (const end of [source, target]) (via ? end.derived : end.relations).push(relation)
    return [relation]
  }
  const relations: MapRelation[] = []
  for (let i = 0; i < file.edges.length; i += 3)
    relations.push(...join(file.edges, i, relationKinds[file.edges[i + 2] ?? 0] ?? 'explains', null))
  const derived: MapRelation[] = []
  for (let i = 0; i < file.derived.length; i += 3)
    derived.push(...join(file.derived, i, 'prerequisite-of', notes[file.derived[i + 2] ?? -1] ?? null))
  return { file, notes, byId: new Map(notes.map((note) => [note.id, note])), relations, derived }
}

/** Rejects when the data cannot be had. */
export async function loadMap(): Promise<MapData> {
  const response = await fetch('/map/drawing.json')
  if (!response.ok) throw new Error(`The map could not be loaded (${response.status}).`)
  return readMap((await response.json()) as MapFile)
}

/** The note at the other end. */
export const otherEnd = (relation: MapRelation, note: MapNote): MapNote => (relation.source === note ? relation.target : relation.source)

/** How a relation reads from one of its notes. */
export const wordsFrom = (relation: MapRelation, note: MapNote): string =>
  relationWords[relation.kind][relation.source === note ? 'forward' : 'inverse']

const idOf = (link: Element | null): string => link?.getAttribute('href')?.match(/\/notes\/([^/]+)\//)?.[1] ?? ''

/** Finds out the reasons of a note's relations: from the list of the page, where the page has it, else from the note's page. */
export function createReasons(root: HTMLElement): (note: MapNote) => Promise<void> {
  const entries = new Map<string, HTMLLIElement>()
  for (const entry of root.querySelectorAll<HTMLLIElement>('.map-list .notes > li')) entries.set(idOf(entry.querySelector('a')), entry)

  function fromList({ kind, source, target }: MapRelation): string | null {
    for (const item of entries.get(source.id)?.querySelectorAll<HTMLLIElement>('li[data-kind]') ?? []) {
      if (item.dataset['kind'] === kind && idOf(item.querySelector('a')) === target.id) return item.querySelector('span')?.textContent ?? ''
    }
    return null
  }

  async function fromPage(note: MapNote): Promise<void> {
    const page = await fetchPage(noteAddress(note.id))
    for (const item of page.querySelectorAll<HTMLLIElement>('#neighbourhood li[data-kind]')) {
      const words = item.querySelector('.words')?.textContent?.trim()
      const relation = note.relations.find((each) => otherEnd(each, note).id === item.dataset['with'] && wordsFrom(each, note) === words)
      if (relation) relation.because = item.querySelector('.because')?.textContent ?? ''
    }
  }

  const known = async (note: MapNote): Promise<void> => {
    for (const relation of note.relations) relation.because ??= fromList(relation)
    if (note.relations.some(({ because }) => because === null)) await fromPage(note)
  }
  return async (note) => {
    await known(note)
    for (const relation of note.derived) {
      const { via, source, target } = relation
      if (relation.because !== null || !via) continue
      await known(via)
      const part = (from: MapNote, to: MapNote) =>
        via.relations.find((each) => each.kind === relation.kind && each.source === from && each.target === to)?.because ?? ''
      relation.because = `By way of “${via.title}”: ${part(source, via)} ${part(via, target)}`
    }
  }
}
