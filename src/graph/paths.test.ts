/** A path is the chain that argues best, not the one with the fewest steps; and what is to be read first never comes too late. */
import { describe, expect, it } from 'vitest'
import type { RelationKind } from '../records/relation.ts'
import { buildGraph } from './build-graph.ts'
import { records } from './graph.fixture.ts'
import { pathParagraph } from './path-words.ts'
import { bestPath } from './paths.ts'
import { readingOrderTo } from './reading-order.ts'

const edge = (source: string, kind: RelationKind, target: string) => ({ source, target, kind, because: `${source} to ${target}` })
const walked = (edges: Parameters<typeof bestPath>[0], from: string, to: string) =>
  bestPath(edges, from, to)
    ?.map((step) => step.to)
    .join('')

describe('a path', () => {
  // Straight: 1.7 (contradicts); by way of c, two steps with the argument: 2.0.
  it('prefers one weaker step to a way around that costs more', () => {
    const edges = [edge('a', 'contradicts', 'b'), edge('a', 'explains', 'c'), edge('c', 'explains', 'b')]
    expect(walked(edges, 'a', 'b')).toBe('b')
  })

  // Against the argument each step costs 0.3 more: a to b by c is 2.6, by d 2.2.
  it('prefers steps that go with the argument', () => {
    const edges = [edge('c', 'explains', 'a'), edge('b', 'explains', 'c'), edge('a', 'supports', 'd'), edge('d', 'supports', 'b')]
    expect(walked(edges, 'a', 'b')).toBe('db')
  })

  it('knows that what extends a note comes after it', () => {
    const edges = [edge('c', 'extends', 'a'), edge('b', 'extends', 'c'), edge('a', 'extends', 'd'), edge('d', 'extends', 'b')]
    expect(walked(edges, 'a', 'b')).toBe('cb')
  })

  it('takes the stronger of two relations between the same notes', () => {
    const path = bestPath([edge('a', 'contrasts-with', 'b'), edge('a', 'explains', 'b')], 'a', 'b')
    expect(path?.map((step) => step.edge.kind)).toEqual(['explains'])
  })

  it('is empty from a note to itself, and null where nothing leads', () => {
    expect(bestPath([edge('a', 'explains', 'b')], 'a', 'a')).toEqual([])
    expect(bestPath([edge('a', 'explains', 'b'), edge('c', 'explains', 'd')], 'a', 'd')).toBeNull()
    expect(bestPath([], 'a', 'b')).toBeNull()
  })

  it('reads as a paragraph, each relation from the side it is walked', () => {
    const steps = [
      { from: 'A', to: 'B', kind: 'explains' as const, inverse: false, because: 'First reason.' },
      { from: 'B', to: 'C', kind: 'extends' as const, inverse: true, because: 'Second reason' },
    ]
    expect(pathParagraph(steps)).toBe('“A” explains “B”: First reason. “B” is extended by “C”: Second reason.')
  })
})

describe('what to read first', () => {
  it('stands before what needs it', () => {
    const edges = [
      edge('a', 'prerequisite-of', 'b'),
      edge('b', 'prerequisite-of', 'd'),
      edge('a', 'prerequisite-of', 'd'),
      edge('c', 'prerequisite-of', 'd'),
    ]
    expect(readingOrderTo(edges, 'd')).toEqual(['a', 'b', 'c'])
  })

  it('is nothing but prerequisites', () =>
    expect(readingOrderTo([edge('a', 'explains', 'b'), edge('b', 'prerequisite-of', 'c')], 'b')).toEqual([]))

  it('comes to an end in a circle', () => {
    expect(readingOrderTo([edge('a', 'prerequisite-of', 'b'), edge('b', 'prerequisite-of', 'a')], 'a')).toEqual(['b'])
  })

  it('is in order for every note of a big notebook without circles', () => {
    const { edges } = buildGraph(records(300)).graph
    const number = (id: string) => Number(id.slice(5))
    const acyclic = edges
      .filter(({ source, target }) => number(source) > number(target))
      .map((each) => ({ ...each, kind: 'prerequisite-of' as const }))
    for (const id of ['note-0', 'note-1', 'note-7']) {
      const order = [...readingOrderTo(acyclic, id), id]
      const place = new Map(order.map((other, i) => [other, i]))
      const late = acyclic.filter(({ source, target }) => (place.get(source) ?? -1) > (place.get(target) ?? Number.POSITIVE_INFINITY))
      expect(order.length).toBeGreaterThan(10)
      expect(late).toEqual([])
    }
  })
})
