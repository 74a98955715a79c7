/** Protects what pages and programs get of a notebook: which notes use what, where claims stand, values with their units, scenarios against the book. */
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { calculators } from '../calculators/index.ts'
import { record } from '../graph/graph.fixture.ts'
import type { Notebook } from '../notes/notebook/notebook.ts'
import type { NoteRecord, Topic } from '../records/note.ts'
import type { Source } from '../records/source.ts'
import { calculatorsForApi, claimsForApi, parameterOf, parametersForApi } from './api.ts'
import { renderedRecord } from './calculator-record.ts'
import { claimsOf } from './claims.ts'
import { inferred, listPages, mapData, placedMap, related, structure } from './graph-cache.ts'
import { notePages, searchIndexOf } from './index-pages.ts'
import { contents, notesOfTopic, readingMinutes } from './note-page.ts'
import { getNotebook, type SiteNotebook } from './notebook.ts'
import { lastNotebook, once, requireNotebook, setNotebook } from './notebook-store.ts'
import { bookVersion, scenarioViews } from './scenarios.ts'
import { searchFiles, searchIndex } from './search-index.ts'
import { readSmallNotebook } from './site-notebook.fixture.ts'
import { notesOfParameter, notesUsing } from './usages.ts'

vi.mock('astro:content', () => ({ getCollection: async () => [] }))

let read: Notebook
let notebook: SiteNotebook
beforeAll(async () => {
  read = await readSmallNotebook()
  setNotebook(read)
  notebook = await getNotebook()
})

const ids = (notes: readonly { readonly id: string }[]) => notes.map(({ id }) => id)
const calculator = (id: string) => {
  const found = calculators.find((each) => each.id === id)
  if (!found) throw new Error(id)
  return found
}
const ofTopics = (notes: Partial<Record<Topic, readonly { readonly id: string; readonly title: string }[]>>) =>
  ({
    byTopic: { training: [], inference: [], 'scaling-laws': [], 'agentic-demand': [], ...notes },
    notes: Object.values(notes).flatMap((some) => some.map((each) => ({ record: each }))),
  }) as unknown as SiteNotebook
const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `note-${i}`, title: `Title ${String((i * 11) % count).padStart(3, '0')}` }) as NoteRecord)

describe('the notebook', () => {
  it('has notes by topic, the most central first, and claims with their notes', () => {
    // Two notes lead to alpha, none to gamma.
    expect([ids(notebook.byTopic.training), ids(notebook.byTopic.inference), notebook.byTopic['scaling-laws']]).toEqual([
      ['alpha', 'gamma'],
      ['beta'],
      [],
    ])
    expect(notebook.claims.get('beta-fails')?.note.id).toBe('beta')
    expect(notebook.byId.get('gamma')?.record.title).toBe('Gamma')
  })

  it('is joined again when it has changed, and only then', async () => {
    expect(await getNotebook()).toBe(notebook)
    setNotebook({ ...read, notes: read.notes.slice(0, 1), digest: 'another' })
    const next = await getNotebook()
    expect([...next.byId.keys()]).toEqual(['alpha'])
    setNotebook(read)
    notebook = await getNotebook()
    expect(notebook.byId.size).toBe(3)
  })

  it('is handed over with what kept it from being read again, as a new object each time', () => {
    setNotebook(read, 'A file is gone.')
    const first = lastNotebook()
    expect([first?.notebook, first?.failure, requireNotebook()]).toEqual([read, 'A file is gone.', read])
    setNotebook(read)
    expect([lastNotebook()?.failure, lastNotebook() === first]).toEqual([null, false])
  })

  it('makes a value once a process', () => {
    expect(once('a test', () => ['first'])).toBe(once('a test', () => ['second']))
    expect(once('a test', () => ['third'])).toEqual(['first'])
  })
})

describe('who uses what', () => {
  it('a calculator is used by notes that show it or print an output', () => {
    expect([ids(notesUsing(notebook, 'kv-cache')), ids(notesUsing(notebook, 'training-run')), notesUsing(notebook, 'cost')]).toEqual([
      ['alpha', 'beta'],
      ['gamma'],
      [],
    ])
  })

  it('a parameter is used by notes that name it or whose calculators read it', () => {
    expect(ids(notesOfParameter(notebook, 'gpuHourPrice'))).toEqual(['beta', 'gamma'])
    expect(ids(notesOfParameter(notebook, 'trainingMfu'))).toEqual(['gamma'])
  })
})

