/** Both ends of a relation tell of it, each in its own words. */
import { describe, expect, it } from 'vitest'
import { buildGraph } from './build-graph.ts'
import { record } from './graph.fixture.ts'
import { neighbourhood, relationsOf } from './neighbours.ts'

const to = (id: string) => ({ to: id, kind: 'explains' as const, because: `Why ${id}.` })
const { graph } = buildGraph([
  record('a', { relations: [to('b')] }),
  record('b', { relations: [to('c')] }),
  record('c', { relations: [to('d')] }),
  record('d'),
])

describe('relations of a note', () => {
  it('come first as it declares them, then as others do, in the words of this end', () => {
    expect(relationsOf(graph, 'b').map(({ words, other, inverse, because }) => [words, other.id, inverse, because])).toEqual([
      ['explains', 'c', false, 'Why c.'],
      ['explained by', 'a', true, 'Why b.'],
    ])
  })

  it('are none for a note that is not there', () => expect(relationsOf(graph, 'zzz')).toEqual([]))
})

describe('a neighbourhood', () => {
  it('reaches as far as its depth, nearer notes first', () => {
    const found = neighbourhood(graph, 'a', { depth: 2 })
    expect(found?.nodes.map(({ node, distance }) => [node.id, distance])).toEqual([
      ['b', 1],
      ['c', 2],
    ])
    expect(found?.edges.map(({ source }) => source)).toEqual(['a', 'b'])
  })

  it('keeps to its limit, edges included', () => {
    const found = neighbourhood(graph, 'b', { depth: 3, limit: 1 })
    expect(found?.nodes).toHaveLength(1)
    expect(found?.edges).toHaveLength(1)
  })

  it('keeps the most central of many neighbours, most central first, and the nearer before any further', () => {
    // Twelve notes around `hub`: n03 explains three others besides, n07 two, n11 one; the rest have no more than their link to the hub.
    const others: Readonly<Record<string, readonly string[]>> = { n03: ['x1', 'x2', 'x3'], n07: ['x4', 'x5'], n11: ['x6'] }
    const ids = Array.from({ length: 12 }, (_, i) => `n${String(i + 1).padStart(2, '0')}`)
    const { graph: star } = buildGraph([
      record('hub', { relations: ids.map(to) }),
      ...ids.map((id) => record(id, { relations: (others[id] ?? []).map(to) })),
      ...Object.values(others).flatMap((list) => list.map((id) => record(id))),
    ])
    const shown = (depth: number, limit?: number) =>
      neighbourhood(star, 'hub', limit === undefined ? { depth } : { depth, limit })?.nodes.map(({ node }) => node.id)
    // Ten at most; of equal ones those that come first by id.
    expect(shown(1)).toEqual(['n03', 'n07', 'n11', 'n01', 'n02', 'n04', 'n05', 'n06', 'n08', 'n09'])
    expect(shown(2, 13)?.slice(0, 12).sort()).toEqual(ids)
    expect(shown(2, 13)?.[12]).toMatch(/^x/)
  })

  it('is null for a note that is not there', () => expect(neighbourhood(graph, 'zzz')).toBeNull())
})
