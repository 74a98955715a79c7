/** Looking at the map: zoom and pan by d3-zoom, the scale's level as classes, sizes that stay the same on the screen. */
import { select, type ZoomTransform, zoom, zoomIdentity } from 'd3'
import { discFactor, levelAt, scaleOf, topLevel } from '../graph/labels.ts'
import { prefersStill } from './plain-click.ts'

export interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface MapView {
  /** Screen pixels a map unit, and the level of labels in force. */
  scale(): number
  level(): number
  zoomBy(factor: number): void
  fit(): void
  /** Moves so that the area is seen whole, no closer than reading needs. */
  show(area: Area): void
  /** Moves no farther than needed to see a point. */
  reveal(x: number, y: number): void
  /** What of the map is on the screen, without what the sheet covers. */
  seen(): Area
  /** From a place on the screen to map units. */
  toMap(clientX: number, clientY: number): readonly [number, number]
}

/** Beyond this many notes the map is big: sizes change in steps only, since a step restyles every note, and lines are plainer. */
const mostSmooth = 400

/** Takes over the drawing. `onLevel` is called after the level of labels has changed. */
export function startView(svg: SVGSVGElement, notes: number, onLevel: () => void): MapView {
  const view = svg.querySelector<SVGGElement>('.view')
  const { width, height } = svg.viewBox.baseVal
  let transform: ZoomTransform = zoomIdentity
  let level = -1
  let sized = 0

  svg.classList.toggle('big', notes > mostSmooth)
  const fitScale = () => Math.min(svg.clientWidth / width, svg.clientHeight / height) || 1
  const scale = () => fitScale() * transform.k

  function draw(): void {
    view?.setAttribute('transform', transform.toString())
    const now = scale()
    const nextLevel = levelAt(now * 1.09)
    const size = notes > mostSmooth ? 1 / scaleOf(nextLevel) : Math.min(1 / now, 1 / scaleOf(nextLevel))
    if (Math.abs(size / sized - 1) > 0.01) {
      sized = size
      svg.style.setProperty('--s', size.toFixed(4))
      svg.style.setProperty('--d', (size * discFactor(1 / size)).toFixed(4))
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
    .on('end', () => svg.classList.remove('moving'))
    .on('zoom', (event: { readonly transform: ZoomTransform }) => {
      transform = event.transform
      draw()
    })
  const selection = select(svg)
  selection.call(behaviour).on('dblclick.zoom', null)
  new ResizeObserver(draw).observe(svg)
  draw()

  const moving = () => selection.transition().duration(prefersStill() ? 0 : 220)
  const moveTo = (next: ZoomTransform) => moving().call(behaviour.transform, next)
  const seen = (): Area => {
    const box = svg.getBoundingClientRect()
    const [left, top] = toMap(box.left, box.top)
    const [right, bottom] = toMap(box.right, box.bottom - coveredBySheet(svg))
    return { left, top, right, bottom }
  }
  const toMap = (clientX: number, clientY: number): readonly [number, number] => {
    const matrix = view?.getScreenCTM()?.inverse()
    const point = new DOMPoint(clientX, clientY).matrixTransform(matrix)
    return [point.x, point.y]
  }

  return {
    scale,
    level: () => level,
    seen,
    zoomBy: (factor) => moving().call(behaviour.scaleBy, factor),
    fit: () => moveTo(zoomIdentity),
    toMap,
    show: ({ left, right, top, bottom }) => {
      const now = seen()
      const [w, h] = [(now.right - now.left) * transform.k, (now.bottom - now.top) * transform.k]
      const most = 1.25 / fitScale()
      const k = Math.max(1, Math.min(most, (0.8 * w) / (right - left || 1), (0.8 * h) / (bottom - top || 1)))
      const shift = (coveredBySheet(svg) / 2 / fitScale()) * -1
      moveTo(zoomIdentity.translate(width / 2 - (k * (left + right)) / 2, height / 2 + shift - (k * (top + bottom)) / 2).scale(k))
    },
    reveal: (x, y) => {
      const now = seen()
      const border = 40 / scale()
      const dx = Math.min(0, x - now.left - border) + Math.max(0, x - now.right + border)
      const dy = Math.min(0, y - now.top - border) + Math.max(0, y - now.bottom + border)
      if (dx !== 0 || dy !== 0) moving().call(behaviour.translateBy, -dx, -dy)
    },
  }
}

/** Pixels of the drawing's foot that the panel covers when it is a sheet (on a phone). */
function coveredBySheet(svg: SVGSVGElement): number {
  const panel = svg.closest('.concept-map')?.querySelector('.map-panel')
  if (!panel || getComputedStyle(panel).position !== 'fixed') return 0
  return Math.max(0, svg.getBoundingClientRect().bottom - panel.getBoundingClientRect().top)
}