describe('claims', () => {
  it('are listed by topic and title, those with a condition first, with the place where they are stated', () => {
    expect(claimsOf(notebook).list.map(({ claim, href }) => [claim.id, href])).toEqual([
      ['alpha-holds', '/notes/alpha/#claim-alpha-holds'],
      ['gamma-turns', '/notes/gamma/'],
      ['alpha-said', '/notes/alpha/'],
      ['beta-fails', '/notes/beta/'],
    ])
  })

  it('have a truth and, where a parameter of the book bears on them, a chance', () => {
    const { standings, chances, texts } = claimsOf(notebook)
    expect(['alpha-holds', 'gamma-turns', 'beta-fails', 'alpha-said'].map((id) => standings.get(id)?.truth)).toEqual([
      'holds',
      'fails',
      'fails',
      undefined,
    ])
    // No rent is below a dollar; no parameter bears on the size of a cache.
    expect([chances.get('alpha-holds')?.holds, chances.get('beta-fails')]).toEqual([1, undefined])
    const turning = chances.get('gamma-turns')
    expect([turning?.count, turning && turning.holds > 0 && turning.holds < 1]).toEqual([2000, true])
    expect(texts.get('gamma-turns')).toBe('Text of gamma-turns.')
  })

  it('are drawn less often each where there are many, but never less than two hundred times', () => {
    const [gamma] = notebook.notes.filter(({ record: { id } }) => id === 'gamma')
    const many = (count: number): SiteNotebook => ({
      ...notebook,
      byTopic: {
        ...notebook.byTopic,
        inference: [],
        training: [
          {
            ...(gamma?.record as NoteRecord),
            claims: Array.from({ length: count }, (_, i) => ({ id: `c-${i}`, text: '', holds: 'training-run.cost > 3e6' })),
          },
        ],
      },
    })
    // 60,000 draws in all.
    expect(claimsOf(many(50)).chances.get('c-7')?.count).toBe(1200)
  })
})

describe('the files for programs', () => {
  it('have each calculator with inputs, outputs and units, never rounded', () => {
    const { version, calculators: given } = calculatorsForApi(notebook)
    expect([version, given.map(({ id }) => id)]).toEqual([1, calculators.map(({ id }) => id)])
    const cache = given.find(({ id }) => id === 'kv-cache')
    expect(cache).toMatchObject({ url: '/calculators/kv-cache/', embed: '/embed/kv-cache/', python: '/calculators/kv-cache.py' })
    // Two vectors, 80 layers, 8 heads of 128 numbers of 2 bytes; 128,000 tokens.
    const value = (name: string) => cache?.outputs.find((each) => each.name === name)?.value
    expect([value('bytesPerToken'), value('bytesPerSequence')]).toEqual([327_680, 41_943_040_000])
    expect(cache?.outputs.filter(({ main }) => main).map(({ name }) => name)).toEqual(['totalBytes'])
    const input = (name: string) => cache?.inputs.find((each) => each.name === name)
    expect(input('layers')).toMatchObject({
      kind: 'quantity',
      default: 80,
      value: 80,
      unit: { id: 'layer' },
      parameter: null,
      optional: false,
    })
    expect(input('attention')).toMatchObject({ kind: 'choice', value: 'mha-gqa', table: null })
    expect(input('model')).toMatchObject({ kind: 'row', table: 'models', value: null, optional: true })
  })

  it('say where a default comes from: a number, a parameter, or another calculator', () => {
    const { calculators: given } = calculatorsForApi(notebook)
    const input = (id: string, name: string) => given.find((each) => each.id === id)?.inputs.find((each) => each.name === name)
    expect(input('training-run', 'gpuHourPrice')).toMatchObject({
      default: { parameter: 'gpuHourPrice' },
      value: 2.65,
      parameter: 'gpuHourPrice',
    })
    const chained = given
      .flatMap(({ inputs }) => inputs)
      .find((each) => each.default !== null && typeof each.default === 'object' && 'calculator' in each.default)
    expect(chained?.default).toEqual({ calculator: expect.any(String), output: expect.any(String) })
  })

  it('have published cases, each expected value within its tolerance', () => {
    const cases = calculatorsForApi(notebook).calculators.flatMap((each) => each.cases)
    expect(cases.length).toBeGreaterThan(calculators.length)
    expect(cases.flatMap(({ name, expected }) => expected.filter((row) => !row.holds).map(() => name))).toEqual([])
  })

  it('have parameters with who uses them and what turns on them', () => {
    const price = parametersForApi(notebook).parameters.find(({ id }) => id === 'gpuHourPrice')
    expect(price).toMatchObject({
      ...{ url: '/parameters/#gpuHourPrice', best: 2.65, low: 1.7, high: 4.02, unit: { id: 'USD/h', symbol: '$/h' } },
      history: [{ best: 1.7 }, { best: 2.35 }],
      limits: { low: 0, high: 1000, lowAllowed: true },
      // At 4.02 instead of 2.65 dollars an hour the rent of 1.89 million is 2.87, more than 2.5.
      usedBy: { notes: ['beta', 'gamma'], claims: ['alpha-holds', 'gamma-turns'] },
      turns: { low: [], high: ['gamma-turns'] },
    })
    expect(price?.usedBy.calculators).toEqual(expect.arrayContaining(['training-run', 'serving-cost']))
  })

  it('have a source by its key where the notebook does not have it, and whole where it does', () => {
    const price = notebook.parameters.find(({ id }) => id === 'gpuHourPrice')
    if (!price) throw new Error('The book has no price.')
    const source = { formatted: 'Compux 2026. A price list.', url: 'https://example.org/' } as Source
    const { sources } = parameterOf({ ...price, sources: ['here', 'toString'] }, { ...notebook, sources: { here: source } })
    expect(sources).toEqual([
      { key: 'here', citation: 'Compux 2026. A price list.', url: 'https://example.org/' },
      { key: 'toString', citation: 'toString', url: null },
    ])
  })

  it('have claims with verdict, chance and what they turn on', () => {
    const { claims } = claimsForApi(notebook)
    const find = (id: string) => claims.find((each) => each.id === id)
    expect(find('gamma-turns')).toMatchObject({
      ...{ topic: 'training', url: '/claims/#gamma-turns', note: { id: 'gamma', title: 'Gamma', url: '/notes/gamma/' } },
      verdict: { truth: 'fails', calculator: 'training-run', operator: '>', threshold: 2.5e6, unit: { id: 'USD' } },
      chance: { draws: 2000 },
    })
    expect(find('gamma-turns')?.reads).toContain('gpuHourPrice')
    expect(find('gamma-turns')?.turns.map(({ parameter, side }) => [parameter, side])).toContainEqual(['gpuHourPrice', 'high'])
    expect(find('alpha-said')).toMatchObject({ condition: null, verdict: null, chance: null, reads: [], turns: [] })
  })
})

