/** A lens puts every note in one group, and tells groups apart without colour. */
import { describe, expect, it } from 'vitest'
import { buildGraph } from '../../graph/build-graph.ts'
import { structureOf } from '../../graph/communities.ts'
import { records } from '../../graph/graph.fixture.ts'
import { inferredRelations } from '../../graph/inferred-relations.ts'
import { layout } from '../../graph/layout.ts'
import { mapFile } from '../../graph/map-file.ts'
import { noteStatuses } from '../../records/note.ts'
import { readMap } from './map-data.ts'
import { lenses, lensFor, truthLens } from './map-lens.ts'

const notes = records(60).map((note, i) => ({
  ...note,
  status: noteStatuses[i % 4] ?? 'supported',
  updated: `2026-${String(1 + (i % 11)).padStart(2, '0')}-03`,
}))
const { graph } = buildGraph(notes)
const data = readMap(
  mapFile({
    placed: layout(graph),
    centrality: graph.centrality,
    structure: structureOf(graph),
    derived: inferredRelations(graph),
    claimsOf: () => [],
  }),
)

describe('the data of the map', () => {
  it('is the graph again', () => {
    expect(data.notes.map(({ id }) => id).sort()).toEqual(graph.nodes.map(({ id }) => id))
    expect(data.relations).toHaveLength(graph.edges.length)
    const [edge] = graph.edges
    expect(data.byId.get(edge?.source ?? '')?.relations.some(({ target, kind }) => target.id === edge?.target && kind === edge?.kind)).toBe(
      true,
    )
    expect(data.byId.get('note-1')).toMatchObject({ title: notes[1]?.title, status: 'supported', minutes: 2 })
  })
})

describe('a lens', () => {
  const own = lenses.map(({ id }) => id).filter((id) => !['topic', 'truth', 'reach'].includes(id))

  it.each(own)('by %s has every note in one group', (id) => {
    const found = lensFor(id, data, new Set(['note-3']))
    const grouped = found?.lens.key.flatMap(({ notes: members }) => members.map((note) => note.id)) ?? []
    expect(grouped.sort()).toEqual(graph.nodes.map((node) => node.id))
  })

  it.each(own.filter((id) => id !== 'communities'))('by %s tells its groups apart without colour', (id) => {
    const styles = lensFor(id, data, new Set(['note-3']))?.lens.key.map(({ noteStyle }) => `${noteStyle.fill}`) ?? []
    expect(new Set(styles).size).toBe(styles.length)
  })

  it('of what is read knows what is read', () => {
    const found = lensFor('read', data, new Set(['note-3']))
    expect(found?.lens.key[0]?.notes.map(({ id }) => id)).toEqual(['note-3'])
    expect(found?.noteStyle(data.byId.get('note-3') as never).fill).toBe('full')
  })

  it('of recency counts days from the newest note, not from today', () => {
    // The third of each month from January to November, six notes in each of the first five and five in each other; the third of October is
    // 31 days before the newest, the third of May 184.
    const { key = [], description } = lensFor('recency', data, new Set())?.lens ?? {}
    expect(key.map(({ words, notes: members }) => [words, members.length])).toEqual([
      ['Changed in the last week', 5],
      ['In the last half year', 25],
      ['Earlier', 30],
    ])
    expect(description).toContain('3 November 2026')
  })

  it('of claims shows what holds and what does not', () => {
    const [a, b] = [data.notes[0], data.notes[1]] as [never, never]
    const { lens, noteStyle } = truthLens(
      data,
      new Map([
        [a, 'holds'],
        [b, 'fails'],
      ]),
      true,
    )
    expect(lens.key.map(({ words, notes: members }) => [words, members.length])).toEqual([
      ['Claims hold', 1],
      ['Claims do not hold', 1],
      ['No claim that can be computed', 58],
    ])
    expect(noteStyle(a)).not.toEqual(noteStyle(b))
  })
})
