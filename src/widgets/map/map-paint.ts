/** Paints the map on a canvas: regions, lines, topic names, discs and the labels that the level of the scale has room for. */
import { discFactor, never, placeLabels } from '../../graph/labels.ts'
import type { Topic } from '../../records/note.ts'
import { createLabelOccupancy, type LabelOccupancy } from './label-occupancy.ts'
import type { MapNote } from './map-data.ts'
import { drawMark } from './map-marks.ts'
import { dashes, paintLines, trace } from './map-paint-lines.ts'
import type { Scene } from './map-scene.ts'
import { isStrong, showsNote } from './map-surface.ts'

type Context = CanvasRenderingContext2D

export function paint(context: Context, scene: Scene): void {
  const { ratio, width, height, scale, left, top, colours, model, data } = scene
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.fillStyle = colours('paper')
  context.fillRect(0, 0, width, height)
  context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * left, ratio * top)
  for (const { topic, outline } of scene.regions) {
    if (model.off.has(topic)) continue
    context.fillStyle = colours(`${topic}-tint`)
    context.fill(outline)
  }
  const near = data.notes.filter((note) => inView(scene, note))
  paintLines(context, scene)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  paintNames(context, scene)
  paintDiscs(context, scene, near, model.notes ? null : labelOccupancy(scene, near))
  paintRaised(context, scene)
  paintLabels(context, scene, near)
}

const inView = ({ seen, scale, model }: Scene, { x, y, topic }: MapNote): boolean => {
  const border = 12 / scale
  return !model.off.has(topic) && x > seen.left - border && x < seen.right + border && y > seen.top - border && y < seen.bottom + border
}

function paintNames(context: Context, { regions, scale, left, top, model, colours }: Scene): void {
  context.font = '600 13px "Source Sans 3", "Sans stand-in", sans-serif'
  context.letterSpacing = '1.2px'
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  for (const { topic, title, x, y } of regions) {
    if (model.off.has(topic)) continue
    context.fillStyle = colours(topic)
    context.fillText(title.toUpperCase(), left + scale * x, top + scale * y)
  }
  context.letterSpacing = '0px'
}

/** What the labels of this level occupy on the screen. */
function labelOccupancy({ level, width, height, scale, left, top }: Scene, near: readonly MapNote[]): LabelOccupancy {
  const occupied = createLabelOccupancy(width, height)
  for (const note of near) if (note.from <= level) occupied.add(note, note.side, left + scale * note.x, top + scale * note.y)
  return occupied
}

const plainKeys: Readonly<Record<Topic, string>> = {
  training: 'training full on',
  inference: 'inference full on',
  'scaling-laws': 'scaling-laws full on',
  'agentic-demand': 'agentic-demand full on',
}

const radiusOf = (scene: Scene, note: MapNote): number => {
  const size = scene.model.noteStyle?.(note).size
  return (size === undefined ? note.r : 2.5 + 5.5 * size) * discFactor(scene.scale)
}

/** Discs in batches of one style. Those that `occupied` has a label over are left out. */
function paintDiscs(context: Context, scene: Scene, near: readonly MapNote[], occupied: LabelOccupancy | null = null): void {
  const { model, scale, left, top, colours } = scene
  const batches = new Map<string, MapNote[]>()
  for (const note of near) {
    if (occupied?.touches(left + scale * note.x, top + scale * note.y, radiusOf(scene, note))) continue
    const noteStyle = model.noteStyle?.(note)
    const key =
      !noteStyle && !model.notes
        ? plainKeys[note.topic]
        : `${noteStyle?.colour ?? note.topic} ${noteStyle?.fill ?? 'full'} ${model.notes && !model.notes.has(note) ? 'back' : 'on'}`
    const batch = batches.get(key)
    if (batch) batch.push(note)
    else batches.set(key, [note])
  }
  const small = scale < 0.3
  for (const back of [true, false]) {
    for (const [key, notes] of batches) {
      const [colour = 'ink', fill, place] = key.split(' ')
      if ((place === 'back') !== back) continue
      context.globalAlpha = back ? 0.28 : 1
      context.beginPath()
      for (const note of notes) {
        const [x, y, r] = [left + scale * note.x, top + scale * note.y, radiusOf(scene, note)]
        if (small && r < 2.2) context.rect(x - r, y - r, 2 * r, 2 * r)
        else {
          context.moveTo(x + r, y)
          context.arc(x, y, r, 0, 2 * Math.PI)
        }
      }
      context.fillStyle = fill === 'full' ? colours(colour) : colours('paper')
      context.strokeStyle = fill === 'full' ? colours('paper') : colours(colour)
      context.lineWidth = fill === 'full' ? 1.2 : 1.8
      context.setLineDash(fill === 'dashed' ? [2, 2] : [])
      context.fill()
      if (fill === 'half') {
        context.globalAlpha *= 0.45
        context.fillStyle = colours(colour)
        context.fill()
        context.globalAlpha = back ? 0.28 : 1
      }
      if (!small || fill !== 'full') context.stroke()
    }
  }
  context.setLineDash([])
  context.globalAlpha = 1
}

function paintRaised(context: Context, scene: Scene): void {
  const { model, ratio, scale, left, top, colours } = scene
  context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * left, ratio * top)
  for (const relation of model.relations) {
    const strong = isStrong(model.strong, relation)
    context.strokeStyle = colours(strong || relation.kind === 'contradicts' ? 'ink' : 'ink-2')
    context.lineWidth = (strong ? 2.2 : relation.kind === 'contradicts' ? 2 : 1.4) / scale
    context.globalAlpha = relation.via ? 0.55 : 1
    context.setLineDash((dashes[relation.kind] ?? []).map((part) => part / scale))
    context.beginPath()
    trace(context, relation)
    context.stroke()
    drawMark(context, relation, scale, strong ? 1.3 : 1)
  }
  context.setLineDash([])
  context.globalAlpha = 1
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  if (!model.notes) return
  paintDiscs(
    context,
    { ...scene, model: { ...model, notes: null } },
    [...model.notes].filter((note) => showsNote(model.off, note)),
  )
  const { centre } = model
  if (!centre) return
  context.beginPath()
  context.arc(left + scale * centre.x, top + scale * centre.y, radiusOf(scene, centre) + 3, 0, 2 * Math.PI)
  context.strokeStyle = colours('ink')
  context.lineWidth = 2
  context.stroke()
}

function paintLabels(context: Context, scene: Scene, near: readonly MapNote[]): void {
  const { model, level, labels, scale, left, top } = scene
  const draw = (note: MapNote, side: MapNote['side'], strong: boolean) =>
    labels(context, note, left + scale * note.x, top + scale * note.y, side, strong)
  if (!model.notes) {
    for (const note of near) if (note.from <= level) draw(note, note.side, false)
    return
  }
  const { centre } = model
  const shown = [...model.notes].sort((a, b) => Number(b === centre) - Number(a === centre) || b.r - a.r || a.index - b.index)
  const placed = placeLabels(shown, [level], { room: Number.POSITIVE_INFINITY, bounds: scene.seen })
  for (const [i, note] of shown.entries()) {
    const label = placed[i]
    if (label && label.from !== never) draw(note, label.side, note === centre || note === model.strong)
  }
}
