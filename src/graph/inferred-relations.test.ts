/** What follows from written relations is derived once, named as such, and never where an author said something. */
import { describe, expect, it } from 'vitest'
import { buildGraph } from './build-graph.ts'
import { record } from './graph.fixture.ts'
import { inferredRelations } from './inferred-relations.ts'

const leadsTo = (...targets: string[]) => ({
  relations: targets.map((to) => ({ to, kind: 'prerequisite-of' as const, because: `For ${to}.` })),
})
const derive = (...list: Parameters<typeof record>[]) => inferredRelations(buildGraph(list.map(([id, rest]) => record(id, rest))).graph)

describe('derived relations', () => {
  it('are prerequisites of prerequisites, with the reasons on the way', () => {
    expect(derive(['a', leadsTo('b')], ['b', leadsTo('c')], ['c', {}])).toEqual([
      { source: 'a', target: 'c', kind: 'prerequisite-of', via: 'b', because: 'By way of “b”: For b. For c.' },
    ])
  })

  it('go two steps, not three', () => {
    const found = derive(['a', leadsTo('b')], ['b', leadsTo('c')], ['c', leadsTo('d')], ['d', {}])
    expect(found.map(({ source, target }) => source + target)).toEqual(['ac', 'bd'])
  })

  it('are none where the author related the two, from either end', () => {
    const explains = { to: 'a', kind: 'explains' as const, because: 'Because.' }
    expect(derive(['a', leadsTo('b')], ['b', leadsTo('c')], ['c', { relations: [explains] }])).toEqual([])
  })

  it('never lead back to where they start', () => expect(derive(['a', leadsTo('b')], ['b', leadsTo('a')])).toEqual([]))

  it('name the more central of two notes in between', () => {
    const found = derive(['a', leadsTo('b', 'c')], ['b', leadsTo('d')], ['c', leadsTo('d')], ['d', {}], ['e', leadsTo('c')])
    expect(found.find(({ source }) => source === 'a')?.via).toBe('c')
  })
})
