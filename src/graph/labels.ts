/**
 * Labels that never cover a node or each other. Positions are in map units; a label and a disc keep their size on the screen, so at
 * scale k (screen pixels a map unit) they span size ÷ k map units around their node. Scales go in levels, four to a doubling; a label
 * has the level from which it can be read, and keeps its side from there on. Used at build for the whole map, and in the browser for
 * the notes around a selected one.
 */
import { textWidth, wrapText } from './text-width.ts'

export const labelSize = 12
export const lineHeight = 14
/** Titles break into two or three lines beyond this many pixels. */
const labelWidth = 132
/** Clear space around a label, pixels. */
const clearance = 2

export const sides = ['r', 'l', 't', 'b', 'tr', 'br', 'tl', 'bl'] as const
export type Side = (typeof sides)[number]

/** Screen pixels a map unit at each level. */
export const scaleOf = (level: number): number => 2 ** ((level - 12) / 4)
/** The level of the largest maps seen whole; the classes of `map-levels.css` begin at 0. */
export const lowestLevel = -8
export const topLevel = 24
/** The level of a label that no level has room for. */
export const never = topLevel + 1

/** The level in force at a scale, `lowestLevel` to `topLevel`. */
export const levelAt = (scale: number): number => Math.max(lowestLevel, Math.min(topLevel, Math.floor(4 * Math.log2(scale) + 12 + 1e-6)))

/** Discs shrink a little when the map is small: the factor on their radius at a scale. */
export const discFactor = (scale: number): number => Math.max(0.5, Math.min(1, scale ** 0.4))

export interface Label {
  readonly lines: readonly string[]
  readonly side: Side
  /** From which level it can be read. */
  readonly from: number
  /** From which level the node is drawn: below, labels of more central nodes stand where it is. */
  readonly seen: number
}

