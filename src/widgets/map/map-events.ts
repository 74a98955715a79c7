/** Pointers and keys on the map: what they mean, said to the map's script in its own terms. */
import { quadtree } from 'd3'
import { isPlainClick } from '../page/plain-click.ts'
import { directionOf } from './arrow-navigation.ts'
import type { MapData, MapNote, MapRelation } from './map-data.ts'
import { nearestLine } from './map-lines.ts'
import type { Surface } from './map-surface.ts'

/** How near a click must be to mean a note or a line, pixels: with a mouse, with a finger. */
const reach = { note: { mouse: 10, touch: 24 }, line: { mouse: 5, touch: 12 } } as const

export interface Hands {
  /** A mouse or the focus is on a note, or on none. */
  readonly point: (note: MapNote | null) => void
  /** A mouse or finger is on a line, or on none; where, in pixels of the window. */
  readonly line: (relation: MapRelation | null, x: number, y: number) => void
  readonly choose: (note: MapNote | null, touch: boolean) => void
  readonly open: (note: MapNote) => void
  /** True when the key meant something. */
  readonly walk: (from: MapNote, direction: readonly [number, number]) => void
}

export interface Around {
  readonly selected: () => MapNote | null
  readonly shown: (note: MapNote) => boolean
  /** The lines that can be seen. */
  readonly lines: () => Iterable<MapRelation>
  readonly moving: () => boolean
}

export function hearHands(surface: Surface, data: MapData, around: Around, hands: Hands): void {
  const { element, view } = surface
  const tree = quadtree<MapNote>(
    [...data.notes],
    (note) => note.x,
    (note) => note.y,
  )
  const listen = <K extends keyof HTMLElementEventMap>(type: K, heard: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(type, heard as EventListener)
  const lineAt = (event: MouseEvent, within: number): MapRelation | null => {
    const [x, y] = view.toMap(event.clientX, event.clientY)
    return nearestLine(around.lines(), x, y, within / view.scale())
  }
  const noteNear = (event: MouseEvent, within: number): MapNote | null => {
    const [x, y] = view.toMap(event.clientX, event.clientY)
    const note = tree.find(x, y, within / view.scale())
    return note && around.shown(note) ? note : null
  }
  let frame = 0

  listen('pointermove', (event) => {
    if (event.pointerType !== 'mouse' || frame || around.moving()) return
    frame = requestAnimationFrame(() => {
      frame = 0
      const note = surface.noteOf(event.target)
      hands.point(note)
      hands.line(note ? null : lineAt(event, reach.line.mouse), event.clientX, event.clientY)
    })
  })
  listen('pointerleave', () => {
    cancelAnimationFrame(frame)
    frame = 0
    hands.point(null)
    hands.line(null, 0, 0)
  })
  listen('focusin', (event) => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) hands.point(surface.noteOf(event.target))
  })
  listen('focusout', () => hands.point(null))
  listen('click', (event) => {
    if (!isPlainClick(event) || (event.target instanceof Element && event.target.closest('button, .map-tip'))) return
    const touch = event instanceof PointerEvent && event.pointerType === 'touch'
    const kind = touch ? 'touch' : 'mouse'
    const onNote = surface.noteOf(event.target) ?? (touch ? noteNear(event, reach.note.touch) : null)
    const onLink = event.target instanceof Element && event.target.closest('a') !== null
    if (onNote && onNote === around.selected()) {
      if (onLink) return
      event.preventDefault()
      hands.open(onNote)
      return
    }
    event.preventDefault()
    const line = onNote ? null : lineAt(event, reach.line[kind])
    if (line) {
      hands.line(line, event.clientX, event.clientY)
      return
    }
    const note = onNote ?? noteNear(event, reach.note[kind])
    if (note && note === around.selected()) hands.open(note)
    else hands.choose(note && around.shown(note) ? note : null, touch)
  })
  listen('keydown', (event) => {
    const note = surface.noteOf(event.target)
    const direction = directionOf(event.key)
    if (!note || !direction || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    hands.walk(note, direction)
  })
}
