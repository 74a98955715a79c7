/** The graph says only what the notes say, the same in any order, and every mistake in a relation is named with its way out. */
import { describe, expect, it } from 'vitest'
import type { WikiLink } from '../records/note.ts'
import { buildGraph } from './build-graph.ts'
import { record, records } from './graph.fixture.ts'

const place = { line: 1, column: 1 }
const link = (id: string, sentence: string): WikiLink => ({ kind: 'note', target: id, id, sentence, place })
const explains = (to: string) => ({ to, kind: 'explains' as const, because: 'Because.' })

describe('a graph', () => {
  it('keeps relations in the author’s order, and notes by id', () => {
    const { graph } = buildGraph([record('b'), record('c'), record('a', { relations: [explains('c'), explains('b')] })])
    expect(graph.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(graph.edges.map(({ target }) => target)).toEqual(['c', 'b'])
  })

  it('is the same for any order of the records', () => {
    const all = records(40)
    expect(buildGraph([...all].reverse())).toEqual(buildGraph(all))
  })

  it('has backlinks with the sentence of a mention and the reason of a relation', () => {
    const { graph } = buildGraph([
      record('a', { relations: [explains('b')], links: [link('b', 'See b.'), link('b', 'See b.')] }),
      record('b'),
    ])
    expect(graph.backlinks).toEqual({
      a: [],
      b: [
        { source: 'a', sentence: 'See b.' },
        { source: 'a', kind: 'explains', because: 'Because.' },
      ],
    })
  })

  it('leaves out links to a note itself, to what is no note, and unresolved ones', () => {
    const links = [link('a', 'Me.'), { ...link('b', 'A calculator.'), kind: 'calculator' as const }, link('zzz', 'Nobody.')]
    expect(buildGraph([record('a', { links }), record('b')]).graph.mentions).toEqual([])
  })

  it('knows who cites a source, with sentence and locator', () => {
    const citations = [{ key: 'hoffmann2022', locator: 'table 3', sentence: 'They found it.', place }]
    expect(buildGraph([record('a', { citations })]).graph.citedBy).toEqual({
      hoffmann2022: [{ note: 'a', sentence: 'They found it.', locator: 'table 3' }],
    })
  })

  it('gives the note that most lead to the centrality 1, and one that nothing touches 0', () => {
    const { graph } = buildGraph([
      record('a', { relations: [explains('hub')] }),
      record('b', { relations: [explains('hub')] }),
      record('hub'),
      record('x'),
    ])
    expect(graph.centrality.hub).toBe(1)
    expect(graph.centrality.x).toBe(0)
  })
})

describe('problems', () => {
  const problems = (...list: Parameters<typeof record>[]) =>
    buildGraph(list.map(([id, rest]) => record(id, rest))).diagnostics.filter(({ code }) => code !== 'graph/orphan')

  it('an unknown target comes with near misses, and its relation is left out', () => {
    const [problem] = problems(['kv-cache', {}], ['b', { relations: [explains('kv-cahce')] }])
    expect(problem).toMatchObject({ code: 'graph/unknown-relation-target', level: 'error', note: 'b', index: 0, suggestions: ['kv-cache'] })
    expect(problem?.hint).toBe('Did you mean “kv-cache”?')
  })

  it('a former id names the note as it is called now', () => {
    const [problem] = problems(['kv-cache', { formerly: ['key-value-cache'] }], ['b', { relations: [explains('key-value-cache')] }])
    expect(problem?.suggestions).toEqual(['kv-cache'])
  })

  it('a target given by title leads to its id', () => {
    const [problem] = problems(
      ['kv-cache', { title: 'What a server remembers' }],
      ['b', { relations: [explains('what a server remembers')] }],
    )
    expect(problem?.suggestions).toEqual(['kv-cache'])
  })

  it('a note may not relate to itself', () => {
    expect(problems(['a', { relations: [explains('a')] }], ['b', {}])[0]).toMatchObject({
      code: 'graph/self-relation',
      note: 'a',
      index: 0,
    })
  })

  it('one kind for one pair stands once; another kind may stand beside it', () => {
    const supports = { ...explains('b'), kind: 'supports' as const }
    const found = problems(['a', { relations: [explains('b'), supports, explains('b')] }], ['b', {}])
    expect(found).toMatchObject([{ code: 'graph/duplicate-relation', note: 'a', index: 2 }])
  })

  it('a contrast declared from both ends is one too many', () => {
    const contrast = (to: string) => ({ to, kind: 'contrasts-with' as const, because: 'Because.' })
    expect(problems(['a', { relations: [contrast('b')] }], ['b', { relations: [contrast('a')] }])).toMatchObject([
      { code: 'graph/duplicate-relation', note: 'b', index: 0 },
    ])
  })

  it('a note that nothing leads to or from is an orphan, as a warning; a notebook of one note has none', () => {
    const { diagnostics } = buildGraph([record('a', { relations: [explains('b')] }), record('b'), record('c')])
    expect(diagnostics).toMatchObject([{ code: 'graph/orphan', level: 'warning', note: 'c' }])
    expect(buildGraph([record('a')]).diagnostics).toEqual([])
  })
})
