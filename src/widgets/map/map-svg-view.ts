/** Looking at the map in SVG: zoom and pan by d3-zoom, the scale's level as classes, sizes that stay the same on the screen. */
import { select, type ZoomTransform, zoom, zoomIdentity } from 'd3'
import { discFactor, levelAt, scaleOf, topLevel } from '../../graph/labels.ts'
import { prefersReducedMotion } from '../page/plain-click.ts'
import { type Area, coveredBySheet, type MapView, onMap, type SurfaceListeners } from './map-surface.ts'

/** Takes over the drawing. */
export function startSvgView(svg: SVGSVGElement, { onLevel, onRest }: SurfaceListeners): MapView {
  const view = svg.querySelector<SVGGElement>('.view')
  const { width, height } = svg.viewBox.baseVal
  let transform: ZoomTransform = zoomIdentity
  let level = -1
  let sized = 0

  const fitScale = () => Math.min(svg.clientWidth / width, svg.clientHeight / height) || 1
  const scale = () => fitScale() * transform.k

  function draw(): void {
    view?.setAttribute('transform', transform.toString())
    const now = scale()
    const nextLevel = Math.max(0, levelAt(now * 1.09))
    const size = Math.min(1 / now, 1 / scaleOf(nextLevel))
    if (Math.abs(size / sized - 1) > 0.01) {
      sized = size
      svg.style.setProperty('--unit', size.toFixed(4))
      svg.style.setProperty('--disc', (size * discFactor(1 / size)).toFixed(4))
    }
    if (nextLevel === level) return
    const first = level === -1
    level = nextLevel
    for (let i = 0; i <= topLevel; i++) svg.classList.toggle(`z${i}`, i <= level)
    if (!first) onLevel()
  }

  const behaviour = zoom<SVGSVGElement, unknown>()
    .extent([
      [0, 0],
      [width, height],
    ])
    .translateExtent([
      [-0.35 * width, -0.35 * height],
      [1.35 * width, 1.35 * height],
    ])
    .scaleExtent([0.8, Math.max(4, 4 / fitScale())])
    .on('start', () => svg.classList.add('moving'))
    .on('end', () => {
      svg.classList.remove('moving')
      onRest()
    })
    .on('zoom', (event: { readonly transform: ZoomTransform }) => {
      transform = event.transform
      draw()
    })
  const selection = select(svg)
  selection.call(behaviour).on('dblclick.zoom', null)
  new ResizeObserver(draw).observe(svg)
  draw()

  const moving = (still = prefersReducedMotion()) => selection.transition().duration(still ? 0 : 220)
  const moveTo = (next: ZoomTransform) =>
    prefersReducedMotion() ? selection.call(behaviour.transform, next) : moving().call(behaviour.transform, next)
  const toMap = (clientX: number, clientY: number): readonly [number, number] => {
    const matrix = view?.getScreenCTM()?.inverse()
    const point = new DOMPoint(clientX, clientY).matrixTransform(matrix)
    return [point.x, point.y]
  }
  const seen = (): Area => {
    const box = svg.getBoundingClientRect()
    const [left, top] = toMap(box.left, box.top)
    const [right, bottom] = toMap(box.right, box.bottom - coveredBySheet(svg))
    return { left, top, right, bottom }
  }
  /** Half of what the sheet covers, in units of the drawing. */
  const lift = () => coveredBySheet(svg) / 2 / fitScale()
  const around = (x: number, y: number, k: number) => zoomIdentity.translate(width / 2 - k * x, height / 2 - lift() - k * y).scale(k)

  return {
    scale,
    level: () => level,
    moving: () => svg.classList.contains('moving'),
    seen,
    toMap,
    toStage: (x, y) => {
      const box = svg.getBoundingClientRect()
      const point = new DOMPoint(x, y).matrixTransform(view?.getScreenCTM() ?? undefined)
      return [point.x - box.left, point.y - box.top]
    },
    zoomBy: (factor, { x, y }) => moving().call(behaviour.scaleBy, factor, transform.apply([x, y])),
    fit: () => moveTo(zoomIdentity),
    show: ({ left, right, top, bottom }) => {
      const now = seen()
      const [w, h] = [(now.right - now.left) * transform.k, (now.bottom - now.top) * transform.k]
      const most = 1.25 / fitScale()
      const k = Math.max(1, Math.min(most, (0.8 * w) / (right - left || 1), (0.8 * h) / (bottom - top || 1)))
      moveTo(around((left + right) / 2, (top + bottom) / 2, k))
    },
    reveal: (x, y) => {
      const now = seen()
      const border = 40 / scale()
      const dx = Math.min(0, x - now.left - border) + Math.max(0, x - now.right + border)
      const dy = Math.min(0, y - now.top - border) + Math.max(0, y - now.bottom + border)
      if (dx !== 0 || dy !== 0) moving().call(behaviour.translateBy, -dx, -dy)
    },
    place: () => {
      const { k } = transform
      if (Math.abs(k - 1) < 0.01 && Math.abs(transform.x) < 1 && Math.abs(transform.y) < 1) return null
      return { x: (width / 2 - transform.x) / k, y: (height / 2 - transform.y) / k, zoom: k }
    },
    go: (place) => {
      const at = place && onMap(place, { width, height }, Math.max(4, 4 / fitScale()))
      moveTo(at ? zoomIdentity.translate(width / 2 - at.zoom * at.x, height / 2 - at.zoom * at.y).scale(at.zoom) : zoomIdentity)
    },
  }
}
