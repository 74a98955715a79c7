/** Protects the search on small notebooks made here: ranking, corrections, operators, which files are loaded, and files that fail to load. */
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { nodeEffects, searchIn } from '../../../tests/support/notebook-search.ts'
import { buildIndex } from '../index/build-index.ts'
import type { Entry } from '../index/records.ts'
import { createSearch } from './search.ts'

const note = (id: string, title: string, body: string, more: Partial<Entry> = {}): Entry => ({
  kind: 'note',
  id,
  title,
  url: `/notes/${id}/`,
  names: [],
  text: '',
  topic: 'training',
  status: 'supported',
  noteKind: 'concept',
  cites: [],
  claims: [],
  headings: [],
  body,
  ...more,
})

const filler = Array.from({ length: 40 }, (_, index) =>
  note(
    `filler-${index}`,
    `Filler ${index}`,
    'common words stand here again and again with budget and wafer apart from one another in a long line of words',
  ),
)
const entries: readonly Entry[] = [
  note('near', 'Alpha', 'Here the wafer budget is decided by few people.\nDetails\nThe lithography machine sits in a clean room.', {
    headings: [{ id: 'details', text: 'Details' }],
    cites: ['hoffmann2022'],
  }),
  note('titled', 'Lithography', 'It prints patterns.', { topic: 'inference', status: 'contested' }),
  note('spelled', 'Beta', 'Pre-training and utilisation of an H100 at 3.8e25 FLOP, GPT-4, 15 trillion tokens.'),
  note('cjk', 'Gamma', '計算資源の価格が下がる'),
  ...filler,
]
const files = buildIndex(entries, nodeEffects)
const search = searchIn(files)
const ids = async (text: string) => (await search.find(text)).results.map(({ id }) => id)

describe('A search', () => {
  it('finds words that stand together before words that stand apart, in either order', async () => {
    expect((await ids('wafer budget'))[0]).toBe('near')
    expect((await ids('budget wafer'))[0]).toBe('near')
  })

  it('puts a title before a text', async () => expect((await ids('lithography')).slice(0, 2)).toEqual(['titled', 'near']))

  for (const typed of ['lithografy', 'kithography', 'ilthography', 'litography', 'lithogra'])
    it(`finds lithography by “${typed}”`, async () => expect((await ids(typed))[0]).toBe('titled'))

  it('lists what it corrected', async () => {
    expect((await search.find('lithografy ')).corrections).toEqual([{ typed: 'lithografy', word: 'lithography' }])
    expect((await search.find('lithography')).corrections).toEqual([])
  })

  for (const typed of ['pretraining', 'pre-training', 'pre training', 'utilization', 'h100', '3.8e25', 'gpt4', 'gpt 4', '15T', 'GPT-4'])
    it(`finds what is written otherwise by “${typed}”`, async () => expect((await ids(typed))[0]).toBe('spelled'))

  it('finds Chinese by part of it', async () => expect((await ids('資源の価格'))[0]).toBe('cjk'))

  it('never reads a number as another', async () => {
    for (const typed of ['H200', 'H10', '3.8e26', '16T', '15B', 'gpt5']) {
      const { results, corrections } = await search.find(`${typed} `)
      expect(
        results.map(({ id }) => id),
        typed,
      ).toEqual([])
      expect(corrections).toEqual([])
    }
  })

  it('holds to exact phrases, exclusions and filters', async () => {
    expect(await ids('"wafer budget"')).toEqual(['near'])
    expect(await ids('"budget wafer"')).toEqual([])
    expect(await ids('lithography -machine')).toEqual(['titled'])
    expect(await ids('lithography topic:inference')).toEqual(['titled'])
    expect(await ids('status:contested')).toEqual(['titled'])
    expect(await ids('cites:hoffmann2022')).toEqual(['near'])
  })

  it('counts all that fits by kind and topic', async () => {
    const { counts } = await search.find('lithography')
    expect(counts).toEqual({ kinds: { note: 2 }, topics: { inference: 1, training: 1 } })
  })

  it('gives the passage, with its heading and what to mark', async () => {
    const found = await search.find('clean room')
    const [first] = found.results
    const passage = first && (await search.passage(first, found.terms))
    expect(passage?.heading).toEqual({ id: 'details', text: 'Details' })
    expect(passage?.pieces.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['clean', 'room'])
    expect(passage?.fragment).toBe('in a clean room')
  })

  it('counts another name nearly as a title, and its words alone less', async () => {
    const named = [
      note('alias', 'Gamma rays', 'Nothing else.', { names: ['lattice yield'] }),
      note('body', 'Delta', 'The lattice yield of a lattice yield is a lattice yield.'),
      note('longer', 'Epsilon', 'Nothing else.', { names: ['how a lattice yield is seen from far away by night'] }),
    ]
    const { results } = await searchIn(buildIndex([...named, ...filler], nodeEffects)).find('lattice yield')
    expect(results.map(({ id }) => id)).toEqual(['alias', 'longer', 'body'])
  })

  it('finds other forms of a word before misspellings of it', async () => {
    const forms = [note('form', 'Alpha', 'Prices halved.'), note('other', 'Beta', 'Prices, having risen.')]
    const found = await searchIn(buildIndex([...forms, ...filler], nodeEffects)).find('halving')
    expect(found.results[0]?.id).toBe('form')
  })

  it('allows three errors in a long word, and two in a shorter one', async () => {
    expect((await ids('litographi'))[0]).toBe('titled')
    expect((await ids('lithografie '))[0]).toBe('titled')
    expect(await ids('litogarfi ')).toEqual([])
  })

  it('puts three rows of data first and the others after all else, unless data is asked for', async () => {
    const rows = Array.from({ length: 5 }, (_, index): Entry => {
      const { noteKind: _kind, topic: _topic, ...row } = note(`chips/${index}`, `Quark ${index}`, 'Quark memory', { kind: 'dataset' })
      return { ...row, kind: 'dataset', url: `/data/chips/#${index}`, rowOf: 'chips' }
    })
    const mixed = searchIn(buildIndex([note('about', 'Alpha', 'A quark.'), ...filler, ...rows], nodeEffects))
    const kinds = async (text: string) => (await mixed.find(text)).results.map(({ kind }) => kind)
    expect(await kinds('quark')).toEqual(['dataset', 'dataset', 'dataset', 'note', 'dataset', 'dataset'])
    expect(await kinds('quark kind:data')).toEqual(['dataset', 'dataset', 'dataset', 'dataset', 'dataset'])
  })

  it('finds nothing for nothing, and for what is not there', async () => {
    expect(await ids('')).toEqual([])
    expect(await ids('of the')).toEqual([])
    expect(await ids('zzqxv')).toEqual([])
  })
})

