/** What is near in meaning is found and explained; what is linked already is left out; a weak list is not shown. */
import { describe, expect, it } from 'vitest'
import { record } from './fixture.ts'
import { latentMeaning, type MeaningProvider } from './meaning.ts'
import { nearestRows } from './nearest.ts'
import { unitHash } from './order.ts'
import { meaningText, type RelatedText, relatedByMeaning } from './related.ts'
import { measureRelated } from './related-measure.ts'
import { textOfNote, textsOfSources } from './related-texts.ts'
import { stem } from './terms.ts'
import { blockOf, mainDirections, multiply, normalise } from './vectors.ts'

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
const themeOf = (id: string) => id.split('-')[0]

describe('related notes', () => {
  it('are of the same theme, at most five, nearest first', () => {
    const { notes: lists } = relatedByMeaning({ graph: unlinked, notes, names })
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
    const { notes: lists } = relatedByMeaning({ graph: { edges, mentions }, notes, names })
    expect(lists['cache-0']?.map(({ id }) => id).sort()).toEqual(['cache-3', 'cache-4', 'cache-5'])
  })

  it('are none when fewer than three pass the cut', () => {
    const few = notes.filter(({ id }) => !['cache-3', 'cache-4', 'cache-5'].includes(id))
    const { notes: lists } = relatedByMeaning({ graph: unlinked, notes: few, names })
    expect(lists['cache-0']).toBeUndefined()
    expect(lists['law-0']).toBeDefined()
  })

  it('say what is shared: words, sources, parameters', () => {
    const shared = notes.map((note) => (themeOf(note.id) === 'cache' ? { ...note, sources: ['s1'], parameters: ['p1'] } : note))
    const { notes: lists } = relatedByMeaning({ graph: unlinked, notes: shared, names })
    expect(lists['cache-0']?.[0]?.reason).toMatch(/^Both speak of \w+, \w+ and \w+\. Both cite Source s1\. Both use the parameter p1\.$/)
    const words = lists['cache-0']?.[0]?.reason.match(/speak of (\w+), (\w+) and (\w+)/)?.slice(1) ?? []
    expect(words.every((word) => themes.cache.includes(word))).toBe(true)
  })

  it('are the same each time', () => {
    expect(relatedByMeaning({ graph: unlinked, notes, names })).toEqual(relatedByMeaning({ graph: unlinked, notes, names }))
  })

  it('may come from another provider', () => {
    const byLetter: MeaningProvider = (texts) => {
      const place = (list: typeof texts) => {
        const block = blockOf(list.length, 3)
        for (const [row, { parts }] of list.entries()) block.values[3 * row + 'clp'.indexOf(parts[0]?.text[0] ?? 'c')] = 1
        return block
      }
      return { vectors: place(texts), place, shared: () => ['a letter'] }
    }
    const { notes: lists } = relatedByMeaning({ graph: unlinked, notes, names, provider: byLetter })
    expect(lists['law-0']?.[0]).toMatchObject({ score: 1, reason: 'Both speak of a letter.' })
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
    const found = relatedByMeaning({ graph: unlinked, notes: citing, sources, names }).sources
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

  it('finds the directions of a matrix of low rank, so that lengths are kept', () => {
    // Rows are (i mod 3 + 1) times one pattern, or a second pattern: rank 2.
    const patterns = [
      [1, 0, 2, 0, 1],
      [0, 3, 0, 1, 0],
    ]
    const rows = Array.from({ length: 12 }, (_, i) => (patterns[i % 2] as number[]).map((value) => value * ((i % 3) + 1)))
    const entries = rows.map((row) => row.flatMap((value, at) => (value ? [{ value, at }] : [])))
    const sparse = {
      rows: 12,
      columns: 5,
      starts: Uint32Array.from([0, ...entries.map((_, i) => entries.slice(0, i + 1).flat().length)]),
      at: Uint32Array.from(entries.flat(), ({ at }) => at),
      values: Float64Array.from(entries.flat(), ({ value }) => value),
    }
    const axes = mainDirections(sparse, 2)
    const placed = multiply(sparse, axes)
    for (const [i, row] of rows.entries()) {
      expect(Math.hypot(placed.values[2 * i] ?? 0, placed.values[2 * i + 1] ?? 0)).toBeCloseTo(Math.hypot(...row), 6)
    }
  })

  it('finds the same neighbours as comparing all with all', () => {
    const block = blockOf(60, 24)
    for (let i = 0; i < block.values.length; i++) block.values[i] = unitHash(`v${i}`) - 0.3
    const unit = normalise(block)
    const cosine = (a: number, b: number) =>
      Array.from({ length: 24 }, (_, i) => (unit.values[24 * a + i] ?? 0) * (unit.values[24 * b + i] ?? 0)).reduce((x, y) => x + y)
    const found = nearestRows(unit, unit, { most: 4, least: 0.4, skip: (row, other) => row + other === 59 })
    for (let row = 0; row < 60; row++) {
      const expected = Array.from({ length: 60 }, (_, other) => other)
        .filter((other) => other !== row && row + other !== 59 && cosine(row, other) >= 0.4)
        .sort((a, b) => cosine(row, b) - cosine(row, a))
        .slice(0, 4)
      expect(found[row]?.map((near) => near.row)).toEqual(expected)
    }
  })

  it('places a new text where a known one of the same words stands', () => {
    const texts = notes.map(meaningText)
    const meaning = latentMeaning(texts)
    const placed = meaning.place(texts.slice(0, 3))
    for (let i = 0; i < placed.values.length; i++) expect(placed.values[i]).toBeCloseTo(meaning.vectors.values[i] ?? 0, 9)
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
