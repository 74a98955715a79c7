// @vitest-environment happy-dom
/** Protects what a reader sees above a page of a changed scenario: how much is changed and by whom, each change, and every way back. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeSite, forbidStorage, one, textsOf } from '../page/dom.fixture.ts'
import { book } from '../page/small-calculators.fixture.ts'

vi.mock('../calculator/load-calculator.ts', () => import('../page/small-calculators.fixture.ts'))
fakeSite({ '/api/book.json': book, '/api/scenarios.json': { version: '', scenarios: [], history: {} } })
const copied: string[] = []
const clipboard = { writeText: async (text: string) => void copied.push(text) }
Object.defineProperty(navigator, 'clipboard', { value: clipboard })

const markup = `<div data-scenario-bar hidden><b data-part="count"></b><span data-part="first"></span><p data-part="actions"></p>
  <details data-part="more"><ul data-part="list"></ul></details><ul data-part="problems"></ul></div>`

/** A page opened at a query by a reader who has changed `own` before, and can take back `past`; the bar is started. */
const open = async (query = '', own = '', past: readonly unknown[] = []) => {
  document.body.innerHTML = markup
  history.replaceState(null, '', `/notes/a/${query}`)
  localStorage.setItem('scenario', JSON.stringify({ own, past }))
  const { scenario } = await import('./browser-scenario.ts')
  const { startBar } = await import('./scenario-bar.ts')
  startBar()
  await settle()
  return scenario
}
const settle = async () => {
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(20)
}
const bar = () => one('[data-scenario-bar]')
const part = (name: string) => textsOf(`[data-part="${name}"]`)[0]
const buttons = () =>
  [...document.querySelectorAll<HTMLButtonElement>('[data-part="actions"] button')]
    .filter(({ hidden }) => !hidden)
    .map((each) => each.textContent)
const click = async (text: string) => {
  ;[...document.querySelectorAll('button')].find((each) => each.textContent === text && !each.hidden)?.click()
  await settle()
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
  copied.length = 0
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  localStorage.clear()
})

describe('The bar', () => {
  it('is not there for the book', async () => {
    await open()
    expect(bar().hidden).toBe(true)
  })

  it('names the one change, with the ways back', async () => {
    await open('', 'turns:20')
    expect(bar().hidden).toBe(false)
    expect([part('count'), part('first')]).toEqual(['1 assumption changed', 'test turns 10 → 20 turns'])
    expect(buttons()).toEqual(['reset', 'copy link', 'scenarios…'])
    expect([one('[data-part="more"]').hidden, one('[data-part="problems"]').hidden]).toEqual([true, true])
  })

  it('lists several changes, each to be put back alone', async () => {
    const scenario = await open('', 'turns:20,tasks.base:3')
    expect(part('count')).toBe('2 assumptions changed')
    expect(one('[data-part="more"]').hidden).toBe(false)
    expect(textsOf('[data-part="list"] li')).toEqual(['base (tasks) 1 token → 3 tokens put back', 'test turns 10 → 20 turns put back'])
    const putBack = one<HTMLButtonElement>('[aria-label="put back test turns"]')
    putBack.click()
    await settle()
    expect(scenario.get().text).toBe('tasks.base:3')
    expect(part('first')).toBe('base (tasks) 1 token → 3 tokens')
  })

  it('offers undo after a change and after a reset, in the same buttons', async () => {
    const scenario = await open('', 'turns:20')
    scenario.set({ turns: '30' })
    await settle()
    expect(buttons()).toEqual(['undo', 'reset', 'copy link', 'scenarios…'])
    const undo = one('[data-part="actions"] button:nth-child(3)')
    await click('reset')
    expect(part('count')).toBe('Back to our defaults')
    expect(one('[data-part="count"]').classList.contains('is-changed')).toBe(false)
    expect([bar().hidden, part('first')]).toEqual([false, ''])
    expect(buttons()).toEqual(['undo', 'scenarios…'])
    expect(one('[data-part="actions"] button:nth-child(3)')).toBe(undo)
    await click('undo')
    expect(part('first')).toBe('test turns 10 → 30 turns')
    expect(one('[data-part="count"]').classList.contains('is-changed')).toBe(true)
  })

  it('leads to the scenarios', async () => {
    await open('', 'turns:20')
    await click('scenarios…')
    expect(one<HTMLDialogElement>('dialog').open).toBe(true)
  })

  it('is not started on a page that lacks part of it', async () => {
    await open('', 'turns:20')
    document.body.innerHTML = '<div data-scenario-bar hidden><b data-part="count"></b></div>'
    const { startBar } = await import('./scenario-bar.ts')
    startBar()
    await settle()
    expect(bar().hidden).toBe(true)
  })
})

