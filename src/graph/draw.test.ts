/** The drawings are plain markup: real links, no inline styles, few bytes, every kind told apart without colour. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { relationKinds } from '../records/relation.ts'
import { buildGraph } from './build-graph.ts'
import { drawMap } from './draw-map.ts'
import { drawMapList } from './draw-map-list.ts'
import { drawNeighbourhood, drawnNeighbours, mostNeighbours, neighbourhoodSize, slotsFor } from './draw-neighbourhood.ts'
import { curve, markOf } from './edge-marks.ts'
import { record, records } from './graph.fixture.ts'
import { layout } from './layout.ts'

const star = (count: number) =>
  buildGraph([
    record('hub', {
      relations: Array.from({ length: count }, (_, i) => ({
        to: `n-${String(i).padStart(2, '0')}`,
        kind: 'explains' as const,
        because: 'Because.',
      })),
    }),
    ...Array.from({ length: count }, (_, i) =>
      record(`n-${String(i).padStart(2, '0')}`, { title: `Agents are continuous consumers of inference and more ${i}` }),
    ),
  ]).graph

describe('the map', () => {
  const graph = buildGraph(records(1000)).graph
  const svg = drawMap(layout(graph))

  it('has a link with a name for every note, and a line for every relation', () => {
    expect(svg.match(/<a href="\/notes\/[^"]+\/" [^>]*aria-label="[^"]+"/g)).toHaveLength(graph.nodes.length)
    expect(svg.match(/<path d="M[^"]*T[^"]*"\/>/g)).toHaveLength(graph.edges.length)
  })

  it('takes at most 120 bytes a note, 300 with the list and its reasons', () => {
    expect(gzipSync(svg).length / 1000).toBeLessThan(120)
    expect(gzipSync(svg + drawMapList(graph)).length / 1000).toBeLessThan(300)
  })

  it('has no style attribute and no handler', () => expect(svg).not.toMatch(/ (style|on\w+)=/))

  it('writes what an author wrote as text', () => {
    const { graph: one } = buildGraph([record('a', { title: '<b> & "c"' })])
    expect(drawMap(layout(one))).toContain('aria-label="&lt;b&gt; &amp; &quot;c&quot;"')
    expect(drawMapList(one)).toContain('&lt;b&gt; &amp; &quot;c&quot;')
  })
})

describe('kinds of relation', () => {
  it('differ in dash or mark, all of them', () => {
    const css = readFileSync(new URL('../styles/neighbourhood.css', import.meta.url), 'utf8')
    const dashOf = (kind: string) => css.match(new RegExp(`\\.k-${kind} \\{\\s*stroke-dasharray: ([^;]+);`))?.[1] ?? 'solid'
    expect(new Set(relationKinds.map((kind) => `${dashOf(kind)} ${markOf[kind]}`)).size).toBe(relationKinds.length)
  })

  it('have lines that begin and end where the notes stand, the mark half way', () => {
    // Control point (50, 10) for a bend of 0.1 over 100: half way, the curve is half as far out.
    expect(curve({ x: 0, y: 0 }, { x: 100, y: 0 }, 0.1)).toBe('M0 0Q25 5 50 5T100 0')
  })
})

describe('a neighbourhood', () => {
  const widest = (width: number) => ({ halfWidth: width / 2, height: 5 + 4 + 3 * 12.5 })

  it.each(Array.from({ length: mostNeighbours }, (_, i) => i + 1))('with %i neighbours has room for labels of three lines', (count) => {
    const boxes = slotsFor(count).map(({ x, y, label, width }) => {
      const { halfWidth, height } = widest(width)
      return {
        left: x - halfWidth,
        right: x + halfWidth,
        top: label === 'above' ? y - height : y - 5,
        bottom: label === 'above' ? y + 5 : y + height,
      }
    })
    expect(boxes).toHaveLength(count)
    for (const [i, a] of boxes.entries()) {
      expect(a.left >= 0 && a.top >= 0 && a.right <= neighbourhoodSize && a.bottom <= neighbourhoodSize).toBe(true)
      for (const b of boxes.slice(i + 1)) expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
    }
  })

  it('draws ten of twelve neighbours and says how many are left', () => {
    const { drawn, left } = drawnNeighbours(star(12), 'hub')
    expect([drawn.length, left]).toEqual([10, 2])
    expect(drawNeighbourhood(star(12), 'hub').match(/<a /g)).toHaveLength(11)
  })

  it('names the kind from this end, and has no style attribute', () => {
    const svg = drawNeighbourhood(star(1), 'n-00')
    expect(svg).toContain('aria-label="explained by: hub"')
    expect(svg).not.toMatch(/ (style|on\w+)=/)
  })

  it('draws two relations with one neighbour as two lines', () => {
    const relations = (['explains', 'supports'] as const).map((kind) => ({ to: 'b', kind, because: 'Because.' }))
    const svg = drawNeighbourhood(buildGraph([record('a', { relations }), record('b')]).graph, 'a')
    expect(svg.match(/<path class="k-/g)).toHaveLength(2)
    expect(svg).toContain('aria-label="explains, supports: b"')
  })

  it('is empty for a note that is not there', () => expect(drawNeighbourhood(star(1), 'zzz')).toBe(''))
})
