/** The panel of a note: title, status, summary, live values, relations with reasons, and what one can do from here. */
import { noteAddress } from '../../records/address.ts'
import { statusTitles } from '../../records/note.ts'
import { button, element } from '../page/element.ts'
import { fetchPage } from '../page/fetch-page.ts'
import { type MapData, type MapNote, type MapRelation, otherEnd, wordsFrom } from './map-data.ts'

export interface NoteActions {
  readonly close: () => void
  readonly path: (note: MapNote) => void
  readonly first: (note: MapNote) => void
  /** The menu that saves the note's surroundings as files. */
  readonly saveMenu: (note: MapNote) => HTMLElement
  /** Fills in what the note's calculators and claims say in the reader's scenario. */
  readonly live: (note: MapNote, place: HTMLElement) => void
  readonly reasons: (note: MapNote) => Promise<void>
  readonly wasRead: (id: string) => boolean
}

/** The sample of a relation's line from the legend, pointing as the relation reads. */
export function sampleOf(root: ParentNode, kind: string, inverse: boolean): SVGElement | null {
  const sample = root.querySelector(`.map-kinds input[value="${kind}"] ~ .sample`)?.cloneNode(true)
  if (!(sample instanceof SVGElement)) return null
  sample.classList.toggle('inverse', inverse)
  return sample
}

export function closeButton(close: () => void): HTMLButtonElement {
  return button('×', close, { class: 'map-close', 'aria-label': 'Close' })
}

function relationItem(root: HTMLElement, relation: MapRelation, note: MapNote): HTMLLIElement {
  const other = otherEnd(relation, note)
  const link = element('a', { class: `topic-${other.topic}` }, other.title)
  link.href = `#note=${other.id}`
  const words = element('span', { class: 'words' }, wordsFrom(relation, note), relation.via ? ' · derived' : '')
  const sample = sampleOf(root, relation.kind, relation.source !== note)
  if (sample) words.prepend(sample, ' ')
  const item = element(
    'li',
    relation.kind === 'contradicts' ? { class: 'against' } : {},
    words,
    link,
    element('span', { class: 'because' }, relation.because ?? ''),
  )
  item.dataset['with'] = other.id
  return item
}

/** In the list of the page, or the description of the note's own page. */
async function summaryOf(root: HTMLElement, note: MapNote): Promise<string> {
  const entry = root.querySelector(`.map-list .notes > li > a[href="${noteAddress(note.id)}"] ~ p`)
  if (entry) return entry.textContent ?? ''
  const page = await fetchPage(noteAddress(note.id))
  return page.querySelector('meta[name="description"]')?.getAttribute('content') ?? ''
}

export function notePanel(
  root: HTMLElement,
  note: MapNote,
  relations: readonly MapRelation[],
  kept: boolean,
  actions: NoteActions,
): readonly HTMLElement[] {
  const title = element('a', {}, note.title)
  const open = element('a', { class: 'map-open' }, 'Open this note')
  title.href = open.href = noteAddress(note.id)
  const facts = [statusTitles[note.status], `${note.minutes} min`, actions.wasRead(note.id) ? 'read' : '']
  const summary = element('p', { class: 'summary' })
  const list = element('ul', { class: 'relations' }, ...relations.map((relation) => relationItem(root, relation, note)))
  const live = element('div', { class: 'map-live' })
  summaryOf(root, note).then(
    (text) => {
      summary.textContent = text
    },
    () => {},
  )
  if (relations.some(({ because }) => because === null)) {
    actions.reasons(note).then(
      () => {
        for (const [i, relation] of relations.entries()) {
          const because = list.children[i]?.querySelector('.because')
          if (because) because.textContent = relation.because ?? ''
        }
      },
      () => {},
    )
  }
  const head = [
    closeButton(actions.close),
    element('p', { class: `status topic-${note.topic}` }, facts.filter(Boolean).join(' · ')),
    element('h2', {}, title),
    summary,
  ]
  if (!kept) return [...head, list]
  actions.live(note, live)
  const also = element(
    'p',
    { class: 'map-also' },
    button('How does it lead to…', () => actions.path(note), {}),
    button('What to read first', () => actions.first(note), {}),
  )
  return [...head, live, list, open, also, actions.saveMenu(note)]
}

/** Which of a panel's relations the target of an event stands in, as the note at the other end. */
export const pointedIn = (target: EventTarget | null, { byId }: MapData): MapNote | null =>
  byId.get((target instanceof Element ? target.closest<HTMLElement>('li[data-with]')?.dataset['with'] : '') ?? '') ?? null
