/**
 * The map in motion. One note may be selected (its id stands in the address, `#note=ID`, so that back and forward retrace it), one may
 * be pointed at or have the focus; the latter is shown while it lasts. Arrow keys walk along relations.
 */
import { quadtree } from 'd3'
import { type MapNote, type MapRelation, neighboursOf, readMap } from './map-data.ts'
import { startFind } from './map-find.ts'
import { areaOf, createHighlight } from './map-highlight.ts'
import { createPanel, wordsFrom } from './map-panel.ts'
import { startView } from './map-view.ts'
import { directionOf, nextInDirection } from './map-walk.ts'
import { isPlainClick } from './plain-click.ts'

/** How near a click on the ground must be to mean a note, pixels. */
const reach = 22

export function startMap(root: HTMLElement): void {
  const svg = root.querySelector<SVGSVGElement>('svg.map')
  const panel = root.querySelector<HTMLElement>('.map-panel')
  const status = root.querySelector<HTMLElement>('[role=status]')
  if (!svg || !panel || !status) return
  const data = readMap(root)
  const notes = [...data.notes.values()]
  const off = { topics: new Set<string>(), kinds: new Set<string>() }
  const showsNote = (note: MapNote) => !off.topics.has(note.topic)
  const shows = (relation: MapRelation) => !off.kinds.has(relation.kind) && showsNote(relation.source) && showsNote(relation.target)
  let selected: MapNote | null = null
  let pointed: MapNote | null = null
  /** The one note that the Tab key stops at. */
  let tabbable: MapNote | null = null

  const highlight = createHighlight(svg, shows)
  const fillPanel = createPanel(root, panel, () => choose(null))
  const view = startView(svg, notes.length, () => highlight(pointed ?? selected, view.level(), view.seen()))
  const tree = quadtree<MapNote>(
    notes,
    (note) => note.x,
    (note) => note.y,
  )
  const say = (text: string) => {
    status.textContent = text
  }

  function refresh(): void {
    const note = pointed ?? selected
    highlight(note, view.level(), view.seen())
    fillPanel(note, note !== null && note === selected)
  }

  function point(note: MapNote | null): void {
    if (note === pointed) return
    pointed = note
    refresh()
  }

  /** Selects without touching the address. */
  function select(note: MapNote | null, move: boolean): void {
    const inPanel = panel?.contains(document.activeElement)
    selected = note
    pointed = null
    refresh()
    if (inPanel) (note ? panel?.querySelector<HTMLElement>('h2 a') : tabbable?.link)?.focus({ preventScroll: true })
    makeTabbable(note)
    if (!note) {
      point(null)
      return
    }
    if (move) view.show(areaOf([note, ...neighboursOf(note)], view.scale()))
    else view.reveal(note.x, note.y)
    const count = note.relations.filter(shows).length
    say(`${note.title}: ${count} ${count === 1 ? 'relation' : 'relations'}.`)
  }

  function choose(note: MapNote | null, move = false): void {
    const hash = note ? `#note=${note.id}` : ''
    if (location.hash !== hash) history.pushState(null, '', hash || location.pathname + location.search)
    select(note, move)
  }

  const fromAddress = (): MapNote | null => data.notes.get(location.hash.match(/^#note=([a-z0-9-]+)/)?.[1] ?? '') ?? null

  function makeTabbable(note: MapNote | null): void {
    if (!note || note === tabbable) return
    tabbable?.link.setAttribute('tabindex', '-1')
    note.link.setAttribute('tabindex', '0')
    tabbable = note
  }

  const noteOf = (target: EventTarget | null): MapNote | null => {
    const link = target instanceof Element ? target.closest('.nodes a') : null
    return (link && notes.find((note) => note.link === link)) ?? null
  }

  function walk(from: MapNote, key: string): boolean {
    const direction = directionOf(key)
    if (!direction) return false
    const open = from.relations.filter(shows)
    const next = nextInDirection(
      from,
      neighboursOf(from).filter((note) => open.some((edge) => edge.source === note || edge.target === note)),
      direction,
    )
    if (!next) {
      say('No relation leads that way.')
      return true
    }
    makeTabbable(next)
    next.link.focus({ preventScroll: true })
    view.reveal(next.x, next.y)
    const relation = open.find((edge) => edge.source === next || edge.target === next)
    if (relation) say(`${next.title}, ${wordsFrom(relation, next)} ${from.title}: ${relation.because}`)
    return true
  }

  svg.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse' && !svg.classList.contains('moving')) point(noteOf(event.target))
  })
  svg.addEventListener('pointerleave', () => point(null))
  svg.addEventListener('focusin', (event) => point(noteOf(event.target)))
  svg.addEventListener('focusout', () => point(null))
  svg.addEventListener('click', (event) => {
    if (!isPlainClick(event)) return
    const onLink = noteOf(event.target)
    const [x, y] = view.toMap(event.clientX, event.clientY)
    const note = onLink ?? tree.find(x, y, reach / view.scale()) ?? null
    if (onLink && onLink === selected) return
    event.preventDefault()
    if (!note || note !== selected)
      choose(note && showsNote(note) ? note : null, event instanceof PointerEvent && event.pointerType === 'touch')
    else note.link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  })
  svg.addEventListener('keydown', (event) => {
    const note = noteOf(event.target)
    if (note && !event.altKey && !event.ctrlKey && !event.metaKey && walk(note, event.key)) event.preventDefault()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return
    if (!selected && !pointed) return
    point(null)
    choose(null)
    say('Nothing selected.')
  })
  root.addEventListener('change', (event) => {
    const box = event.target
    if (!(box instanceof HTMLInputElement) || (box.name !== 'topic' && box.name !== 'kind')) return
    const set = box.name === 'topic' ? off.topics : off.kinds
    if (box.checked) set.delete(box.value)
    else set.add(box.value)
    const className = box.name === 'topic' ? `topic-${box.value}` : `k-${box.value}`
    for (const group of svg.querySelectorAll(`:is(.regions, .names, .nodes, .edges) > .${className}`))
      group.classList.toggle('off', !box.checked)
    for (const { line, source, target } of data.relations) line?.classList.toggle('off', !showsNote(source) || !showsNote(target))
    refresh()
    say(`${notes.filter(showsNote).length} notes and ${data.relations.filter(shows).length} relations shown.`)
  })
  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-zoom]') : null
    if (button?.dataset.zoom === 'fit') view.fit()
    else if (button) view.zoomBy(button.dataset.zoom === 'in' ? 1.6 : 1 / 1.6)
  })
  panel.addEventListener('pointerover', (event) => markRelation(event.target))
  panel.addEventListener('pointerleave', () => markRelation(null))
  function markRelation(target: EventTarget | null): void {
    const id = target instanceof Element ? target.closest('li')?.dataset.with : undefined
    for (const line of svg?.querySelectorAll('.raised path') ?? []) {
      line.classList.toggle('strong', id !== undefined && (line.getAttribute('data-with')?.split(' ').includes(id) ?? false))
    }
    for (const note of selected ? neighboursOf(selected) : []) note.link.classList.toggle('strong', id === note.id)
  }

  const input = root.querySelector<HTMLInputElement>('#map-find')
  const list = root.querySelector<HTMLUListElement>('#map-found')
  if (input && list) {
    startFind(input, list, data, (note) => {
      choose(note, true)
      note.link.focus({ preventScroll: true })
    })
  }

  for (const note of notes) note.link.setAttribute('tabindex', '-1')
  makeTabbable(notes.reduce<MapNote | null>((most, note) => (most && most.r >= note.r ? most : note), null))
  const follow = () => {
    const note = fromAddress()
    if (note !== selected) select(note, true)
  }
  addEventListener('popstate', follow)
  addEventListener('hashchange', follow)
  follow()
  root.querySelector('.map-stage')?.setAttribute('data-ready', '')
}