describe('The index', () => {
  it('is the same bytes for the same entries', () => {
    const again = buildIndex(entries, nodeEffects)
    expect(JSON.stringify(again.manifest)).toBe(JSON.stringify(files.manifest))
    expect([...again.files]).toEqual([...files.files])
  })

  it('gives results from what is loaded when files fail to load, counts these, and tries again', async () => {
    let broken = true
    const halting = createSearch(files.manifest, async (name) => {
      if (broken && name.startsWith('t')) throw new Error('offline')
      return inflateRawSync(files.files.get(name) as Uint8Array)
    })
    const without = await halting.find('lithography')
    expect(without.missing).toBeGreaterThan(0)
    expect(without.results.map(({ id }) => id)).toContain('titled')
    broken = false
    const whole = await halting.find('lithography')
    expect(whole.missing).toBe(0)
    expect(whole.results.map(({ id }) => id)).toEqual(['titled', 'near'])
  })

  it('loads all rows of a small notebook at once for a reader who types, and only those shown for one who pastes', async () => {
    const loaded = async (ask: (some: ReturnType<typeof searchIn>) => Promise<unknown>) => {
      const names: string[] = []
      await ask(searchIn(files, (name) => names.push(name)))
      return names.filter((name) => /^[ad]/.test(name))
    }
    const typed = await loaded(async (some) => {
      for (const text of ['w', 'wa', 'waf', 'wafe', 'wafer', 'wafer b']) await some.find(text, { settled: false })
    })
    expect(typed).toEqual(['a'])
    expect(await loaded((some) => some.find('wafer budget', { settled: false }))).toEqual(['d0'])
  })

  it('needs no file of rows for a note that has a rare word in its title', async () => {
    const names: string[] = []
    const { results } = await searchIn(files, (name) => names.push(name)).find('cjk gamma')
    expect(results[0]?.title).toBe('Gamma')
    expect(names.filter((name) => name.startsWith('d'))).toEqual([])
  })

  it('answers the same whatever was asked before', async () => {
    for (const text of ['wafer budget', 'lithografy', 'gpt 4', 'words budget line', 'topic:training budget', 'wafer budget'])
      expect((await search.find(text)).results, text).toEqual((await searchIn(files).find(text)).results)
  })

  it('reads a word that exists otherwise only once typing rests', async () => {
    // "water" is a word here, and what is meant is "wafer": no note holds "water" beside "decided".
    const other = buildIndex([...entries, note('other', 'Delta', 'Clean water is rare.')], nodeEffects)
    const some = searchIn(other)
    const corrections = async (settled: boolean) =>
      (await some.find('water budget is decided ', { settled })).corrections.map(({ word }) => word)
    expect(await corrections(false)).toEqual([])
    expect(await corrections(true)).toEqual(['wafer'])
  })
})

