/** Protects the operators in a search: what they let through, how they combine, and what is offered when they leave nothing. */
import { describe, expect, it } from 'vitest'
import { nodeEffects, searchIn } from '../../../tests/support/notebook-search.ts'
import { buildIndex } from '../index/build-index.ts'
import type { Entry } from '../index/records.ts'

const entry = (id: string, more: Partial<Entry>): Entry => ({
  kind: 'note',
  id,
  title: `Wafer ${id}`,
  url: `/${id}/`,
  names: [],
  text: '',
  topic: 'training',
  status: 'supported',
  noteKind: 'concept',
  cites: [],
  claims: [],
  headings: [],
  body: 'The wafer budget.',
  ...more,
})
const search = searchIn(
  buildIndex(
    [
      entry('train', { cites: ['hoffmann2022'] }),
      entry('serve', { topic: 'inference', status: 'contested', cites: ['hoffmann2023'] }),
      entry('laws', { topic: 'scaling-laws', noteKind: 'method', body: 'A wafer with no budget in state of the art packaging by bots.' }),
      entry('said', { kind: 'claim', topic: 'inference', body: '' }),
      entry('other', { title: 'Quantisation', topic: 'inference', body: 'Fewer bits.' }),
    ],
    nodeEffects,
  ),
)
const ids = async (text: string) => (await search.find(text)).results.map(({ id }) => id).sort()

describe('Operators', () => {
  it('leave out what stands behind a minus', async () => {
    expect(await ids('wafer -topic:inference')).toEqual(['laws', 'train'])
    expect(await ids('wafer -kind:claim -kind:method')).toEqual(['serve', 'train'])
    expect(await ids('wafer -status:contested -topic:scaling')).toEqual(['said', 'train'])
    expect(await ids('wafer -cites:hoffmann2022')).toEqual(['laws', 'said', 'serve'])
    expect(await ids('wafer -"wafer budget"')).toEqual(['laws', 'said'])
  })

  it('take values of one name as alternatives and different names together', async () => {
    expect(await ids('wafer topic:training topic:scaling-laws')).toEqual(['laws', 'train'])
    expect(await ids('wafer topic:training topic:inference kind:note')).toEqual(['serve', 'train'])
  })

  it('find what cites a source, by its key or the beginning of it', async () => {
    expect(await ids('cites:hoffmann')).toEqual(['serve', 'train'])
    expect(await ids('CITES:Hoffmann2022')).toEqual(['train'])
    const { query } = await search.find('cites:hofmann2022 wafer')
    expect(query.problems).toEqual(['Nothing cites a source with the key “hofmann2022”; there is hoffmann2022, hoffmann2023.'])
  })

  it('let any word stand for the small words of a phrase', async () => expect(await ids('"state of the art"')).toEqual(['laws']))

  it('count for each kind and topic what pressing it as well would add', async () => {
    const { counts, total } = await search.find('wafer topic:training')
    expect({ counts, total }).toEqual({
      counts: { kinds: { note: 1 }, topics: { training: 1, inference: 2, 'scaling-laws': 1 } },
      total: 1,
    })
  })
})

describe('When operators leave nothing', () => {
  it('each that does so is named, with what there is without it', async () => {
    expect((await search.find('wafer topic:agentic')).relaxations).toEqual([
      { operator: 'in the topic agentic demand', typed: 'topic:agentic', text: 'wafer', total: 4 },
    ])
    // Three notes hold both words.
    expect((await search.find('"budget wafer"')).relaxations).toEqual([
      { operator: 'with exactly “budget wafer”', typed: 'the quotation marks', text: 'budget wafer', total: 3 },
    ])
  })

  it('and only all of them together are in the way, they are named together', async () => {
    const { relaxations } = await search.find('wafer topic:agentic cites:hoffmann2022 -topic:training')
    expect(relaxations.map(({ typed, total }) => [typed, total])).toEqual([['topic:agentic cites:hoffmann2022 -topic:training', 4]])
  })

  it('nothing is offered that would leave nothing either', async () =>
    expect((await search.find('zzqxv topic:training')).relaxations).toEqual([]))
})

describe('When nothing is found', () => {
  it('the topics are known where words begin alike', async () => {
    expect((await search.find('quantixxxx')).nearest).toEqual(['inference'])
    expect((await search.find('zzqxv')).nearest).toEqual([])
  })
})

describe('A word that stands nowhere', () => {
  it('is known beside those that do', async () => {
    expect((await search.find('wafer zzqxv')).unknown).toEqual(['zzqxv'])
    expect((await search.find('wafer budgt')).unknown).toEqual([])
    // A small word or a number missing is no news.
    expect((await search.find('my wafer 1M')).unknown).toEqual([])
  })
})

describe('A correction', () => {
  it('is shown in the spelling of the title, and known to be of a word that stands somewhere as typed', async () => {
    expect((await search.find('fewer bots ')).corrections).toEqual([{ typed: 'bots', word: 'bit', stands: true }])
    expect((await search.find('quantisatoin ')).corrections).toEqual([{ typed: 'quantisatoin', word: 'quantisation' }])
  })
})
