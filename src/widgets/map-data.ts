/**
 * The map as the page holds it: notes from the drawing's links, relations from the list, each joined with its line by the places of its
 * ends. Nothing is fetched and nothing is repeated.
 */
import type { RelationKind } from '../records/relation.ts'

export interface MapNote {
  readonly id: string
  readonly title: string
  readonly topic: string
  readonly aliases: string
  readonly x: number
  readonly y: number
  readonly r: number
  /** The link in the drawing. */
  readonly link: SVGAElement
  /** The note's entry in the list. */
  readonly entry: HTMLLIElement
  readonly relations: MapRelation[]
}

export interface MapRelation {
  readonly kind: RelationKind
  readonly source: MapNote
  readonly target: MapNote
  readonly because: string
  readonly line: SVGPathElement | null
}

export interface MapData {
  readonly notes: ReadonlyMap<string, MapNote>
  readonly relations: readonly MapRelation[]
}

const idOf = (link: Element | null): string => link?.getAttribute('href')?.match(/\/notes\/([^/]+)\//)?.[1] ?? ''

export function readMap(root: HTMLElement): MapData {
  const entries = new Map<string, HTMLLIElement>()
  for (const entry of root.querySelectorAll<HTMLLIElement>('.map-list .notes > li')) entries.set(idOf(entry.querySelector('a')), entry)
  const notes = new Map<string, MapNote>()
  for (const link of root.querySelectorAll<SVGAElement>('.map .nodes a')) {
    const id = idOf(link)
    const entry = entries.get(id)
    const place = link.getAttribute('transform')?.match(/-?\d+/g)
    if (!entry || !place) continue
    notes.set(id, {
      id,
      title: link.getAttribute('aria-label') ?? id,
      topic: link.parentElement?.getAttribute('class')?.replace('topic-', '') ?? '',
      aliases: entry.dataset.aliases ?? '',
      x: Number(place[0]),
      y: Number(place[1]),
      r: Number(link.querySelector('circle')?.getAttribute('r')),
      link,
      entry,
      relations: [],
    })
  }
  return { notes, relations: readRelations(root, notes) }
}

function readRelations(root: HTMLElement, notes: ReadonlyMap<string, MapNote>): MapRelation[] {
  const lines = new Map<string, SVGPathElement>()
  for (const group of root.querySelectorAll('.map .edges > g')) {
    const kind = group.getAttribute('class')?.match(/k-(\S+)/)?.[1]
    for (const line of group.querySelectorAll('path')) {
      const numbers = line.getAttribute('d')?.match(/-?\d+/g) ?? []
      lines.set([kind, ...numbers.slice(0, 2), ...numbers.slice(-2)].join(' '), line)
    }
  }
  const relations: MapRelation[] = []
  for (const source of notes.values()) {
    for (const item of source.entry.querySelectorAll<HTMLLIElement>('li[data-kind]')) {
      const target = notes.get(idOf(item.querySelector('a')))
      if (!target) continue
      const kind = item.dataset.kind as RelationKind
      const line = lines.get([kind, source.x, source.y, target.x, target.y].join(' ')) ?? null
      const relation = { kind, source, target, because: item.querySelector('span')?.textContent ?? '', line }
      source.relations.push(relation)
      target.relations.push(relation)
      relations.push(relation)
    }
  }
  return relations
}

/** The note at the other end. */
export const otherEnd = (relation: MapRelation, note: MapNote): MapNote => (relation.source === note ? relation.target : relation.source)

/** The notes that a note has relations with. */
export const neighboursOf = (note: MapNote): readonly MapNote[] => [...new Set(note.relations.map((relation) => otherEnd(relation, note)))]
