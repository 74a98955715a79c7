/** The lines of the whole map on a canvas: those among the notes on the screen, dashed and marked when it rests and there is room. */
import { type RelationKind, relationKinds } from '../../records/relation.ts'
import type { MapData, MapNote, MapRelation } from './map-data.ts'
import { drawMark } from './map-marks.ts'
import type { Scene } from './map-scene.ts'
import { showsRelation } from './map-surface.ts'

/** From this level on, all lines between notes on the screen are drawn; below, lines among notes whose labels can be read. */
const allLines = 9
const marksFrom = 12

/** As in neighbourhood.css, pixels. */
export const dashes: Readonly<Partial<Record<RelationKind, readonly number[]>>> = {
  supports: [11, 3],
  extends: [5, 4],
  'corollary-of': [9, 3, 2, 3],
  contradicts: [2.5, 2.5],
  'example-of': [1.2, 2.6],
  'contrasts-with': [1.2, 5],
}

type Context = CanvasRenderingContext2D

/** The curve of `edge-marks.ts`: its control point stands a tenth of the line's length off its middle. */
export function trace(context: Context, { source, target, via }: MapRelation): void {
  const bend = via ? -0.14 : 0.1
  const [dx, dy] = [target.x - source.x, target.y - source.y]
  context.moveTo(source.x, source.y)
  context.quadraticCurveTo((source.x + target.x) / 2 - dy * bend, (source.y + target.y) / 2 + dx * bend, target.x, target.y)
}

/** Relations by kind and by whether they lead from one topic to another, sorted out once. */
const sorted = new WeakMap<
  MapData,
  readonly { readonly kind: RelationKind; readonly far: boolean; readonly relations: readonly MapRelation[] }[]
>()

function groupsOf(data: MapData) {
  const kept = sorted.get(data)
  if (kept) return kept
  const groups = [true, false].flatMap((far) =>
    relationKinds.map((kind) => ({
      kind,
      far,
      relations: data.relations.filter(({ kind: own, source, target }) => own === kind && (source.topic !== target.topic) === far),
    })),
  )
  sorted.set(data, groups)
  return groups
}

export function paintLines(context: Context, scene: Scene): void {
  const { data, level, seen, model, moving, scale, colours } = scene
  const quiet = model.notes ? 0.4 : 1
  const base = level < 8 ? 0.16 : level < marksFrom ? 0.24 : 0.5
  const visible = ({ x, y }: MapNote) => x > seen.left && x < seen.right && y > seen.top && y < seen.bottom
  const readable = ({ from }: MapNote) => from <= level
  // Up to one pixel, lines are drawn as hairlines, which take a fraction of the time.
  context.lineWidth = 0.99 / scale
  for (const { kind, far, relations } of groupsOf(data)) {
    if (model.off.has(kind)) continue
    const some = level < allLines || far
    const against = kind === 'contradicts'
    const plain = moving || far || level < 10
    const marked: MapRelation[] = []
    context.globalAlpha = Math.min(1, base * (far ? 0.6 : 1) * (against ? 2 : 1)) * quiet
    context.strokeStyle = colours(against ? 'ink' : 'ink-3')
    context.setLineDash(plain ? [] : (dashes[kind] ?? []).map((part) => part / scale))
    context.beginPath()
    for (const relation of relations) {
      const { source, target } = relation
      if ((some && !(readable(source) && readable(target))) || !visible(source) || !visible(target) || !showsRelation(model.off, relation))
        continue
      trace(context, relation)
      if (!plain && level >= marksFrom) marked.push(relation)
    }
    context.stroke()
    for (const relation of marked) drawMark(context, relation, scale, 1)
  }
  context.setLineDash([])
  context.globalAlpha = 1
}
