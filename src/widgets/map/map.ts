/**
 * The script of the map. Its state is in the address, so that back and forward retrace a walk and a link shows everyone the same: the
 * note that is selected, a path, filters, lens and the view. A note that is pointed at or has the focus is shown while that lasts.
 */
import { noteAddress } from '../../records/address.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { createLensSwitch } from './apply-lens.ts'
import { nextInDirection } from './arrow-navigation.ts'
import { count } from './counted.ts'
import { showKey, startBar } from './map-bar.ts'
import { startCanvas } from './map-canvas.ts'
import { createReasons, loadMap, type MapData, type MapNote, type MapRelation, otherEnd, wordsFrom } from './map-data.ts'
import { listenToMap } from './map-events.ts'
import { startFind } from './map-find.ts'
import type { LensKey, Seen } from './map-lens.ts'
import { createPanels } from './map-panels.ts'
import { firstState, type MapState, readState, writeState } from './map-state.ts'
import { type MapViewModel, type Surface, showsNote, showsRelation } from './map-surface.ts'
import { startSvg } from './map-svg.ts'
import { createTip, describeRelation } from './map-tip.ts'
import { areaOf, bringIntoView, noteInSight, nothingShown, type Shown, viewModelOf } from './map-view-model.ts'

/** Up to this many notes the SVG of the page moves evenly; beyond, the map is painted on a canvas in its place. */
const mostSvg = 300
/** The level from which all lines can be seen and pointed at. */
const allLines = 9