describe('A search of many notes', () => {
  // Two words in each of 3,000 notes, side by side in one only: the lists of both lie in blocks.
  const many = Array.from({ length: 3000 }, (_, index) =>
    note(`n${index}`, `Note number${index}`, index === 1234 ? 'quartz lattice' : 'lattice of one two three four five six seven quartz'),
  )
  const built = buildIndex(many, nodeEffects)

  it('prefetches terms one letter before they are needed', async () => {
    const names: string[] = []
    const terms = () => names.filter((name) => name.startsWith('t'))
    const some = searchIn(built, (name) => names.push(name))
    await some.find('q', { settled: false })
    expect(terms()).toEqual([])
    await some.find('qu', { settled: false })
    await Promise.resolve()
    expect(terms()).toHaveLength(1)
    await some.find('qua', { settled: false })
    expect(terms()).toHaveLength(1)
  })

  it('does not count a failed prefetch as missing, and loads the file when it is needed', async () => {
    let asked = 0
    const some = createSearch(built.manifest, async (name) => {
      if (name.startsWith('t')) asked += 1
      if (name.startsWith('t') && asked === 1) throw new Error('offline')
      return inflateRawSync(built.files.get(name) as Uint8Array)
    })
    await some.find('qu', { settled: false })
    await new Promise((resolve) => setTimeout(resolve))
    expect([asked, some.missing()]).toEqual([1, 0])
    const { missing, results } = await some.find('quartz lattice')
    expect([missing, results[0]?.id]).toEqual([0, 'n1234'])
  })

  it('loads a file when a word has two letters, none for its further letters, and blocks once the query has settled', async () => {
    const loaded: string[] = []
    const some = searchIn(built, (name) => loaded.push(name))
    const perKey = new Map<string, string>()
    for (let length = 1; length <= 'quartz lattice'.length; length += 1) {
      const text = 'quartz lattice'.slice(0, length)
      const before = loaded.length
      await some.find(text, { settled: false })
      await new Promise((resolve) => setTimeout(resolve))
      if (loaded.length > before) perKey.set(text, loaded.slice(before).join().replaceAll(/\d+/g, ''))
    }
    expect([...perKey]).toEqual([
      ['q', 'a'],
      ['qu', 't'],
      ['quartz la', 't'],
    ])
    const before = loaded.length
    await some.find('quartz lattice')
    const blocks = loaded.slice(before)
    expect(blocks.filter((name) => !name.startsWith('c'))).toEqual([])
    // The budget of one attempt.
    expect(blocks.length).toBeLessThanOrEqual(9)
    expect(new Set(loaded).size).toBe(loaded.length)
  })

  it('loads two files for one or two words that are pasted into a small notebook', async () => {
    const loadedFor = async (text: string) => {
      const loaded: string[] = []
      await searchIn(files, (name) => loaded.push(name)).find(text)
      return loaded.filter((name) => /^[td]/.test(name)).length
    }
    expect(await loadedFor('lithography')).toBeLessThanOrEqual(2)
    expect(await loadedFor('wafer budget')).toBeLessThanOrEqual(3)
  })

  it('finds a phrase of common words as well', async () => {
    expect(built.manifest.common.split(' ')).toEqual(expect.arrayContaining(['quartz', 'lattice']))
    const { results } = await searchIn(built).find('quartz lattice')
    expect(results[0]?.id).toBe('n1234')
  })
})
