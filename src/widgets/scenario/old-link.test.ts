// @vitest-environment happy-dom
/** Protects what an old link says above its page: which values were updated since, what that did to the results here, and what cannot be had again. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeSite, one, textsOf } from '../page/dom.fixture.ts'
import { book } from '../page/small-calculators.fixture.ts'

vi.mock('../calculator/load-calculator.ts', () => import('../page/small-calculators.fixture.ts'))

const former = (best: number, until: string, because?: string) => ({ best, low: best / 2, high: best * 2, sources: [], until, because })
/** 5 turns until June, 8 until September; an MFU of 20 % until June. Today's are 10 and 40 %. */
const turns = [former(5, '2026-06-01', 'Tasks were counted again.'), former(8, '2026-09-01', 'Agents think longer.')]
const mfu = [former(0.2, '2026-06-01')]
const site = (history: unknown) => ({ version: '2026-11-21', scenarios: [], history })
const { answers } = fakeSite({ '/api/book.json': book })

const tasks = (anchor = 'calc-tasks', given = '{}') =>
  `<section data-calculator="tasks" data-figure="${anchor}" data-given='${given}'></section>`

/** Opens a page by a link and says what stands above it: the first paragraph, and the list. */
const open = async (query: string, html = tasks(), histories: unknown = { turns }) => {
  vi.resetModules()
  document.documentElement.dataset['version'] = '2026-11-21'
  document.body.innerHTML = `<div data-scenario-bar></div>${html}`
  history.replaceState(null, '', `/notes/a/${query}`)
  answers['/api/scenarios.json'] = site(histories)
  const { startOldLink } = await import('./old-link.ts')
  await startOldLink()
  return { head: textsOf('.old-link p')[0], list: textsOf('.old-link li') }
}

beforeEach(() => localStorage.clear())
afterEach(() => document.body.replaceChildren())

describe('A link of an older book', () => {
  it('names what was updated since, why, and what that did to the result', async () => {
    const { head, list } = await open('?with=&on=2026-01-01')
    expect(head).toBe(
      'This link was made with the book of 1 January 2026. Updated since, and counting here: test turns, 5 → 10 turns (tasks were counted again; agents think longer). close',
    )
    // 5² and 10².
    expect(list).toEqual(['Tasks: tokens was 25 tokens then and is 100 tokens now, because test turns was updated.'])
    expect(one('[data-scenario-bar]').nextElementSibling).toBe(one('.old-link'))
    expect(one('.old-link p').getAttribute('role')).toBe('status')
  })

  it('counts from its own day', async () => {
    const { head, list } = await open('?with=&on=2026-07-01')
    expect(head).toContain('test turns, 8 → 10 turns (agents think longer)')
    expect(list).toEqual(['Tasks: tokens was 64 tokens then and is 100 tokens now, because test turns was updated.'])
  })

  it('names several updates with their shares', async () => {
    const { list } = await open('?with=&on=2026-01-01', '<section data-calculator="serve" data-figure="calc-serve"></section>', {
      turns,
      mfu,
    })
    expect(list).toHaveLength(1)
    expect(list[0]).toMatch(
      /^Serve: share served was .* then and is .* now, because of updates: test (turns|mfu) \S.*, test (turns|mfu) \S/,
    )
  })

  it('says when nothing that counts here has changed', async () => {
    const { head, list } = await open('?with=&on=2026-01-01', tasks(), { mfu })
    expect(head).toBe('This link was made with the book of 1 January 2026. No value that counts here has changed since. close')
    expect(list).toEqual([])
  })

  it('leaves out what the link itself assumes', async () => {
    const { head, list } = await open('?with=turns:3&on=2026-01-01')
    expect(head).toContain('No value that counts here has changed since.')
    expect(list).toEqual([])
  })

  it('counts what was moved in the figure', async () => {
    const { list } = await open('?with=&on=2026-01-01&here=calc-tasks.base:2')
    expect(list).toEqual(['Tasks: tokens was 50 tokens then and is 200 tokens now, because test turns was updated.'])
  })

  it('is told for its own figure alone, when it names one', async () => {
    const both = tasks('calc-a') + tasks('calc-b', '{"base":3}')
    expect((await open('?with=&on=2026-01-01#calc-b', both)).list).toEqual([
      'Tasks: tokens was 75 tokens then and is 300 tokens now, because test turns was updated.',
    ])
    expect((await open('?with=&on=2026-01-01', both)).list).toHaveLength(2)
  })

  it('is told for numbers in sentences too, the same ones once', async () => {
    const number = '<a data-of="demand.perTurn">it</a>'
    // 100 people × 5 and × 10 tokens a turn.
    expect((await open('?with=&on=2026-01-01', number + number)).list).toEqual([
      'Demand: per turn was 500 tokens then and is 1000 tokens now, because test turns was updated.',
    ])
  })

  it('lists four results, and counts the others', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => tasks('', `{"base":${index + 1}}`)).join('')
    expect((await open('?with=&on=2026-01-01', many(5))).list.at(-1)).toBe('1 more number on this page has changed.')
    const { list } = await open('?with=&on=2026-01-01', many(6))
    expect(list).toHaveLength(5)
    expect(list.at(-1)).toBe('2 more numbers on this page have changed.')
  })

  it('passes over what cannot be read', async () => {
    const { list } = await open('?with=&on=2026-01-01', `${tasks('calc-tasks', '{')}<section data-calculator="gone"></section>`)
    expect(list).toHaveLength(1)
  })

  it('goes when it is closed', async () => {
    await open('?with=&on=2026-01-01')
    one('.old-link button').click()
    expect(document.querySelector('.old-link')).toBeNull()
  })
})

describe('A link of today', () => {
  for (const on of ['2026-11-21', '2027-01-01', 'yesterday'])
    it(`says nothing (on ${on})`, async () => {
      await open(`?with=&on=${on}`)
      expect(document.querySelector('.old-link')).toBeNull()
    })

  it('says when the result that it carries cannot be had again', async () => {
    const { head, list } = await open('?with=&on=2026-11-21&was=calc-tasks.tokens:150')
    expect(head).toBe('This link carries a result that can no longer be had. close')
    expect(list).toEqual([
      'Tasks: tokens was shared as 150 tokens; with the values of then it comes to 100 tokens now, so its formula or a data set has changed since.',
    ])
  })

  for (const was of ['calc-tasks.tokens:100', 'calc-other.tokens:150', 'calc-tasks.tokens:', 'calc-tasks.tokens:much'])
    it(`says nothing of ${was}`, async () => {
      await open(`?with=&on=2026-11-21&was=${was}`)
      expect(document.querySelector('.old-link')).toBeNull()
    })
})

it('An older link whose result cannot be had says both', async () => {
  const { head, list } = await open('?with=&on=2026-01-01&was=calc-tasks.tokens:30')
  expect(head).toContain('This link was made with the book of 1 January 2026.')
  expect(list.map((text) => text.slice(0, 40))).toEqual([
    'Tasks: tokens was 25 tokens then and is ',
    'Tasks: tokens was shared as 30 tokens; w',
  ])
})