/** What labels stay within, in map units. */
export interface Bounds {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What labels are placed among. */
export interface Surroundings {
  /** The map's area in square units: at each level only as many nodes are tried as could possibly fit. */
  readonly room: number
  readonly fixed?: readonly Fixed[]
  readonly bounds?: Bounds
}

/** Screen pixels for each node that keeps its place clear of labels: where notes are denser, the least central give way. */
const clearRoom = 3_200
/** Screen pixels for each node that may have a label. */
const labelRoom = 2_000

/** What a label is placed at: a point in map units, a disc of radius `r` pixels, a title. */
export interface Labelled {
  readonly x: number
  readonly y: number
  readonly r: number
  readonly title: string
}

/** A rectangle in pixels about a point in map units. */
interface Box {
  readonly x: number
  readonly y: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A text in pixels about a point in map units that labels keep clear of, such as a region's name. */
export interface Fixed {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a label's text starts, pixels from its node: the first baseline, and which end of the lines is at `x`. */
export function labelOrigin(side: Side, r: number, lines: number): { x: number; y: number; anchor: 'start' | 'middle' | 'end' } {
  const height = lines * lineHeight
  const across = side.endsWith('r') ? 1 : side.endsWith('l') ? -1 : 0
  const corner = side.length === 2
  const x = across * (corner ? r * 0.6 + 3 : r + 4)
  const top = side.startsWith('t')
    ? -(r * (corner ? 0.6 : 1) + 1 + height)
    : side.startsWith('b')
      ? r * (corner ? 0.6 : 1) + 1
      : -height / 2
  return { x: Math.round(x * 10) / 10, y: Math.round(top + 11), anchor: across > 0 ? 'start' : across < 0 ? 'end' : 'middle' }
}

function labelBox(node: Labelled, side: Side, width: number, lines: number): Box {
  const { x, y, anchor } = labelOrigin(side, node.r, lines)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  const top = y - 11
  return {
    x: node.x,
    y: node.y,
    left: left - clearance,
    right: left + width + clearance,
    top: top - clearance / 2,
    bottom: top + lines * lineHeight + clearance / 2,
  }
}

const inside = (box: Box, inverse: number, bounds: Bounds): boolean =>
  box.x + box.left * inverse >= bounds.left &&
  box.x + box.right * inverse <= bounds.right &&
  box.y + box.top * inverse >= bounds.top &&
  box.y + box.bottom * inverse <= bounds.bottom

const discBox = ({ x, y, r }: Labelled): Box => ({ x, y, left: -r, right: r, top: -r, bottom: r })
const fixedBox = ({ x, y, width, height }: Fixed): Box => ({
  x,
  y,
  left: -width / 2,
  right: width / 2,
  top: -height / 2,
  bottom: height / 2,
})

/** Whether two boxes touch at a scale or at any of the next levels, `inverse` being map units a pixel. */
function meet(a: Box, b: Box, inverse: number): boolean {
  const dx = b.x - a.x
  const dy = b.y - a.y
  for (let step = 0, u = inverse; step < 6; step++, u *= Math.SQRT1_2) {
    const apart =
      dx >= (a.right - b.left) * u || dx <= (a.left - b.right) * u || dy >= (a.bottom - b.top) * u || dy <= (a.top - b.bottom) * u
    if (!apart) return true
  }
  return false
}

/** Boxes by the cells that they and the way to their points cover. */
function cellsOf(inverse: number) {
  const width = 90 * inverse
  const height = 36 * inverse
  const cells = new Map<number, Box[]>()
  const each = (box: Box, visit: (key: number) => boolean): boolean => {
    const x1 = Math.floor((box.x + Math.max(0, box.right) * inverse) / width)
    const y1 = Math.floor((box.y + Math.max(0, box.bottom) * inverse) / height)
    for (let x = Math.floor((box.x + Math.min(0, box.left) * inverse) / width); x <= x1; x++) {
      for (let y = Math.floor((box.y + Math.min(0, box.top) * inverse) / height); y <= y1; y++) {
        if (visit(x * 65_536 + y)) return true
      }
    }
    return false
  }
  return {
    add: (box: Box) =>
      each(box, (key) => {
        const cell = cells.get(key)
        if (cell) cell.push(box)
        else cells.set(key, [box])
        return false
      }),
    free: (box: Box) => !each(box, (key) => cells.get(key)?.some((other) => other !== box && meet(box, other, inverse)) ?? false),
  }
}

interface PlacedLabel {
  readonly box: Box
  readonly side: Side
  readonly from: number
}

/**
 * A label for each node, in their order, which is their priority. `levels` are tried in turn, rising; a node that no level has room
 * for gets `from: never`.
 */
export function placeLabels(nodes: readonly Labelled[], levels: readonly number[], surroundings: Surroundings): Label[] {
  const texts = nodes.map(({ title }) => {
    const lines = textWidth(title, labelSize) > labelWidth ? wrapText(title, labelSize, labelWidth, 3) : [title]
    return { lines, width: Math.max(...lines.map((line) => textWidth(line, labelSize))) }
  })
  const discs = nodes.map(discBox)
  const placed: (PlacedLabel | null)[] = nodes.map(() => null)
  const seen = nodes.map(() => lowestLevel)
  for (const level of levels) {
    const scale = scaleOf(level)
    const cells = cellsOf(1 / scale)
    const covers = cellsOf(1 / scale)
    const screen = surroundings.room * scale * scale
    const clear = Math.ceil(screen / clearRoom)
    for (const [i, disc] of discs.entries()) if (i < clear || placed[i]) cells.add(disc)
    for (const text of surroundings.fixed ?? []) cells.add(fixedBox(text))
    const keep = (box: Box) => {
      cells.add(box)
      covers.add(box)
    }
    for (const label of placed) if (label) keep(label.box)
    const most = Math.min(nodes.length, Math.ceil(screen / labelRoom))
    for (let i = 0; i < most; i++) {
      const [node, text] = [nodes[i], texts[i]]
      const disc = discs[i]
      if (!node || !text || !disc || placed[i] || !covers.free(disc)) continue
      const found = firstFree(node, text, (box) => inside(box, 1 / scale, surroundings.bounds ?? everywhere) && cells.free(box))
      if (!found) continue
      placed[i] = { ...found, from: level }
      keep(found.box)
      if (i >= clear) cells.add(disc)
    }
    for (const [i, disc] of discs.entries()) if (!placed[i] && !covers.free(disc)) seen[i] = level + 1
  }
  return nodes.map((_, i) => {
    const from = placed[i]?.from ?? never
    return { lines: texts[i]?.lines ?? [], side: placed[i]?.side ?? 'r', from, seen: seen[i] ?? lowestLevel }
  })
}

const everywhere: Bounds = {
  left: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
}

function firstFree(node: Labelled, text: { lines: readonly string[]; width: number }, free: (box: Box) => boolean) {
  for (const side of sides) {
    const box = labelBox(node, side, text.width, text.lines.length)
    if (free(box)) return { box, side }
  }
  return null
}
