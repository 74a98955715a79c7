/** Protects the entries of a notebook: rows of data by name and column, calculators by their options, very long tables as a whole. */
import { describe, expect, it } from 'vitest'
import { nodeEffects, searchIn } from '../../../tests/support/notebook-search.ts'
import { calculators } from '../../calculators/index.ts'
import { noteFile } from '../../notes/notebook/notebook.fixture.ts'
import { parseNote } from '../../notes/notebook/parse-note.ts'
import type { Dataset, Row } from '../../records/dataset.ts'
import { calculatorAliases } from './aliases.ts'
import { buildIndex } from './build-index.ts'
import { entriesOf } from './entries.ts'

const claims = 'claims:\n  - { id: one, text: One is said. }\n  - { id: two, text: Two is said. }\n'

const table = (id: string, rows: readonly Row[]): Dataset => ({
  id,
  file: `data/${id}.csv`,
  title: `Table of ${id}`,
  description: 'Made up.',
  key: 'id',
  sources: [],
  licence: 'none',
  asOf: '2026',
  columns: [
    { id: 'id', label: 'Id', type: 'id' },
    { id: 'name', label: 'Name', type: 'text' },
    { id: 'memory', label: 'Memory', type: 'number', unit: 'byte' },
    { id: 'hidden', label: 'Hidden size', type: 'number' },
    { id: 'sources', label: 'Sources', type: 'sources' },
  ],
  rows,
})
const chips = table('chips', [
  { id: 'x1', name: 'Xylophone X1', memory: 141e9, hidden: 16384, sources: 'doe2026 roe2025' },
  { id: 'x2', name: 'Xylophone X2', memory: 80e9, hidden: null, sources: '' },
])
const many = (count: number) =>
  table(
    'survey',
    Array.from({ length: count }, (_, index) => ({ id: `s${index}`, name: `Quibble q${index}`, memory: 1e9, hidden: 1, sources: '' })),
  )
const entries = (...datasets: readonly Dataset[]) => entriesOf({ notes: [], parameters: [], datasets, sources: [] })
const searchOf = (...datasets: readonly Dataset[]) => searchIn(buildIndex(entries(...datasets), nodeEffects))

describe('A claim', () => {
  it('leads to its place in its note, or to the note that does not show it', () => {
    const { record } = parseNote('content/notes/training/a.mdx', Buffer.from(noteFile('<Claim id="one" />', claims)))
    const found = entriesOf({ notes: record ? [record] : [], parameters: [], datasets: [], sources: [] }).filter(
      ({ kind }) => kind === 'claim',
    )
    expect(found.map(({ url }) => url)).toEqual(['/notes/a/#claim-one', '/notes/a/'])
  })
})

describe('A row of data', () => {
  it('says what it holds, exactly where it is a count, and leads to its line', () => {
    expect(entries(chips).find(({ rowOf }) => rowOf === 'chips')).toMatchObject({
      title: 'Xylophone X1',
      url: '/data/chips/#x1',
      text: 'Table of chips · Memory 141\u202fGB · Hidden size 16\u202f384',
      cites: ['doe2026', 'roe2025'],
    })
  })

  it('is found by its name with a column, before the other rows and the set, and shows the figure first', async () => {
    const { results, terms } = await searchOf(chips).find('x2 memory')
    expect(results[0]?.url).toBe('/data/chips/#x2')
    const passage = results[0] && (await searchOf(chips).passage(results[0], terms))
    expect(passage?.pieces.map(({ text }) => text).join('')).toBe('Memory 80\u202fGB')
  })

  it('of a very long table is no entry, and its name still leads to the table', async () => {
    expect(entries(many(301)).filter(({ kind }) => kind === 'dataset')).toHaveLength(1)
    expect(entries(many(300)).filter(({ kind }) => kind === 'dataset')).toHaveLength(301)
    expect((await searchOf(many(301)).find('quibble q217')).results[0]?.url).toBe('/data/survey/')
  })

  it('has no title row in the manifest', () => {
    const { manifest } = buildIndex(entries(many(300)), nodeEffects)
    expect(JSON.stringify(manifest.titles)).not.toContain('Quibble')
  })
})

describe('A calculator', () => {
  it('has names in the field only if it exists', () => {
    const ids = new Set(calculators.map(({ id }) => id))
    expect(Object.keys(calculatorAliases).filter((id) => !ids.has(id))).toEqual([])
  })

  it('is found by what can be chosen in it, and shows it', async () => {
    const search = searchOf()
    const { results, terms } = await search.find('activations selective recomputation')
    expect(results[0]?.id).toBe('training-memory')
    const passage = results[0] && (await search.passage(results[0], terms))
    expect(passage?.pieces.map(({ text }) => text).join('')).toContain('selective: those of attention')
    expect(passage?.fragment).toBe('')
  })
})
