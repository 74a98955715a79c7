/** What is near in meaning is found and explained; what is linked already is left out; a weak list is not shown. */
import { describe, expect, it } from 'vitest'
import { fieldTerms } from './field-terms.ts'
import { record } from './graph.fixture.ts'
import { unitHash } from './hash.ts'
import { meaningText, type RelatedText, relatedByMeaning } from './related.ts'
import { measureRelated } from './related-measure.ts'
import { textOfNote, textsOfSources } from './related-texts.ts'
import { innerProduct, nearestRows, type SparseRows } from './sparse-rows.ts'
import { stem } from './terms.ts'
import { type MeaningProvider, tfidf } from './tfidf.ts'

const themes = {
  cache: 'keys values cache attention context memory pages heads latent'.split(' '),
  price: 'dollars hour rental market discount invoice contract provider budget'.split(' '),
  law: 'exponent loss fit parameters tokens frontier curve residual power'.split(' '),
}

/** Notes on three themes, each with six of its theme's nine words, in an order of its own. */
const notes: readonly RelatedText[] = Object.entries(themes)
  .flatMap(([theme, words]) =>
    Array.from({ length: 6 }, (_, i) => {
      const id = `${theme}-${i}`
      const chosen = [...words].sort((a, b) => unitHash(`${id} ${a}`) - unitHash(`${id} ${b}`)).slice(0, 6)
      return { id, title: id, summary: '', text: chosen.join(' '), sources: [], parameters: [], calculators: [] }
    }),
  )
  .sort((a, b) => (a.id < b.id ? -1 : 1))
const names = { source: (key: string) => `Source ${key}`, parameter: (id: string) => `the parameter ${id}`, calculator: (id: string) => id }
const unlinked = { edges: [], mentions: [] }
const terms = Object.values(themes).flat()
const themeOf = (id: string) => id.split('-')[0]

describe('related notes', () => {
  it('are of the same theme, at most five, nearest first', () => {
    const { notes: lists } = relatedByMeaning({ graph: unlinked, notes, names, terms })
    expect(Object.keys(lists)).toHaveLength(notes.length)
    for (const [id, list] of Object.entries(lists)) {
      expect(list.map((other) => themeOf(other.id))).toEqual(list.map(() => themeOf(id)))
      expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).sort((a, b) => b - a))
      expect(list.length).toBeLessThanOrEqual(5)
    }
  })

  it('leave out what is linked, from either end, by a relation or in the text', () => {
    const edges = [{ source: 'cache-0', target: 'cache-1', kind: 'explains' as const, because: '' }]
    const mentions = [{ source: 'cache-2', target: 'cache-0', sentence: '' }]
    const { notes: lists } = relatedByMeaning({ graph: { edges, mentions }, notes, names, terms })
    expect(lists['cache-0']?.map(({ id }) => id).sort()).toEqual(['cache-3', 'cache-4', 'cache-5'])
  })

  it('are none when fewer than three pass the cut', () => {
    const few = notes.filter(({ id }) => !['cache-3', 'cache-4', 'cache-5'].includes(id))
    const { notes: lists } = relatedByMeaning({ graph: unlinked, notes: few, names, terms })
    expect(lists['cache-0']).toBeUndefined()
    expect(lists['law-0']).toBeDefined()
  })

  it('say what is shared: words, sources, parameters', () => {
    const shared = notes.map((note) => (themeOf(note.id) === 'cache' ? { ...note, sources: ['s1'], parameters: ['p1'] } : note))
    const { notes: lists } = relatedByMeaning({ graph: unlinked, notes: shared, names, terms })
    expect(lists['cache-0']?.[0]?.reason).toMatch(/^Both speak of \w+, \w+ and \w+\. Both cite Source s1\. Both use the parameter p1\.$/)
    const words = lists['cache-0']?.[0]?.reason.match(/speak of (\w+), (\w+) and (\w+)/)?.slice(1) ?? []
    expect(words.every((word) => themes.cache.includes(word))).toBe(true)
  })

  it('are the same each time', () => {
    expect(relatedByMeaning({ graph: unlinked, notes, names, terms })).toEqual(relatedByMeaning({ graph: unlinked, notes, names, terms }))
  })

  it('are not listed when nothing can be named that both share, however alike the words', () => {
    const { notes: lists } = relatedByMeaning({ graph: unlinked, notes, names, terms: themes.price })
    expect(Object.keys(lists).map(themeOf)).toEqual(Array(6).fill('price'))
    for (const { reason } of Object.values(lists).flat()) expect(reason).toMatch(/^Both speak of /)
  })

  it('may come from another provider', () => {
    const byLetter: MeaningProvider = (texts) => {
      const place = (list: typeof texts): SparseRows => ({
        rows: list.length,
        columns: 3,
        starts: Uint32Array.from({ length: list.length + 1 }, (_, i) => i),
        at: Uint32Array.from(list, ({ parts }) => 'clp'.indexOf(parts[0]?.text[0] ?? 'c')),
        values: new Float64Array(list.length).fill(1),
      })
      return { vectors: place(texts), place }
    }
    const { notes: lists } = relatedByMeaning({ graph: unlinked, notes, names, terms, provider: byLetter })
    expect(lists['law-0']?.[0]).toMatchObject({ score: 1 })
  })
})

