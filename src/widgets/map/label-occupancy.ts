/** Which parts of the screen labels occupy, so that no disc is drawn under one. */
import { labelOrigin, labelSize, lineHeight, type Side } from '../../graph/labels.ts'
import { textWidth, wrapText } from '../../graph/text-width.ts'
import type { MapNote } from './map-data.ts'

/** Titles in lines, as the layout broke them. */
const broken = new Map<string, { readonly lines: readonly string[]; readonly width: number }>()

export function linesOf(title: string): { readonly lines: readonly string[]; readonly width: number } {
  const kept = broken.get(title)
  if (kept) return kept
  const lines = textWidth(title, labelSize) > 132 ? wrapText(title, labelSize, 132, 3) : [title]
  const made = { lines, width: Math.max(...lines.map((line) => textWidth(line, labelSize))) }
  broken.set(title, made)
  return made
}

/** Pixels a side of the cells that are either covered or free. */
const cell = 3

export interface LabelOccupancy {
  readonly add: (note: MapNote, side: Side, x: number, y: number) => void
  /** Whether a disc touches a label other than its own note's, which stands beside it. */
  readonly touches: (x: number, y: number, r: number) => boolean
}

export function createLabelOccupancy(width: number, height: number): LabelOccupancy {
  const columns = Math.ceil(width / cell) + 1
  const rows = Math.ceil(height / cell) + 1
  const covered = new Uint8Array(columns * rows)
  const column = (x: number) => Math.max(0, Math.min(columns - 1, Math.floor(x / cell)))
  const row = (y: number) => Math.max(0, Math.min(rows - 1, Math.floor(y / cell)))
  return {
    add(note, side, x, y) {
      const { lines, width: wide } = linesOf(note.title)
      const origin = labelOrigin(side, note.r, lines.length)
      const left = x + origin.x - (origin.anchor === 'start' ? 0 : origin.anchor === 'end' ? wide : wide / 2)
      const top = y + origin.y - 11
      if (left > width || top > height || left + wide < 0 || top + lines.length * lineHeight < 0) return
      for (let j = row(top + 2); j <= row(top + lines.length * lineHeight - 2); j++)
        covered.fill(1, j * columns + column(left), j * columns + column(left + wide) + 1)
    },
    touches(x, y, r) {
      if (x < 0 || y < 0 || x > width || y > height) return false
      const at = (dx: number, dy: number) => covered[row(y + dy) * columns + column(x + dx)] === 1
      return at(0, 0) || at(-r, 0) || at(r, 0) || at(0, -r) || at(0, r)
    },
  }
}
