// @vitest-environment happy-dom
/** Protects the scenario on a real page: what the device keeps, what the address says, other tabs, the way to the next page. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forbidStorage, one, watchListeners } from '../page/dom.fixture.ts'

const leavePage = watchListeners()
const address = () => location.pathname + location.search + location.hash
const kept = () => JSON.parse(localStorage.getItem('scenario') ?? '{}')
const own = (text: string) => JSON.stringify({ own: text, past: [] })

/** Opens a page with what the device has of the reader. */
const open = async (href = '/notes/a/', stored: string | null = null, state: unknown = null) => {
  history.replaceState(state, '', href)
  if (stored !== null) localStorage.setItem('scenario', stored)
  const { scenario, startScenario } = await import('./browser-scenario.ts')
  startScenario()
  return scenario
}
let allow = () => {}

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
  localStorage.clear()
  document.documentElement.dataset['version'] = '2026-11-21'
  document.body.innerHTML = '<a id="in" href="/notes/b/#x"><b>b</b></a><a id="out" href="https://example.org/">out</a>'
  document.body.addEventListener('click', (event) => event.preventDefault())
})
afterEach(() => {
  allow()
  vi.useRealTimers()
  leavePage()
})

describe('A change', () => {
  it('is kept, and stands in the address, 300 ms after the last', async () => {
    const scenario = await open('/notes/a/?x=1#how')
    scenario.set({ turns: '12' })
    vi.advanceTimersByTime(200)
    scenario.set({ turns: '13' })
    vi.advanceTimersByTime(299)
    expect([localStorage.getItem('scenario'), address()]).toEqual([null, '/notes/a/?x=1#how'])
    vi.advanceTimersByTime(1)
    expect(kept().own).toBe('turns:13')
    expect(address()).toBe('/notes/a/?x=1&with=turns:13&on=2026-11-21#how')
  })

  it('is written at once when the page goes; nothing is written when nothing is pending', async () => {
    const scenario = await open()
    dispatchEvent(new Event('pagehide'))
    expect(localStorage.getItem('scenario')).toBeNull()
    scenario.set({ turns: '12' })
    dispatchEvent(new Event('pagehide'))
    expect(kept().own).toBe('turns:12')
  })

  it('makes an address that is not taken for a link when the reader comes back', async () => {
    const scenario = await open()
    scenario.set({ turns: '12' })
    vi.advanceTimersByTime(300)
    expect(history.state).toEqual({ own: true })
    vi.resetModules()
    const again = await open(address(), own('turns:40'), history.state)
    expect(again.get()).toMatchObject({ mode: 'stored', text: 'turns:40' })
  })

  it('that the device refuses stands in the address alone, which is then a link', async () => {
    const scenario = await open('/notes/a/', null, { own: true, scroll: 7 })
    allow = forbidStorage('writing')
    scenario.set({ turns: '12' })
    vi.advanceTimersByTime(300)
    expect(scenario.get().refused).toBe(true)
    expect(address()).toBe('/notes/a/?with=turns:12&on=2026-11-21')
    expect(history.state).toEqual({ own: false, scroll: 7 })
  })
})

it('An address that the device no longer has a copy of becomes a link, although it stays the same', async () => {
  const href = '/notes/a/?with=turns:12&on=2026-11-21'
  const scenario = await open(href, own('turns:12'), { own: true })
  allow = forbidStorage('writing')
  scenario.flush()
  expect([address(), history.state]).toEqual([href, { own: false }])
})

it('A browser that lets nothing be read has the book', async () => {
  localStorage.setItem('scenario', own('turns:12'))
  allow = forbidStorage('all')
  expect((await open()).get().mode).toBe('book')
})

describe('Another tab', () => {
  const writes = (key: string) => {
    localStorage.setItem('scenario', own('turns:9'))
    dispatchEvent(new StorageEvent('storage', { key }))
  }
  it('is followed', async () => {
    const scenario = await open()
    writes('theme')
    expect(scenario.get().text).toBe('')
    writes('scenario')
    expect(scenario.get().text).toBe('turns:9')
  })

  it('is followed when the page comes back from the browser’s memory', async () => {
    const scenario = await open()
    localStorage.setItem('scenario', own('turns:9'))
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }))
    expect(scenario.get().text).toBe('')
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    expect(scenario.get().text).toBe('turns:9')
  })

  it('is nothing to a frame on another site', async () => {
    document.documentElement.dataset['embed'] = ''
    const scenario = await open()
    writes('scenario')
    expect(scenario.get().text).toBe('')
    delete document.documentElement.dataset['embed']
  })
})

describe('The way to another page', () => {
  const href = (id: string) => one(`#${id}`).getAttribute('href')

  it('carries the scenario of a link', async () => {
    await open('/notes/a/?with=turns:12&on=2026-01-01')
    one('#in b').click()
    one('#out').click()
    expect([href('in'), href('out')]).toEqual(['/notes/b/?with=turns:12&on=2026-01-01#x', 'https://example.org/'])
  })

  it('carries it to another tab too', async () => {
    await open('/notes/a/?with=turns:12')
    one('#in').dispatchEvent(new MouseEvent('auxclick', { bubbles: true }))
    expect(href('in')).toBe('/notes/b/?with=turns:12#x')
  })

  it('needs no carrying of what the device keeps, which is written before', async () => {
    const scenario = await open()
    scenario.set({ turns: '12' })
    one('#in').click()
    expect(href('in')).toBe('/notes/b/#x')
    expect(kept().own).toBe('turns:12')
  })

  it('carries what the device refuses', async () => {
    const scenario = await open()
    allow = forbidStorage('writing')
    scenario.set({ turns: '12' })
    one('#in').click()
    expect(href('in')).toBe('/notes/b/?with=turns:12&on=2026-11-21#x')
  })
})

describe('The reader’s own scenarios', () => {
  it('are kept on the device, and other tabs are followed', async () => {
    const { ownScenarios } = await import('./browser-own-scenarios.ts')
    expect(ownScenarios.keep('Mine', 'turns:12')).toBeNull()
    expect(JSON.parse(localStorage.getItem('scenarios') ?? '')).toEqual([{ name: 'Mine', text: 'turns:12' }])
    let changes = 0
    ownScenarios.subscribe(() => {
      changes += 1
    })
    for (const key of ['scenario', 'scenarios']) dispatchEvent(new StorageEvent('storage', { key }))
    expect(changes).toBe(1)
  })

  it('are none, and refused in words, where nothing can be kept', async () => {
    const { ownScenarios } = await import('./browser-own-scenarios.ts')
    allow = forbidStorage('writing')
    expect(ownScenarios.keep('Mine', 'turns:12')).toBe('This browser does not let the page keep anything. Copy the link instead.')
    allow()
    allow = forbidStorage('all')
    expect(ownScenarios.list()).toEqual([])
  })
})
