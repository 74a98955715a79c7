/** Groups are found whatever the order, and the note that joins two groups is the bridge. */
import { UndirectedGraph } from 'graphology'
import betweenness from 'graphology-metrics/centrality/betweenness.js'
import { describe, expect, it } from 'vitest'
import { buildGraph } from './build-graph.ts'
import { structureOf } from './communities.ts'
import { record, records } from './graph.fixture.ts'

const explains = (...targets: string[]) => ({ relations: targets.map((to) => ({ to, kind: 'explains' as const, because: 'Because.' })) })

/** Two groups of four, all related within, joined by one note. */
const two = buildGraph([
  record('a', explains('b', 'c', 'd', 'joint')),
  record('b', explains('c', 'd')),
  record('c', explains('d')),
  record('d'),
  record('joint', explains('w')),
  record('w', explains('x', 'y', 'z')),
  record('x', explains('y', 'z')),
  record('y', explains('z')),
  record('z'),
]).graph

describe('communities', () => {
  it('are the groups that keep together', () => {
    const { communityOf } = structureOf(two)
    expect(new Set(['a', 'b', 'c', 'd'].map((id) => communityOf[id])).size).toBe(1)
    expect(new Set(['w', 'x', 'y', 'z'].map((id) => communityOf[id])).size).toBe(1)
    expect(communityOf['a']).not.toBe(communityOf['w'])
  })

  it('are the same each time, and hold every note once', () => {
    const { graph } = buildGraph(records(150))
    const first = structureOf(graph)
    expect(structureOf(graph)).toEqual(first)
    expect(first.communities.flatMap(({ members }) => members).sort()).toEqual(graph.nodes.map(({ id }) => id))
  })

  it('come largest first, each with its most central note first', () => {
    const { graph } = buildGraph([
      record('a', explains('b', 'c')),
      record('b', explains('c')),
      record('c'),
      record('w', explains('x', 'y', 'z')),
      record('x', explains('y', 'z')),
      record('y', explains('z')),
      record('z'),
    ])
    const { communities, communityOf } = structureOf(graph)
    expect(communities.map(({ members }) => members.length)).toEqual([4, 3])
    expect(communityOf).toMatchObject({ a: 1, w: 0 })
    for (const { members } of communities) {
      const ranks = members.map((id) => graph.centrality[id] ?? 0)
      expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
    }
  })

  it('are one for each note where nothing is related', () =>
    expect(structureOf(buildGraph([record('a'), record('b')]).graph).communities).toHaveLength(2))
})

describe('bridges', () => {
  it('are the notes between groups', () => expect(structureOf(two).betweenness).toMatchObject({ joint: 1, d: 0, z: 0 }))

  it('are counted as the library counts them', () => {
    const { graph } = buildGraph(records(120))
    const undirected = new UndirectedGraph()
    for (const { id } of graph.nodes) undirected.addNode(id)
    for (const { source, target } of graph.edges) undirected.mergeEdge(source, target)
    const expected = betweenness(undirected, { normalized: false })
    const most = Math.max(...Object.values(expected))
    const found = structureOf(graph).betweenness
    for (const { id } of graph.nodes) expect(found[id]).toBeCloseTo((expected[id] ?? 0) / most, 3)
  })
})