describe('a calculator’s record', () => {
  it('has its formula as MathML and its cases as the book has them, worked out once', () => {
    const rendered = renderedRecord(calculator('kv-cache'), notebook.book)
    expect(rendered.formula).toMatch(/<math.*<mi>L<\/mi>/s)
    expect(rendered.cases.flatMap(({ rows }) => rows).every(({ holds }) => holds)).toBe(true)
    expect(renderedRecord(calculator('kv-cache'), notebook.book)).toBe(rendered)
    expect(renderedRecord(calculator('training-run'), notebook.book)).not.toBe(rendered)
  })
})

describe('a scenario', () => {
  it('is shown against the book, with a link that carries it', () => {
    const [dear] = scenarioViews(notebook)
    expect(dear?.query).toBe(`?with=gpuHourPrice:20,kv-cache.layers:100&on=${bookVersion(notebook)}`)
    expect(
      dear?.rows.map(({ label, href, calculator: of, inBook, here }) =>
        [label, href, of, inBook, here].map((each) => each?.replace(/\s/g, ' ')),
      ),
    ).toEqual([
      ['Price of a rented accelerator-hour (H100 class)', '/parameters/#gpuHourPrice', undefined, '$2.65 an hour', '$20 an hour'],
      ['Layers', '/calculators/kv-cache/', 'Key-value cache', '80 layers', '100 layers'],
    ])
  })

  it('turns claims, among those with a condition', () => {
    const [dear] = scenarioViews(notebook)
    expect(dear?.claims).toBe(3)
    expect(dear?.turned.map(({ claim, note, verdict, word }) => [claim.id, note.id, verdict, word])).toEqual([
      ['gamma-turns', 'gamma', 'holds', 'Holds'],
    ])
  })

  it('moves results, those by the largest factor first, up or down', () => {
    const [dear] = scenarioViews(notebook)
    // 20 / 2.65 for what is rent alone; 100 / 80 for the cache. Lifetime cost stays: training and serving are both rent.
    expect(dear?.moved.map(({ calculator: id }) => id)).toEqual(['build-or-buy', 'fine-tuning', 'serving-cost', 'training-run', 'kv-cache'])
    const ratio = (id: string) => dear?.moved.find(({ calculator: of }) => of === id)?.ratio
    expect([ratio('training-run'), ratio('kv-cache')]).toEqual([expect.closeTo(20 / 2.65, 9), expect.closeTo(1.25, 9)])
  })

  it('moves a result that becomes a hundredth further than one that grows by a quarter', () => {
    const [scenario] = notebook.scenarios
    if (!scenario) throw new Error('The notebook has no scenario.')
    const assumption = { because: 'So.', sources: [] }
    const assumptions = [
      { ...assumption, key: 'gpuHourPrice', value: 0.0265 },
      { ...assumption, key: 'kv-cache.layers', value: 100 },
    ]
    const [cheap] = scenarioViews({ ...notebook, scenarios: [{ ...scenario, assumptions }] })
    const moved = cheap?.moved.map(({ calculator: id }) => id) ?? []
    expect(moved).toContain('kv-cache')
    expect(moved.indexOf('training-run')).toBeLessThan(moved.indexOf('kv-cache'))
  })

  it('that assumes what nothing has is refused', () => {
    const [scenario] = notebook.scenarios
    if (!scenario) throw new Error('The notebook has no scenario.')
    const wrong = { ...scenario, assumptions: [{ key: 'kv-cache.nothing', value: 1, because: '', sources: [] }] }
    expect(() => scenarioViews({ ...notebook, scenarios: [wrong] })).toThrow('A scenario assumes “kv-cache.nothing”, which nothing has.')
  })
})

