/** The mark half way along a relation's line, on a canvas: the shapes of `edge-marks.ts`. */
import { type Mark, markOf } from '../../graph/edge-marks.ts'
import type { MapRelation } from './map-data.ts'

/** Each in a box of ten by ten; `true` for shapes that are filled. */
const shapes: Readonly<Record<Mark, readonly [path: string, filled: boolean]>> = {
  arrow: ['M1 1 9 5 1 9z', true],
  open: ['M2 1 8 5 2 9', false],
  cross: ['M2 2 8 8M8 2 2 8', false],
  ring: ['M8.2 5a3.2 3.2 0 1 1-6.4 0a3.2 3.2 0 1 1 6.4 0', false],
  bars: ['M3 1V9M7 1V9', false],
  diamond: ['M0 5 5 1.5 10 5 5 8.5z', true],
}
const paths = new Map<Mark, Path2D>()

/** In map units; the line's colour and opacity are in force. */
export function drawMark(context: CanvasRenderingContext2D, { kind, source, target, via }: MapRelation, scale: number, size: number): void {
  const bend = via ? -0.14 : 0.1
  const [dx, dy] = [target.x - source.x, target.y - source.y]
  const mark = markOf[kind]
  const [shape, filled] = shapes[mark]
  const path = paths.get(mark) ?? new Path2D(shape)
  paths.set(mark, path)
  const unit = (0.84 * size) / scale
  context.save()
  context.translate((source.x + target.x) / 2 - (dy * bend) / 2, (source.y + target.y) / 2 + (dx * bend) / 2)
  context.rotate(Math.atan2(dy, dx))
  context.scale(unit, unit)
  context.translate(-5, -5)
  context.setLineDash([])
  if (filled) {
    context.fillStyle = context.strokeStyle
    context.fill(path)
  } else {
    context.lineWidth = 1.6
    context.stroke(path)
  }
  context.restore()
}
