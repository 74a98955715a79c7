/** The map stays put, its regions keep apart, and no label covers a note or another label, at any scale. */
import { describe, expect, it } from 'vitest'
import { buildGraph } from './build-graph.ts'
import { record, records } from './graph.fixture.ts'
import { labelOrigin, labelSize, lineHeight, lowestLevel, scaleOf, topLevel } from './labels.ts'
import { layout, type PlacedGraph, type PlacedNode } from './layout.ts'
import { textWidth } from './text-width.ts'

const place = (notes: ReturnType<typeof records>): PlacedGraph => layout(buildGraph(notes).graph)

/** What a label covers, in map units. */
function boxOf({ x, y, r, label }: PlacedNode, scale: number) {
  const { x: dx, y: dy, anchor } = labelOrigin(label.side, r, label.lines.length)
  const width = Math.max(...label.lines.map((line) => textWidth(line, labelSize)))
  const left = anchor === 'start' ? dx : anchor === 'end' ? dx - width : dx - width / 2
  const top = dy - 11
  return {
    left: x + left / scale,
    right: x + (left + width) / scale,
    top: y + top / scale,
    bottom: y + (top + label.lines.length * lineHeight) / scale,
  }
}

type Box = ReturnType<typeof boxOf>
const touch = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Pairs of what is drawn at a level and touches: labels with labels, labels with discs. */
function overlaps({ nodes }: PlacedGraph, level: number): string[] {
  const scale = scaleOf(level)
  const labels = nodes.filter(({ label }) => label.from <= level).map((node) => ({ id: node.id, box: boxOf(node, scale) }))
  const discs = nodes
    .filter(({ label }) => label.seen <= level)
    .map(({ id, x, y, r }) => ({ id, box: { left: x - r / scale, right: x + r / scale, top: y - r / scale, bottom: y + r / scale } }))
  return labels.flatMap(({ id, box }, i) => [
    ...labels
      .slice(i + 1)
      .filter((other) => touch(box, other.box))
      .map((other) => `${id} | ${other.id}`),
    ...discs.filter((disc) => disc.id !== id && touch(box, disc.box)).map((disc) => `${id} over ${disc.id}`),
  ])
}

describe.each([24, 110, 400])('a map of %i notes', (count) => {
  const placed = place(records(count))

  it('has no label over a note or another label, at any level', () => {
    for (let level = lowestLevel; level <= topLevel; level++) expect(overlaps(placed, level)).toEqual([])
  })

  it('keeps each label once it can be read, and shows all of them close by', () => {
    expect(placed.nodes.every(({ label }) => label.from <= topLevel)).toBe(true)
  })

  it('keeps regions apart', () => {
    const boxes = placed.regions.map(({ outline }) => {
      const numbers = outline.match(/-?\d+/g)?.map(Number) ?? []
      const xs = numbers.filter((_, i) => i % 2 === 0)
      const ys = numbers.filter((_, i) => i % 2 === 1)
      return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
    })
    for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(touch(a, b)).toBe(false)
  })

  it('has every note within it, at a whole place of its own', () => {
    const places = placed.nodes.map(({ x, y }) => `${x} ${y}`)
    expect(new Set(places).size).toBe(count)
    for (const { x, y } of placed.nodes) {
      expect(Number.isInteger(x) && Number.isInteger(y) && x > 0 && y > 0 && x < placed.width && y < placed.height).toBe(true)
    }
  })
})

describe('the map stays put', () => {
  it('is the same for any order of the notes', () => {
    const notes = records(60)
    expect(place([...notes].reverse())).toEqual(place(notes))
  })

  it.each([110, 200])('moves the others by less than 2 %% of the width on average when one is added to %i', (count) => {
    const notes = records(count)
    const before = new Map(place(notes).nodes.map((node) => [node.id, node]))
    const added = record('a-new-note', { relations: [{ to: 'note-4', kind: 'explains', because: 'Because.' }] })
    const after = place([...notes, added])
    const moves = after.nodes.flatMap((node) => {
      const old = before.get(node.id)
      return old ? [Math.hypot(node.x - old.x, node.y - old.y) / after.width] : []
    })
    expect(moves).toHaveLength(count)
    expect(moves.reduce((sum, move) => sum + move, 0) / count).toBeLessThan(0.02)
  })
})

describe('small maps', () => {
  it('may have one note, or none', () => {
    expect(place([record('a')]).nodes).toHaveLength(1)
    expect(place([]).nodes).toEqual([])
  })
})