describe('lists', () => {
  it('of all that can be found are by kind, kinds without an entry left out', () => {
    const groups = searchIndexOf(notebook)
    expect(groups.map(({ kind }) => kind)).toEqual(['note', 'calculator', 'claim', 'parameter', 'dataset'])
    expect(groups[0]?.found.map(({ title }) => title).toSorted()).toEqual(['Alpha', 'Beta', 'Gamma'])
    expect(groups.filter(({ kind }) => kind !== 'dataset').flatMap(({ pages }) => pages)).toEqual([])
  })

  it('of notes are on one page up to five hundred, then on pages of topics that are long', () => {
    const of = (training: number, inference: number) =>
      notePages(ofTopics({ training: numbered(training), inference: numbered(inference) }))
    expect(of(400, 100)).toEqual([])
    expect(of(401, 100).map(({ path, title, entries }) => [path, title, entries.length])).toEqual([
      ['training/1', 'Training, 1 of 2', 201],
      ['training/2', 'Training, 2 of 2', 200],
    ])
  })

  it('of the map are of two hundred notes by title', () => {
    const nodes = numbered(201).map(({ id, title }) => record(id, { title, topic: 'inference' }))
    const pages = listPages({ graph: { nodes } } as unknown as SiteNotebook)
    expect(pages.map(({ path, title, nodes: some, first, last }) => [path, title, some.length, first, last])).toEqual([
      ['inference/1', 'Inference, 1 of 2', 200, 'Title 000', 'Title 199'],
      ['inference/2', 'Inference, 2 of 2', 1, 'Title 200', 'Title 200'],
    ])
  })
})

describe('the graph for pages', () => {
  it('has a place for each note, and the conditions of its claims', () => {
    expect(
      placedMap(notebook)
        .nodes.map(({ id }) => id)
        .toSorted(),
    ).toEqual(['alpha', 'beta', 'gamma'])
    const { ids: order, claims } = mapData(notebook)
    expect(claims[order.indexOf('alpha')]).toEqual(['training-run.cost > 1'])
    expect(claims[order.indexOf('beta')]).toEqual(['kv-cache.bytesPerToken > 1e30'])
    expect(mapData(notebook)).toBe(mapData(notebook))
  })

  it('has groups and inferred relations of the same notes', () => {
    expect(
      structure(notebook)
        .communities.flatMap(({ members }) => members)
        .toSorted(),
    ).toEqual(['alpha', 'beta', 'gamma'])
    expect(inferred(notebook)).toEqual([])
  })

  it('names what two notes have in common as readers know it', () => {
    const body = 'Text.'
    const note = (id: string): Notebook['notes'][number] => {
      const [alpha] = notebook.notes
      const components = [{ name: 'Parameter', attributes: { id: 'gpuHourPrice' } }]
      return { ...alpha, record: { ...alpha?.record, id, title: `Note ${id}`, text: body, components, links: [], relations: [] } } as never
    }
    const notes = ['a', 'b', 'c', 'd', 'e', 'f'].map(note)
    const nodes = notes.map(({ record: each }) => each)
    const lists = related({
      ...notebook,
      notes,
      graph: { ...notebook.graph, nodes, edges: [], mentions: [], citedBy: {}, backlinks: {} } as never,
    })
    expect(JSON.stringify(lists)).toContain('the parameter “Price of a rented accelerator-hour (H100 class)”')
  })
})

