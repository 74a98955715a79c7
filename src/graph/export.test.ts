/** What leaves the map can be read elsewhere: well-formed, complete, and with reasons. */
import { describe, expect, it } from 'vitest'
import { type ExportGraph, toGraphml, toJson, toJsonCanvas, toSvg } from './export.ts'

const note = { topic: 'training', kind: 'concept', status: 'supported', r: 4 } as const
const graph: ExportGraph = {
  title: 'A & B',
  origin: 'https://isoflop.example',
  nodes: [
    { ...note, id: 'a', title: 'A <one>', x: 0, y: 0, label: { lines: ['A <one>'], side: 'r' } },
    { ...note, id: 'b', title: 'B [two]', x: 100, y: 50 },
  ],
  edges: [
    { source: 'a', target: 'b', kind: 'explains', because: 'Because & so.' },
    { source: 'b', target: 'a', kind: 'contrasts-with', because: '', derived: true },
  ],
}

/** Every tag is closed by its own name. */
function wellFormed(markup: string): boolean {
  const open: string[] = []
  for (const [, close, name = '', self] of markup.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/gi)) {
    if (self) continue
    if (!close) open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0 && !/&(?!amp;|lt;|gt;|quot;|#39;)/.test(markup)
}

describe('an export', () => {
  it('as JSON has nodes with addresses, and edges with reasons', () => {
    const read = JSON.parse(toJson(graph))
    expect(read.nodes[0]).toEqual({
      id: 'a',
      title: 'A <one>',
      topic: 'training',
      kind: 'concept',
      status: 'supported',
      x: 0,
      y: 0,
      url: 'https://isoflop.example/notes/a/',
    })
    expect(read.edges).toEqual(graph.edges)
  })

  it('as GraphML declares every key it uses', () => {
    const xml = toGraphml(graph)
    expect(wellFormed(xml)).toBe(true)
    const declared = [...xml.matchAll(/<key id="(\w+)"/g)].map((match) => match[1])
    const used = new Set([...xml.matchAll(/<data key="(\w+)"/g)].map((match) => match[1]))
    expect([...used].sort()).toEqual(declared.sort())
    expect(xml).toContain('<data key="because">Because &amp; so.</data>')
  })

  it('as JSON Canvas has cards that do not cover each other, and edges between them', () => {
    const { nodes, edges } = JSON.parse(toJsonCanvas(graph))
    const [a, b] = nodes
    expect(a.x + a.width <= b.x || a.y + a.height <= b.y).toBe(true)
    expect(b.text).toBe('[B \\[two\\]](https://isoflop.example/notes/b/)')
    expect(edges[0]).toEqual({ id: 'e0', fromNode: 'a', toNode: 'b', toEnd: 'arrow', label: 'explains: Because & so.' })
    expect(edges[1].toEnd).toBe('none')
  })

  it('as SVG stands alone: its own colours, links, and text made safe', () => {
    const svg = toSvg(graph)
    expect(wellFormed(svg)).toBe(true)
    expect(svg).toContain('<a href="https://isoflop.example/notes/b/">')
    expect(svg).toContain('A &lt;one&gt;</tspan>')
    expect(svg).not.toMatch(/class=|var\(/)
    expect(svg.match(/<path d="M[^"]*" marker-mid/g)).toHaveLength(2)
  })
})
