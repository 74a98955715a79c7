/** Lenses: what the discs of the map show, with a key in words. Groups differ by fill, not by colour alone. */
import { statusTitles } from '../../records/note.ts'
import type { MapData, MapNote } from './map-data.ts'
import type { NoteStyle } from './map-surface.ts'

export interface LensKey {
  readonly noteStyle: NoteStyle
  readonly words: string
  readonly notes: readonly MapNote[]
}

export interface Lens {
  /** A sentence that says what the lens shows. */
  readonly description: string
  readonly key: readonly LensKey[]
}

export const lenses: readonly { readonly id: string; readonly label: string }[] = [
  { id: 'topic', label: 'topic' },
  { id: 'status', label: 'status' },
  { id: 'centrality', label: 'centrality' },
  { id: 'recency', label: 'recency' },
  { id: 'communities', label: 'communities' },
  { id: 'bridges', label: 'bridges' },
  { id: 'read', label: 'what I have read' },
  { id: 'truth', label: 'truth of claims' },
  { id: 'reach', label: 'reach of a parameter' },
]

type Group = readonly [words: string, noteStyle: NoteStyle, has: (note: MapNote) => boolean]

/** Groups in order; a note belongs to the first that has it. Groups without notes are left out. */
export function lensOf(description: string, notes: readonly MapNote[], groups: readonly Group[]): Lens {
  const left = new Set(notes)
  const key = groups.map(([words, noteStyle, has]) => {
    const members = [...left].filter(has)
    for (const note of members) left.delete(note)
    return { words, noteStyle, notes: members }
  })
  return { description, key: key.filter(({ notes: members }) => members.length > 0) }
}

/** The style of each note under a lens; `own` may change the style of its group. */
export function stylesOf({ key }: Lens, own?: (note: MapNote, noteStyle: NoteStyle) => NoteStyle): (note: MapNote) => NoteStyle {
  const styles = new Map(
    key.flatMap(({ noteStyle, notes }) => notes.map((note) => [note, own ? own(note, noteStyle) : noteStyle] as const)),
  )
  const none: NoteStyle = { colour: 'ink-3', fill: 'hollow', size: 0 }
  return (note) => styles.get(note) ?? none
}

const fillOf = { established: 'full', supported: 'half', contested: 'hollow', speculative: 'dashed' } as const
const communityColours = ['training', 'inference', 'scaling-laws', 'agentic-demand', 'good', 'ink', 'ink-2', 'ink-3'] as const
const day = 86_400_000

const dateOf = (days: number): string =>
  new Date(days * day).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

const ownTopic = (note: MapNote, noteStyle: NoteStyle): NoteStyle => ({ ...noteStyle, colour: note.topic })

export interface Seen {
  readonly lens: Lens
  readonly noteStyle: (note: MapNote) => NoteStyle
}
const seen = (lens: Lens, own?: (note: MapNote, noteStyle: NoteStyle) => NoteStyle): Seen => ({ lens, noteStyle: stylesOf(lens, own) })

/** The lenses that need nothing but the map and what this device remembers; null for others and for the map as it comes. */
export function lensFor(id: string, data: MapData, read: ReadonlySet<string>): Seen | null {
  const { notes, file } = data
  const of = (values: readonly number[]) => (note: MapNote) => values[note.index] ?? 0
  if (id === 'status') {
    const groups = data.file.names.statuses.map(
      (status): Group => [statusTitles[status], { colour: 'ink', fill: fillOf[status] }, (note) => note.status === status],
    )
    return seen(lensOf('How sure each note is.', notes, groups), ownTopic)
  }
  if (id === 'centrality' || id === 'bridges') {
    const value = of(id === 'centrality' ? file.central : file.between)
    const words = id === 'centrality' ? ['Most central', 'Central', 'At the rim'] : ['Strongest bridges', 'Bridges', 'Within one group']
    const description =
      id === 'centrality' ? 'How much of the notebook leads to each note.' : 'How many shortest ways between other notes lead through each.'
    const groups: readonly Group[] = [
      [words[0] ?? '', { colour: 'ink', fill: 'full', size: 1 }, (note) => value(note) >= 50],
      [words[1] ?? '', { colour: 'ink', fill: 'half', size: 0.5 }, (note) => value(note) >= 12],
      [words[2] ?? '', { colour: 'ink', fill: 'hollow', size: 0.1 }, () => true],
    ]
    return seen(lensOf(description, notes, groups), (note, noteStyle) => ({ ...noteStyle, colour: note.topic, size: value(note) / 100 }))
  }
  if (id === 'recency') {
    const updated = of(file.updated)
    const newest = notes.reduce((most, note) => Math.max(most, updated(note)), 0)
    const within = (days: number) => (note: MapNote) => newest - updated(note) < days
    const groups: readonly Group[] = [
      ['Changed in the last week', { colour: 'ink', fill: 'full', size: 0.8 }, within(7)],
      ['In the last month', { colour: 'ink', fill: 'half', size: 0.55 }, within(31)],
      ['In the last half year', { colour: 'ink', fill: 'hollow', size: 0.4 }, within(183)],
      ['Earlier', { colour: 'ink', fill: 'dashed', size: 0.25 }, () => true],
    ]
    return seen(lensOf(`When each note was last changed, counted from the newest (${dateOf(newest)}).`, notes, groups), ownTopic)
  }
  if (id === 'communities') {
    const groups = file.communities
      .slice(0, communityColours.length)
      .map(
        (centre, i): Group => [
          `Around “${notes[centre]?.title ?? ''}”`,
          { colour: communityColours[i] ?? 'ink', fill: i < 4 ? 'full' : 'half' },
          (note) => file.community[note.index] === i,
        ],
      )
    const rest: Group = ['In smaller groups, or alone', { colour: 'ink-3', fill: 'hollow' }, () => true]
    return seen(lensOf('Notes that keep together by their links, whatever their topic.', notes, [...groups, rest]))
  }
  if (id === 'read') {
    const groups: readonly Group[] = [
      ['Read', { colour: 'ink', fill: 'full' }, (note) => read.has(note.id)],
      ['Not yet', { colour: 'ink', fill: 'hollow' }, () => true],
    ]
    return seen(lensOf('What you have read, remembered on this device only.', notes, groups), ownTopic)
  }
  return null
}

export type ClaimTruth = 'holds' | 'fails' | 'undecided' | 'mixed'

export function truthLens(data: MapData, truth: ReadonlyMap<MapNote, ClaimTruth>, changed: boolean): Seen {
  const is = (wanted: ClaimTruth) => (note: MapNote) => truth.get(note) === wanted
  const groups: readonly Group[] = [
    ['Claims hold', { colour: 'good', fill: 'full', size: 0.7 }, is('holds')],
    ['Some hold, some do not', { colour: 'ink', fill: 'half', size: 0.7 }, is('mixed')],
    ['Claims do not hold', { colour: 'ink', fill: 'hollow', size: 0.7 }, is('fails')],
    ['Undecided', { colour: 'ink', fill: 'dashed', size: 0.5 }, is('undecided')],
    ['No claim that can be computed', { colour: 'ink-3', fill: 'full', size: 0 }, () => true],
  ]
  return seen(lensOf(`Whether the claims of each note hold ${changed ? 'in your scenario' : 'at our defaults'}.`, data.notes, groups))
}
