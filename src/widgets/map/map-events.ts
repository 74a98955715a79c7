/** Turns events of pointer and keyboard on the map into actions on notes and relations. */
import { quadtree } from 'd3'
import { isPlainClick } from '../page/plain-click.ts'
import { directionOf } from './arrow-navigation.ts'
import type { MapData, MapNote, MapRelation } from './map-data.ts'
import { nearestLine } from './map-lines.ts'
import type { Surface } from './map-surface.ts'

/** How near to a note or a line a click must be to select it, pixels. */
const reach = { note: { mouse: 10, touch: 24 }, line: { mouse: 5, touch: 12 } } as const

export interface MapActions {
  /** The mouse or the focus is on this note, or on none. */
  readonly point: (note: MapNote | null) => void
  /** The mouse or a finger is on this line, or on none; `x` and `y` in pixels of the window. */
  readonly line: (relation: MapRelation | null, x: number, y: number) => void
  readonly choose: (note: MapNote | null, touch: boolean) => void
  readonly open: (note: MapNote) => void
  /** An arrow key was pressed on a note; `direction` is a unit vector of the screen. */
  readonly walk: (from: MapNote, direction: readonly [number, number]) => void
}

export interface MapContext {
  readonly selected: () => MapNote | null
  readonly shown: (note: MapNote) => boolean
  /** The lines that can be seen. */
  readonly lines: () => Iterable<MapRelation>
  readonly moving: () => boolean
}

export function listenToMap(surface: Surface, data: MapData, context: MapContext, actions: MapActions): void {
  const { element, view } = surface
  const tree = quadtree<MapNote>(
    [...data.notes],
    (note) => note.x,
    (note) => note.y,
  )
  const listen = <K extends keyof HTMLElementEventMap>(type: K, handle: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(type, handle as EventListener)
  const lineAt = (event: MouseEvent, within: number): MapRelation | null => {
    const [x, y] = view.toMap(event.clientX, event.clientY)
    return nearestLine(context.lines(), x, y, within / view.scale())
  }
  const noteNear = (event: MouseEvent, within: number): MapNote | null => {
    const [x, y] = view.toMap(event.clientX, event.clientY)
    const note = tree.find(x, y, within / view.scale())
    return note && context.shown(note) ? note : null
  }
  let frame = 0

  listen('pointermove', (event) => {
    if (event.pointerType !== 'mouse' || frame || context.moving()) return
    frame = requestAnimationFrame(() => {
      frame = 0
      const note = surface.noteOf(event.target)
      actions.point(note)
      actions.line(note ? null : lineAt(event, reach.line.mouse), event.clientX, event.clientY)
    })
  })
  listen('pointerleave', () => {
    cancelAnimationFrame(frame)
    frame = 0
    actions.point(null)
    actions.line(null, 0, 0)
  })
  listen('focusin', (event) => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) actions.point(surface.noteOf(event.target))
  })
  listen('focusout', () => actions.point(null))
  listen('click', (event) => {
    if (!isPlainClick(event) || (event.target instanceof Element && event.target.closest('button, .map-tip'))) return
    const touch = event instanceof PointerEvent && event.pointerType === 'touch'
    const kind = touch ? 'touch' : 'mouse'
    const onNote = surface.noteOf(event.target) ?? (touch ? noteNear(event, reach.note.touch) : null)
    const onLink = event.target instanceof Element && event.target.closest('a') !== null
    if (onNote && onNote === context.selected()) {
      if (onLink) return
      event.preventDefault()
      actions.open(onNote)
      return
    }
    event.preventDefault()
    const line = onNote ? null : lineAt(event, reach.line[kind])
    if (line) {
      actions.line(line, event.clientX, event.clientY)
      return
    }
    const note = onNote ?? noteNear(event, reach.note[kind])
    if (note && note === context.selected()) actions.open(note)
    else actions.choose(note && context.shown(note) ? note : null, touch)
  })
  listen('keydown', (event) => {
    const note = surface.noteOf(event.target)
    const direction = directionOf(event.key)
    if (!note || !direction || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    actions.walk(note, direction)
  })
}