describe('the page of a note', () => {
  it('takes a minute at least, at two hundred words each', () => {
    expect([0, 200, 499, 500].map(readingMinutes)).toEqual([1, 1, 2, 3])
  })

  it('lists all notes of a short topic by title, the most central of a long one, and always itself', () => {
    const few = numbered(14)
    const short = notesOfTopic(ofTopics({ training: few }), { ...few[0], topic: 'training' } as NoteRecord)
    expect([short.total, short.notes.length, short.notes[0]?.title, short.notes.at(-1)?.title]).toEqual([14, 14, 'Title 000', 'Title 013'])
    const many = numbered(30)
    const list = (at: number) => {
      const { notes, total } = notesOfTopic(ofTopics({ training: many }), { ...many[at], topic: 'training' } as NoteRecord)
      expect([notes.length, total]).toEqual([14, 30])
      expect(notes.map(({ title }) => title)).toEqual(notes.map(({ title }) => title).toSorted())
      return ids(notes)
        .map((id) => Number(id.slice('note-'.length)))
        .toSorted((a, b) => a - b)
    }
    expect(list(25)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 25])
    expect(list(3)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  })

  it('has contents of two depths, then what follows the text and is shown', () => {
    const heading = (id: string, depth: 2 | 3 | 4) => ({ id, text: id, depth })
    const after = [
      { id: 'related', text: 'Related', shown: true },
      { id: 'sources', text: 'Sources', shown: false },
    ]
    expect(contents([heading('a', 2), heading('b', 3), heading('c', 4)], after).map(({ id, depth }) => [id, depth])).toEqual([
      ['a', 2],
      ['b', 3],
      ['related', 2],
    ])
  })
})

describe('the search index', () => {
  type Serve = (request: { url?: string }, response: unknown, next: () => void) => void
  function server(): (url: string) => { status: number | null; type?: string; body?: unknown } {
    let serve: Serve = () => {}
    const { hooks } = searchIndex()
    hooks['astro:server:setup']?.({ server: { middlewares: { use: (given: Serve) => (serve = given) } } } as never)
    return (url) => {
      const answer: { status: number | null; type?: string; body?: unknown } = { status: null }
      const response = {
        writeHead: (status: number, headers: Record<string, string> = {}) => {
          Object.assign(answer, { status, type: headers['Content-Type'] })
          return response
        },
        end: (body: unknown) => Object.assign(answer, { body }),
      }
      serve({ url }, response, () => Object.assign(answer, { status: 'passed on' }))
      return answer
    }
  }

  it('is made once for each state of the notebook', () => {
    const files = searchFiles(read)
    expect(searchFiles({ ...read })).toBe(files)
    expect(searchFiles({ ...read, notes: [], digest: 'other' }).manifest.version).not.toBe(files.manifest.version)
  })

  it('is served while authoring: its list, its files, and nothing else', () => {
    const ask = server()
    const { manifest, files } = searchFiles(read)
    const list = ask('/api/search.json?x')
    expect([list.status, JSON.parse(String(list.body))]).toEqual([200, JSON.parse(JSON.stringify(manifest))])
    const [name = '', bytes] = [...files][0] ?? []
    expect(ask(`/api/search/${manifest.version}/${name}.idx`)).toEqual({ status: 200, type: 'application/octet-stream', body: bytes })
    expect(ask(`/api/search/${'0'.repeat(12)}/${name}.idx`).status).toBe(404)
    expect(['/api/search/', '/notes/alpha/', '/api/search/../x.idx'].map((url) => ask(url).status)).toEqual([
      'passed on',
      'passed on',
      'passed on',
    ])
  })

  it('says that it cannot be served when the notebook cannot be indexed', () => {
    setNotebook({ ...read, notes: null as never, digest: 'broken' })
    expect(server()('/api/search.json').status).toBe(503)
    setNotebook(read)
  })

  it('is written beside the pages of a build', () => {
    const dist = mkdtempSync(join(tmpdir(), 'isoflop-index-'))
    searchIndex().hooks['astro:build:done']?.({ dir: pathToFileURL(`${dist}/`) } as never)
    const { manifest, files } = searchFiles(read)
    expect(JSON.parse(readFileSync(join(dist, 'api/search.json'), 'utf8')).version).toBe(manifest.version)
    expect(readdirSync(join(dist, 'api/search', manifest.version)).toSorted()).toEqual(
      [...files.keys()].map((name) => `${name}.idx`).toSorted(),
    )
    expect(existsSync(join(dist, 'api/search', manifest.version, `${[...files.keys()][0]}.idx`))).toBe(true)
  })
})
