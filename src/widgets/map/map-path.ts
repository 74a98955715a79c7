/** Two questions of the map: how one note leads to another, and what must be read before one. */

import { pathSentences } from '../../graph/path-words.ts'
import { bestPath, type PathStep } from '../../graph/paths.ts'
import { readingOrderTo } from '../../graph/reading-order.ts'
import { noteAddress } from '../../records/address.ts'
import { element } from '../page/element.ts'
import { count } from './counted.ts'
import type { MapData, MapNote, MapRelation } from './map-data.ts'
import { startFind } from './map-find.ts'
import { closeButton, sampleOf } from './map-panel.ts'

export interface FoundPath {
  readonly notes: readonly MapNote[]
  readonly relations: readonly MapRelation[]
  readonly steps: readonly PathStep<Edge>[]
}

interface Edge {
  readonly source: string
  readonly target: string
  readonly kind: MapRelation['kind']
  readonly relation: MapRelation
}

/** Over the relations that the filters let through; null when none leads there. */
export function findPath(data: MapData, from: MapNote, to: MapNote, shows: (relation: MapRelation) => boolean): FoundPath | null {
  const edges = data.relations
    .filter(shows)
    .map((relation): Edge => ({ source: relation.source.id, target: relation.target.id, kind: relation.kind, relation }))
  const steps = bestPath(edges, from.id, to.id)
  if (!steps) return null
  const notes = [from, ...steps.flatMap((step) => data.byId.get(step.to) ?? [])]
  return { notes, relations: steps.map((step) => step.edge.relation), steps }
}

export interface PathAsk {
  readonly from: MapNote | null
  readonly to: MapNote | null
}

interface PanelParts {
  readonly root: HTMLElement
  readonly data: MapData
  readonly close: () => void
}

/** The paragraph is filled when the reasons have been loaded, and `say` is called with it. */
export function pathPanel(
  { root, data, close }: PanelParts,
  { from, to }: PathAsk,
  found: FoundPath | null,
  asks: {
    readonly reasons: (note: MapNote) => Promise<void>
    readonly choose: (ask: PathAsk) => void
    readonly say: (text: string) => void
  },
): readonly HTMLElement[] {
  const head = [closeButton(close), element('h2', {}, 'How does one note lead to another?')]
  const boxes = element(
    'div',
    { class: 'map-ends' },
    endBox(data, 'from', 'From', from, (note) => asks.choose({ from: note, to })),
    endBox(data, 'to', 'To', to, (note) => asks.choose({ from, to: note })),
  )
  if (!from || !to) return [...head, boxes, element('p', {}, 'Choose two notes; the map draws the best chain of relations between them.')]
  if (!found) return [...head, boxes, element('p', {}, 'No chain of the relations shown joins these two.')]
  if (found.steps.length === 0) return [...head, boxes, element('p', {}, 'These are one note.')]
  const minutes = found.notes.reduce((sum, note) => sum + note.minutes, 0)
  const paragraph = element('p', { class: 'map-chain' }, 'Reading the reasons …')
  const list = element('ol', { class: 'relations' }, ...found.steps.map((step, i) => stepItem(root, step, found.notes[i + 1] as MapNote)))
  Promise.all(found.notes.map(asks.reasons)).then(
    () => {
      const text = pathSentences(
        found.steps.map(({ edge, inverse }, i) => ({
          from: found.notes[i]?.title ?? '',
          to: found.notes[i + 1]?.title ?? '',
          kind: edge.kind,
          inverse,
          because: edge.relation.because ?? '',
        })),
      ).join(' ')
      paragraph.textContent = text
      asks.say(text)
    },
    () => {
      paragraph.textContent = 'The reasons could not be loaded.'
    },
  )
  const facts = element('p', { class: 'status' }, `${count(found.steps.length, 'step')} · ${minutes} min to read all`)
  return [...head, boxes, facts, paragraph, list]
}

function stepItem(root: HTMLElement, { edge, inverse }: PathStep<Edge>, to: MapNote): HTMLLIElement {
  const link = element('a', { class: `topic-${to.topic}` }, to.title)
  link.href = `#note=${to.id}`
  const words = element('span', { class: 'words' })
  const sample = sampleOf(root, edge.kind, inverse)
  if (sample) words.append(sample)
  const item = element('li', edge.kind === 'contradicts' ? { class: 'against' } : {}, words, link)
  item.dataset['with'] = to.id
  return item
}

function endBox(data: MapData, id: string, label: string, note: MapNote | null, choose: (note: MapNote) => void): HTMLElement {
  const input = element('input', {
    id: `map-${id}`,
    type: 'search',
    autocomplete: 'off',
    placeholder: 'Find a note',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': `map-${id}-found`,
    'aria-autocomplete': 'list',
  })
  input.value = note?.title ?? ''
  const list = element('ul', { id: `map-${id}-found`, hidden: '', role: 'listbox', 'aria-label': 'Notes found' })
  const words = element('label', { for: input.id }, label)
  startFind(input, list, data, choose, true)
  return element('div', { class: 'map-find' }, words, input, list)
}

/** The notes to read before one, in order; the note itself comes last. */
export function readingOrder(data: MapData, note: MapNote): readonly MapNote[] {
  const edges = data.relations.map(({ source, target, kind }) => ({ source: source.id, target: target.id, kind }))
  return [...readingOrderTo(edges, note.id).flatMap((id) => data.byId.get(id) ?? []), note]
}

export function firstPanel(
  { close }: PanelParts,
  note: MapNote,
  order: readonly MapNote[],
  wasRead: (id: string) => boolean,
): readonly HTMLElement[] {
  const before = order.slice(0, -1)
  const minutes = (notes: readonly MapNote[]) => notes.reduce((sum, each) => sum + each.minutes, 0)
  const item = (each: MapNote): HTMLLIElement => {
    const link = element('a', { class: `topic-${each.topic}` }, each.title)
    link.href = noteAddress(each.id)
    const made = element(
      'li',
      {},
      link,
      element('span', { class: 'because' }, [`${each.minutes} min`, wasRead(each.id) ? 'read' : ''].filter(Boolean).join(' · ')),
    )
    made.dataset['with'] = each.id
    return made
  }
  const head = [closeButton(close), element('h2', {}, `What to read before “${note.title}”`)]
  if (before.length === 0) return [...head, element('p', {}, 'Nothing: no note is a prerequisite of this one.')]
  const unread = before.filter(({ id }) => !wasRead(id))
  const rest = unread.length < before.length ? ` (${minutes(unread)} min unread)` : ''
  return [
    ...head,
    element(
      'p',
      { class: 'status' },
      `${count(before.length, 'note')} · ${minutes(before)} min${rest}, then ${note.minutes} min for the note itself`,
    ),
    element('ol', { class: 'relations' }, ...order.map(item)),
  ]
}
