/**
 * Walking in the neighbourhood of a note: a click on a neighbour puts its neighbourhood in the place of this one, taken from its own
 * page; a click on the centre opens that note. The address stays; the browser's back retraces the walk. When a page cannot be had, the
 * link is followed instead.
 */
import { noteAddress } from '../../records/address.ts'
import { button, element } from '../page/element.ts'
import { fetchPage } from '../page/fetch-page.ts'
import { isPlainClick, prefersReducedMotion } from '../page/plain-click.ts'
import { controlNeighbourhood, type Reach } from './neighbourhood-controls.ts'

interface WalkState {
  readonly neighbourhood: string
  /** Steps from this page's own note. */
  readonly depth: number
}

function readState(state: unknown): WalkState | null {
  if (typeof state !== 'object' || state === null || !('neighbourhood' in state) || !('depth' in state)) return null
  const { neighbourhood, depth } = state
  return typeof neighbourhood === 'string' && typeof depth === 'number' ? { neighbourhood, depth } : null
}

export function startNeighbourhood(own: HTMLElement): void {
  const ownId = own.dataset.id ?? ''
  const ownTitle = own.dataset.title ?? ''
  const status = element('p', { class: 'visually-hidden', role: 'status' })
  own.after(status)
  let shown = own
  const reach: Reach = { depth: 1, ways: 'both' }
  const say = (text: string) => {
    status.textContent = text
  }
  let asked = ownId

  /** Shows the neighbourhood of a note; `from` is where it was clicked, as a share of the drawing from its middle. */
  async function show(id: string, depth: number, from: readonly [number, number] = [0, 0]): Promise<void> {
    asked = id
    const next = id === ownId ? own : await fetchNeighbourhood(id)
    if (asked !== id) return
    const focused = shown.contains(document.activeElement) && document.activeElement?.closest('svg, .walked')
    if (id !== ownId) addWalked(next, ownTitle, () => history.go(-(readState(history.state)?.depth ?? depth)))
    listen(next)
    shown.replaceWith(next)
    shown = next
    controlNeighbourhood(next, reach, say)
    enter(next, from)
    if (focused) next.querySelector<SVGAElement>('a.centre')?.focus()
    const count = next.querySelectorAll('.relations > li').length
    say(`Around “${next.dataset.title ?? id}”: ${count} ${count === 1 ? 'relation' : 'relations'}.`)
  }

  async function walk(link: Element, id: string): Promise<void> {
    const from = placeOf(link)
    const before = readState(history.state)
    try {
      if (id !== ownId) await fetchNeighbourhood(id)
    } catch {
      location.assign(noteAddress(id))
      return
    }
    const depth = (before?.depth ?? 0) + 1
    if (!before) history.replaceState({ ...history.state, neighbourhood: ownId, depth: 0 }, '')
    history.pushState({ ...history.state, neighbourhood: id, depth }, '')
    await show(id, depth, from)
  }

  const listening = new WeakSet<HTMLElement>()
  function listen(section: HTMLElement): void {
    if (listening.has(section)) return
    listening.add(section)
    section.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('svg a[data-id]:not(.centre)') : null
      const id = link?.getAttribute('data-id')
      if (!link || !id || !isPlainClick(event)) return
      event.preventDefault()
      void walk(link, id)
    })
    for (const type of ['pointerover', 'focusin', 'pointerout', 'focusout'] as const) {
      section.addEventListener(type, (event) => markTwin(section, type.endsWith('out') || type === 'focusout' ? null : event.target))
    }
  }

  listen(own)
  controlNeighbourhood(own, reach, say)
  addEventListener('popstate', (event) => {
    const state = readState(event.state)
    if (state && state.neighbourhood !== shown.dataset.id) show(state.neighbourhood, state.depth).catch(() => {})
  })
  const kept = readState(history.state)
  if (kept && kept.neighbourhood !== ownId) show(kept.neighbourhood, kept.depth).catch(() => {})
}

async function fetchNeighbourhood(id: string): Promise<HTMLElement> {
  const page = await fetchPage(noteAddress(id))
  const found = page.getElementById('neighbourhood')
  if (!found) throw new Error(`no neighbourhood on the page of ${id}`)
  const section = document.importNode(found, true)
  for (const script of section.querySelectorAll('script')) script.remove()
  return section
}

/** A line that names the note in the middle, with a link to it and a button back. */
function addWalked(section: HTMLElement, ownTitle: string, goBack: () => void): void {
  const open = element('a', { href: noteAddress(section.dataset.id ?? '') }, section.dataset.title ?? '')
  const back = button('Back to this note', goBack, { title: ownTitle })
  section.querySelector('header')?.after(element('p', { class: 'walked' }, open, back))
}

/** A relation pointed at in the drawing is marked in the list, and the other way round. */
function markTwin(section: HTMLElement, target: EventTarget | null): void {
  const pointed = target instanceof Element ? target.closest('svg a[data-id], .relations > li') : null
  const id = pointed?.getAttribute('data-id') ?? pointed?.getAttribute('data-with')
  for (const relation of section.querySelectorAll('[data-with]'))
    relation.classList.toggle('on', id != null && relation.getAttribute('data-with') === id)
}

/** Where a link of the drawing stands from its middle, -0.5 to 0.5. */
function placeOf(link: Element): [number, number] {
  const box = link.closest('svg')?.getBoundingClientRect()
  const disc = link.querySelector('circle')?.getBoundingClientRect()
  if (!box || !disc || box.width === 0) return [0, 0]
  return [(disc.x + disc.width / 2 - box.x) / box.width - 0.5, (disc.y + disc.height / 2 - box.y) / box.height - 0.5]
}

function enter(section: HTMLElement, [x, y]: readonly [number, number]): void {
  if (prefersReducedMotion()) return
  const easing = 'cubic-bezier(0.2, 0, 0, 1)'
  section.querySelector('figure svg')?.animate(
    [
      { transform: `translate(${x * 100}%, ${y * 100}%)`, opacity: 0.2 },
      { transform: 'none', opacity: 1 },
    ],
    { duration: 220, easing },
  )
  section.querySelector('.relations')?.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 180, easing })
}