/** `page` is the bar with the drawing; the list follows it. */
export async function startMap(page: HTMLElement): Promise<void> {
  const root = page.closest<HTMLElement>('.concept-map')
  if (!root) return
  const stage = root.querySelector<HTMLElement>('.map-stage')
  const panel = root.querySelector<HTMLElement>('.map-panel')
  const status = root.querySelector<HTMLElement>('[role=status]')
  const key = root.querySelector<HTMLElement>('.map-key')
  if (!stage || !panel || !status || !key) return
  const say = (text: string) => {
    status.textContent = text
  }
  let data: MapData
  try {
    data = await loadMap()
  } catch (error) {
    say(error instanceof Error ? error.message : 'The map could not be loaded.')
    return
  }
  const svg = stage.querySelector<SVGSVGElement>('svg.map')
  const reasons = createReasons(root)
  const noteAt = (id: string | null): MapNote | null => (id === null ? null : (data.byId.get(id) ?? null))
  let state = readState(location.hash)
  let off: ReadonlySet<string> = new Set(state.off)
  let pointed: MapNote | null = null
  let strong: MapViewModel['strong'] = null
  let marked: LensKey | null = null
  let seen: Seen | null = null
  let shown: Shown = nothingShown
  let moves = false
  let writing = 0

  const listeners = { onLevel: () => draw(), onRest: () => rested() }
  const surface: Surface = svg && data.notes.length <= mostSvg ? startSvg(svg, data, listeners) : startCanvas(stage, data, listeners)
  if (svg && surface.element === stage) {
    // The marks of lines serve the legend, and a drawing that is not shown would not show them.
    const marks = svg.querySelector('defs')
    svg.replaceChildren(...(marks ? [marks] : []))
    svg.setAttribute('class', 'graph map-marks')
  }
  const { view } = surface
  const tip = createTip(stage, reasons)
  const bar = startBar(root, (patch) => change(patch))
  const shows = (relation: MapRelation) => showsRelation(off, relation)
  const relationsOf = (note: MapNote): readonly MapRelation[] => [...note.relations, ...(state.derived ? note.derived : [])].filter(shows)
  const panels = createPanels(root, panel, data, { reasons, say, shows, relationsOf, loaded, change: (patch) => change(patch, true) })
  const applyLens = createLensSwitch(data, (next) => {
    seen = next.seen
    showKey(key, next.seen?.lens ?? null, markKey, next.controls)
    draw()
  })

  function draw(): void {
    surface.draw(viewModelOf(shown, { strong, off, derived: state.derived, noteStyle: seen?.noteStyle ?? null, marked }))
  }
  function markKey(next: LensKey | null): void {
    marked = next
    draw()
  }
  /** Fills the panel and draws what it is about highlighted. */
  function refresh(): void {
    shown = panels(state, pointed)
    draw()
  }
  /** Brings what is shown into view, where the step asked for it, and announces it. */
  function arrive(): void {
    if (moves && shown.notes.length > 0) bringIntoView(view, areaOf(shown.notes, view.scale()))
    say(shown.description)
  }
  function loaded(): void {
    refresh()
    arrive()
  }
  function point(note: MapNote | null): void {
    if (note === pointed) return
    pointed = note
    refresh()
  }

  /** A step of the walk is an entry of the browser's history; a change of filters, lens or view replaces the present one. */
  function writeAddress(next: MapState, step: boolean): void {
    const address = location.pathname + location.search + writeState(next)
    if (address === location.pathname + location.search + location.hash) return
    if (step) history.pushState(history.state, '', address)
    else history.replaceState(history.state, '', address)
  }
  function change(patch: Partial<MapState>, step = false, move = step): void {
    const next = { ...state, ...patch }
    writeAddress(next, step)
    apply(next, move)
  }
  /** The address gets the place once the view has been still for a quarter of a second. What is shown, such as a note pointed at, stays. */
  function rested(): void {
    clearTimeout(writing)
    writing = window.setTimeout(() => {
      state = { ...state, at: view.place() }
      writeAddress(state, false)
    }, 250)
  }

  /** Shows a state. With `move` the view goes to the notes that the state is about; without, it stays. */
  function apply(next: MapState, move: boolean): void {
    const before = state
    const inPanel = panel?.contains(document.activeElement) ?? false
    state = next
    if (next.off.join() !== before.off.join() || off.size !== next.off.length) off = new Set(next.off)
    bar.show(next)
    applyLens(next, (patch) => change(patch))
    pointed = null
    refresh()
    const note = noteAt(next.note)
    if (note) surface.tab(note)
    if (inPanel) panel?.querySelector<HTMLElement>('h2 a, h2')?.focus({ preventScroll: true })
    if (next.note !== before.note || next.path?.join() !== before.path?.join() || next.first !== before.first) {
      moves = move
      arrive()
    } else if (next.off !== before.off) {
      say(
        `${count(data.notes.filter((each) => showsNote(off, each)).length, 'note')} and ${count(data.relations.filter(shows).length, 'relation')} shown.`,
      )
    }
  }

  function choose(note: MapNote | null, move: boolean): void {
    change({ note: note?.id ?? null, path: null, first: null }, true, move)
    if (note && !move) view.reveal(note.x, note.y)
    if (!note) say('Nothing selected.')
  }
  async function walk(from: MapNote, direction: readonly [number, number]): Promise<void> {
    const relations = relationsOf(from)
    const next = nextInDirection(from, [...new Set(relations.map((relation) => otherEnd(relation, from)))], direction)
    if (!next) {
      say('No relation leads that way.')
      return
    }
    surface.focus(next)
    point(next)
    view.reveal(next.x, next.y)
    const relation = relations.find((each) => otherEnd(each, from) === next)
    await reasons(from).catch(() => {})
    if (relation) say(`${next.title}, ${wordsFrom(relation, next)} ${from.title}: ${relation.because ?? ''}`)
  }

  listenToMap(
    surface,
    data,
    {
      selected: () => noteAt(state.note),
      shown: (note) => showsNote(off, note),
      lines: () => (shown.relations.length > 0 ? shown.relations : view.level() < allLines ? [] : data.relations.filter(shows)),
      moving: () => view.moving(),
    },
    {
      point,
      line: (relation, x, y) => {
        tip(relation, x, y)
        if (relation === strong) return
        strong = relation
        draw()
        const tell = () => strong === relation && relation && say(describeRelation(relation))
        if (relation) reasons(relation.source).then(tell, tell)
      },
      choose: (note, touch) => choose(note, touch),
      open: (note) => location.assign(scenario.carry(noteAddress(note.id))),
      walk: (from, direction) => void walk(from, direction),
    },
  )
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return
    if (state.note || state.path || state.first) choose(null, false)
    else point(null)
    tip(null, 0, 0)
  })
  root.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-zoom], button[data-path]') : null
    if (pressed?.dataset['zoom'] === 'fit') view.fit()
    else if (pressed?.dataset['zoom'])
      view.zoomBy(pressed.dataset['zoom'] === 'in' ? 1.6 : 1 / 1.6, noteInSight(view, noteAt(state.note), data.notes))
    else if (pressed) change({ path: [state.note ?? '-', '-'], first: null }, true, false)
  })
  for (const type of ['pointerover', 'focusin'] as const) panel.addEventListener(type, ({ target }) => mark(panels.pointed(target)))
  for (const type of ['pointerleave', 'focusout'] as const) panel.addEventListener(type, () => mark(null))
  function mark(note: MapNote | null): void {
    if (note === strong) return
    strong = note
    draw()
  }
  panel.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#note="]') : null
    const note = noteAt(link?.hash.slice('#note='.length) ?? null)
    if (!note || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    choose(note, true)
  })
  const input = root.querySelector<HTMLInputElement>('#map-find')
  const list = root.querySelector<HTMLUListElement>('#map-found')
  if (input && list) {
    startFind(input, list, data, (note) => {
      choose(note, true)
      surface.focus(note)
    })
  }

  surface.tab(noteAt(state.note) ?? data.notes.reduce((most, note) => (note.r > most.r ? note : most)))
  addEventListener('popstate', () => {
    const next = readState(location.hash)
    apply(next, next.at === null)
    if (next.at || !next.note) view.go(next.at)
  })
  const opened = state
  const early = bar.early(opened)
  state = firstState
  apply(opened, opened.at === null)
  if (opened.at) view.go(opened.at)
  if (Object.keys(early).length > 0) change(early)
  stage.setAttribute('data-ready', '')
}
