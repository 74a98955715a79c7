/** Looking at the map on a canvas: zoom and pan by d3-zoom, in pixels of the screen. */
import { select, type ZoomTransform, zoom, zoomIdentity } from 'd3'
import { levelAt } from '../../graph/labels.ts'
import { prefersReducedMotion } from '../page/plain-click.ts'
import { type Area, coveredBySheet, type MapView, onMap, type SurfaceListeners } from './map-surface.ts'

export interface CanvasView extends MapView {
  /** Pixels: `x = left + scale · map x`. */
  offset(): { readonly left: number; readonly top: number }
  /** After the canvas has got another size; the middle stays. */
  resized(): void
}

/** `paint` is called whenever the canvas shows another part of the map. */
export function startCanvasView(
  canvas: HTMLCanvasElement,
  size: { readonly width: number; readonly height: number },
  listeners: SurfaceListeners,
  paint: () => void,
): CanvasView {
  const { width, height } = size
  let transform: ZoomTransform = zoomIdentity
  let level = -1
  let moving = false
  let box = { width: canvas.clientWidth, height: canvas.clientHeight }

  const fitScale = () => Math.min(box.width / width, box.height / height) || 1
  const fitted = () => {
    const k = fitScale()
    return zoomIdentity.translate((box.width - k * width) / 2, (box.height - k * height) / 2).scale(k)
  }
  const behaviour = zoom<HTMLCanvasElement, unknown>()
    .translateExtent([
      [-0.35 * width, -0.35 * height],
      [1.35 * width, 1.35 * height],
    ])
    .on('start', () => {
      moving = true
      canvas.classList.add('moving')
    })
    .on('end', () => {
      moving = false
      canvas.classList.remove('moving')
      paint()
      listeners.onRest()
    })
    .on('zoom', (event: { readonly transform: ZoomTransform }) => {
      transform = event.transform
      const next = levelAt(transform.k)
      if (next !== level) {
        level = next
        listeners.onLevel()
      }
      paint()
    })
  const selection = select(canvas)
  const limit = () =>
    behaviour.scaleExtent([0.8 * fitScale(), Math.max(4, 4 * fitScale())]).extent([
      [0, 0],
      [box.width, box.height],
    ])
  limit()
  selection.call(behaviour).on('dblclick.zoom', null)
  transform = fitted()
  level = levelAt(transform.k)
  selection.property('__zoom', transform)

  const eased = () => selection.transition().duration(220)
  const moveTo = (next: ZoomTransform) =>
    prefersReducedMotion() ? selection.call(behaviour.transform, next) : eased().call(behaviour.transform, next)
  const toMap = (clientX: number, clientY: number): readonly [number, number] => {
    const at = canvas.getBoundingClientRect()
    return transform.invert([clientX - at.left, clientY - at.top])
  }
  const seen = (): Area => {
    const at = canvas.getBoundingClientRect()
    const [left, top] = toMap(at.left, at.top)
    const [right, bottom] = toMap(at.right, at.bottom - coveredBySheet(canvas))
    return { left, top, right, bottom }
  }
  const centred = (x: number, y: number, k: number, lift = 0) =>
    zoomIdentity.translate(box.width / 2 - k * x, box.height / 2 - lift - k * y).scale(k)

  return {
    scale: () => transform.k,
    level: () => level,
    moving: () => moving,
    offset: () => ({ left: transform.x, top: transform.y }),
    seen,
    toMap,
    toStage: (x, y) => transform.apply([x, y]),
    zoomBy: (factor, { x, y }) => {
      const at = transform.apply([x, y])
      if (prefersReducedMotion()) selection.call(behaviour.scaleBy, factor, at)
      else eased().call(behaviour.scaleBy, factor, at)
    },
    fit: () => moveTo(fitted()),
    show: ({ left, right, top, bottom }) => {
      const covered = coveredBySheet(canvas)
      const k = Math.max(
        fitScale(),
        Math.min(1.25, (0.8 * box.width) / (right - left || 1), (0.8 * (box.height - covered)) / (bottom - top || 1)),
      )
      moveTo(centred((left + right) / 2, (top + bottom) / 2, k, covered / 2))
    },
    reveal: (x, y) => {
      const now = seen()
      const border = 40 / transform.k
      const dx = Math.min(0, x - now.left - border) + Math.max(0, x - now.right + border)
      const dy = Math.min(0, y - now.top - border) + Math.max(0, y - now.bottom + border)
      if (dx !== 0 || dy !== 0) moveTo(transform.translate(-dx, -dy))
    },
    place: () => {
      const fit = fitted()
      if (Math.abs(transform.k / fit.k - 1) < 0.01 && Math.abs(transform.x - fit.x) < 1 && Math.abs(transform.y - fit.y) < 1) return null
      const [x, y] = transform.invert([box.width / 2, box.height / 2])
      return { x, y, zoom: transform.k / fit.k }
    },
    go: (place) => {
      const at = place && onMap(place, size, Math.max(4, 4 / fitScale()))
      moveTo(at ? centred(at.x, at.y, at.zoom * fitScale()) : fitted())
    },
    resized: () => {
      const [x, y] = transform.invert([box.width / 2, box.height / 2])
      const share = transform.k / fitScale()
      box = { width: canvas.clientWidth, height: canvas.clientHeight }
      limit()
      selection.call(behaviour.transform, centred(x, y, share * fitScale()))
    },
  }
}
