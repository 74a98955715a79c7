/**
 * The map on a canvas, for notebooks of many notes. Nothing is drawn unless something changed. One real link stands over the note that
 * has the focus, so that keyboard and screen reader meet the same thing as in the SVG.
 */

import { quadtree } from 'd3'
import { noteAddress } from '../../records/address.ts'
import { startCanvasView } from './map-canvas-view.ts'
import { themeColours } from './map-colours.ts'
import type { MapData, MapNote } from './map-data.ts'
import { createLabels, type DrawLabel } from './map-labels.ts'
import { paint } from './map-paint.ts'
import { type MapViewModel, type Surface, type SurfaceListeners, showsNote } from './map-surface.ts'

/** How near the pointer must be to a note to mean it, pixels beyond its disc. */
const near = 3

export function startCanvas(stage: HTMLElement, data: MapData, listeners: SurfaceListeners): Surface {
  const canvas = document.createElement('canvas')
  canvas.className = 'map-canvas'
  canvas.setAttribute('aria-hidden', 'true')
  const cursor = document.createElement('a')
  cursor.className = 'map-cursor'
  cursor.hidden = true
  stage.prepend(canvas, cursor)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('This browser draws on no canvas.')
  const regions = data.file.regions.map((region) => ({ ...region, outline: new Path2D(region.outline) }))
  const tree = quadtree<MapNote>(
    [...data.notes],
    (note) => note.x,
    (note) => note.y,
  )
  let model: MapViewModel = { notes: null, centre: null, relations: [], strong: null, off: new Set(), derived: false, noteStyle: null }
  let current: MapNote | null = null
  let asked = 0
  let labels: DrawLabel | null = null
  let last = { x: -1, y: -1 }

  function size(): void {
    const ratio = devicePixelRatio || 1
    canvas.width = Math.round(stage.clientWidth * ratio)
    canvas.height = Math.round(stage.clientHeight * ratio)
  }
  function paintNow(): void {
    asked = 0
    if (!context) return
    const { left, top } = view.offset()
    const [width, height] = [canvas.clientWidth, canvas.clientHeight]
    const scale = view.scale()
    const seen = { left: -left / scale, top: -top / scale, right: (width - left) / scale, bottom: (height - top) / scale }
    const ratio = devicePixelRatio || 1
    labels ??= createLabels(colours('ink'), colours('paper'), ratio)
    paint(context, {
      labels,
      data,
      regions,
      model,
      colours,
      scale,
      left,
      top,
      level: view.level(),
      moving: view.moving(),
      seen,
      ratio,
      width,
      height,
    })
    placeCursor()
  }
  const ask = () => {
    if (asked === 0) asked = requestAnimationFrame(paintNow)
  }
  function placeCursor(): void {
    if (!current) return
    const [x, y] = view.toStage(current.x, current.y)
    cursor.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
  }
  size()
  const renew = () => {
    labels = null
    ask()
  }
  const colours = themeColours(stage, renew)
  const view = startCanvasView(canvas, data.file, listeners, ask)
  new ResizeObserver(() => {
    size()
    labels = null
    view.resized()
    ask()
  }).observe(stage)
  canvas.addEventListener('pointermove', (event) => {
    last = { x: event.clientX, y: event.clientY }
  })
  canvas.addEventListener('pointerdown', (event) => {
    last = { x: event.clientX, y: event.clientY }
  })
  document.fonts.ready.then(renew, () => {})
  paintNow()
  performance.mark('map-drawn')

  function under({ x, y }: { readonly x: number; readonly y: number }): MapNote | null {
    const [mapX, mapY] = view.toMap(x, y)
    const note = tree.find(mapX, mapY, 14 / view.scale())
    if (!note || !showsNote(model.off, note)) return null
    return Math.hypot(note.x - mapX, note.y - mapY) * view.scale() <= note.r + near ? note : null
  }

  const tab = (note: MapNote) => {
    current = note
    cursor.hidden = false
    cursor.href = noteAddress(note.id)
    cursor.setAttribute('aria-label', note.title)
    placeCursor()
  }
  return {
    element: stage,
    view,
    draw(next) {
      model = next
      ask()
    },
    noteOf: (target) => (target === cursor ? current : target === canvas ? under(last) : null),
    focus(note) {
      tab(note)
      cursor.focus({ preventScroll: true })
    },
    tab,
  }
}