describe('related sources', () => {
  const sources = [
    {
      id: 'cachepaper',
      title: 'Paged attention for the cache of keys and values',
      summary: '',
      text: '',
      sources: ['cachepaper'],
      parameters: [],
      calculators: [],
    },
    {
      id: 'lawpaper',
      title: 'A power law fit of loss with its exponent',
      summary: '',
      text: '',
      sources: ['lawpaper'],
      parameters: [],
      calculators: [],
    },
  ]
  it('are near in meaning and not cited yet', () => {
    const citing = notes.map((note) => (note.id === 'law-0' ? { ...note, sources: ['lawpaper'] } : note))
    const found = relatedByMeaning({ graph: unlinked, notes: citing, sources, names, terms }).sources
    expect(found['cache-0']?.map(({ id }) => id)).toEqual(['cachepaper'])
    expect(found['law-0']).toBeUndefined()
    expect(found['law-1']?.map(({ id }) => id)).toEqual(['lawpaper'])
  })

  it('are read with what notes say of them, when some note cites them', () => {
    const source = { key: 'a2020', file: '', type: '', authors: 'A', title: 'On caches', year: '2020', formatted: '' }
    expect(textsOfSources([source, { ...source, key: 'b' }], { a2020: [{ note: 'n', sentence: 'A says so.' }] })).toMatchObject([
      { id: 'a2020', title: 'On caches', text: 'A says so.' },
    ])
  })
})

describe('the measurement', () => {
  const place = { line: 1, column: 1 }
  const recordOf = ({ id, text }: RelatedText, to: string) => ({
    ...record(id, {
      relations: [{ to, kind: 'explains', because: 'Because.' }],
      links: [{ kind: 'note', target: to, id: to, sentence: 'secret', place }],
    }),
    text: `${text} secret`,
    components: [],
  })
  it('finds relations within a theme and not those across, and leaves the linking sentence out', () => {
    const pair = (i: number) => notes[i] as RelatedText
    const [a, b] = [pair(0), pair(1)]
    const within = measureRelated([recordOf(a, b.id), ...notes.slice(1).map((note) => recordOf(note, note.id))])
    expect(within.amongTen).toBeGreaterThan(0.9)
    expect(within.byChance).toBeCloseTo(10 / 17)
  })
})

describe('terms of the field', () => {
  const { termsIn } = fieldTerms(['KV cache', 'epoch', 'MoE', 'tokens per second'])
  it('are found as whole words, in any plain form, and one of one word in its own case', () => {
    expect([...termsIn('KV caches cost memory; a MoE makes two epochs at ten tokens per second.')]).toEqual([
      'KV cache',
      'MoE',
      'epoch',
      'tokens per second',
    ])
    expect([...termsIn('Epoch AI counts tokens per hour, cached or not, moe.')]).toEqual([])
  })
})

describe('the model', () => {
  it('puts forms of a word together', () => {
    expect(['costs', 'costing', 'cost', 'caches', 'caching', 'memories', 'batched'].map(stem)).toEqual([
      'cost',
      'cost',
      'cost',
      'cach',
      'cach',
      'memory',
      'batch',
    ])
  })

  it('finds the same neighbours as comparing all with all', () => {
    const texts = notes.map(meaningText)
    const { vectors } = tfidf(texts)
    const found = nearestRows(vectors, vectors, { most: 4, least: 0.1, skip: (row, other) => row + other === 17 })
    for (let row = 0; row < vectors.rows; row++) {
      const expected = Array.from({ length: vectors.rows }, (_, other) => ({
        row: other,
        score: innerProduct(vectors, row, vectors, other),
      }))
        .filter((other) => other.row !== row && row + other.row !== 17 && other.score >= 0.1)
        .sort((a, b) => b.score - a.score || a.row - b.row)
        .slice(0, 4)
      expect(found[row]?.map((near) => near.row)).toEqual(expected.map((near) => near.row))
    }
  })

  it('weighs a term by its rarity and the logarithm of its count, at length 1', () => {
    // Eight texts: "cache" in two, "hour" in four; the first has "cache" once and "hour" three times.
    const text = (words: string) => ({ parts: [{ text: words, weight: 1 }], marks: [] })
    const { vectors } = tfidf(['cache hour hour hour', 'cache', 'hour', 'hour', 'hour', 'x1', 'x2', 'x3'].map(text))
    const [cache, hour] = [Math.log(2) * (Math.log(8 / 2) + 0.1), Math.log(4) * (Math.log(8 / 4) + 0.1)]
    // Columns by how many have the term: hour, cache.
    expect([...vectors.values.slice(0, 2)]).toEqual([
      expect.closeTo(hour / Math.hypot(cache, hour), 12),
      expect.closeTo(cache / Math.hypot(cache, hour), 12),
    ])
  })

  it('places a new text where a known one of the same words stands', () => {
    const texts = notes.map(meaningText)
    const { vectors, place } = tfidf(texts)
    const placed = place(texts.slice(0, 3))
    for (let row = 0; row < placed.rows; row++) expect(innerProduct(placed, row, vectors, row)).toBeCloseTo(1, 9)
  })

  it('reads sources, parameters and calculators of a note’s components and citations', () => {
    const place = { line: 1, column: 1 }
    const use = (name: 'Value' | 'Parameter', attributes: Record<string, string>) => ({ name, attributes, places: {}, place })
    const note = {
      ...record('a'),
      text: 'Text.',
      citations: [{ key: 'k', sentence: '', place }],
      components: [use('Value', { of: 'kv-cache.bytes' }), use('Parameter', { id: 'gpuHourPrice' })],
    }
    expect(textOfNote(note)).toMatchObject({ sources: ['k'], parameters: ['gpuHourPrice'], calculators: ['kv-cache'] })
  })
})