describe('Under a link', () => {
  it('there is no undo of what the reader changed elsewhere', async () => {
    const scenario = await open('?with=turns:20', 'mfu:0.5', [{ own: '', link: null }])
    expect(scenario.get().canUndo).toBe(true)
    expect(buttons()).not.toContain('undo')
  })

  it('says whose changes these are, and takes them over', async () => {
    const scenario = await open('?with=turns:20', 'mfu:0.5,turns:3')
    expect(part('count')).toBe('This link changes 1 assumption')
    expect(buttons()).toEqual(['keep as mine', 'back to my own 2 assumptions', 'copy link', 'scenarios…'])
    await click('keep as mine')
    expect(scenario.get()).toMatchObject({ mode: 'stored', own: 'turns:20' })
    expect(part('count')).toBe('1 assumption changed')
    expect(buttons()).toEqual(['undo', 'reset', 'copy link', 'scenarios…'])
  })

  it('leads back to the reader’s own', async () => {
    await open('?with=turns:20', 'mfu:0.5')
    await click('back to my own 1 assumption')
    expect(part('first')).toBe('test mfu 40 % → 50 %')
  })

  it('leads back to the book for a reader without own changes', async () => {
    await open('?with=turns:20')
    await click('back to our defaults')
    expect(bar().hidden).toBe(true)
  })

  it('of the book as it is says so', async () => {
    await open('?with=', 'turns:20')
    expect(part('count')).toBe('This link shows our defaults')
    expect(buttons()).toEqual(['keep as mine', 'back to my own 1 assumption', 'scenarios…'])
  })
})

describe('What cannot be read or kept', () => {
  it('is said of each entry of a link', async () => {
    await open('?with=turns:-3,mfu:0.5')
    expect(textsOf('[data-part="problems"] li')).toEqual([
      '“turns:-3” in the link is left out. Test turns must be more than 0; this is −3 turns.',
    ])
    expect(one('[data-part="problems"]').hidden).toBe(false)
    expect(part('count')).toBe('This link changes 1 assumption')
  })

  it('is cut after 180 letters, at a word', async () => {
    // The entry alone is cut to 80 letters.
    await open(`?with=${'x'.repeat(60)}%20${'y'.repeat(60)}:3`)
    const [words = ''] = textsOf('[data-part="problems"] li')
    expect(words.length).toBeLessThanOrEqual(181)
    expect(words).toMatch(/^“x{60} y{19}…” in the link is left out\. The parameter book has no…$/)
  })

  it('is said when the device keeps nothing', async () => {
    const scenario = await open('', 'turns:20')
    const allow = forbidStorage('writing')
    scenario.set({ turns: '30' })
    scenario.flush()
    await settle()
    allow()
    expect(textsOf('[data-part="problems"] li')).toEqual([
      'Your browser does not let this page keep changes. They go along in the links from here; copy the link to have them again.',
    ])
  })
})

describe('The link', () => {
  it('is copied with its scenario and place, which the button says for two seconds', async () => {
    await open('#how', 'turns:20')
    await click('copy link')
    expect(copied).toEqual(['http://localhost:3000/notes/a/?with=turns:20#how'])
    expect(buttons()).toContain('copied')
    await vi.advanceTimersByTimeAsync(2000)
    expect(buttons()).toContain('copy link')
  })

  it('is in the address bar where it cannot be copied', async () => {
    const scenario = await open('', 'turns:20')
    vi.spyOn(clipboard, 'writeText').mockRejectedValue(new DOMException('denied', 'NotAllowedError'))
    scenario.set({ turns: '30' })
    await click('copy link')
    expect(buttons()).toContain('the link is in the address bar')
    expect(location.search).toBe('?with=turns:30')
  })
})
