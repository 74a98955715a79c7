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

  it('is null for a note that is not there', () => expect(neighbourhood(graph, 'zzz')).toBeNull())
})
