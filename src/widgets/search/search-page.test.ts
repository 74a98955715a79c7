// @vitest-environment happy-dom
/** Protects the ways into the search: the dialog from anywhere, the search page with its address, and what is typed before the search has loaded. */
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeSite, lost, one, point, press, textsOf, type, watchListeners } from '../page/dom.fixture.ts'
import { files } from './small-index.fixture.ts'

/** What a page fetches of the index, by address. */
const served: Readonly<Record<string, unknown>> = {
  '/api/search.json': files.manifest,
  ...Object.fromEntries([...files.files].map(([name, bytes]) => [`/api/search/digest/${name}.idx`, deflateRawSync(bytes)])),
}

const { answers, asked } = fakeSite()
// A browser has one, which is null in a document that is not shown.
Object.assign(globalThis, { visualViewport: null })
const leavePage = watchListeners()
const titles = () => textsOf('.result-title')
/** Files are unpacked by the browser, in its own time. */
const until = (check: () => void) => vi.waitFor(check, { interval: 5 })
const input = () => one<HTMLInputElement>('input')
/** A key that a reader types into the field, not a script. */
const typed = (text: string) => {
  input().value = text
  input().dispatchEvent(Object.defineProperty(new Event('input', { bubbles: true }), 'isTrusted', { value: true }))
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.resetModules()
  asked.length = 0
  for (const address of Object.keys(answers)) delete answers[address]
  Object.assign(answers, served)
  localStorage.clear()
  history.replaceState(null, '', '/')
})
afterEach(() => {
  vi.clearAllTimers()
  vi.useRealTimers()
  leavePage()
})

describe('The index', () => {
  it('is fetched once, and each request once more when it fails', async () => {
    const { loadSearch } = await import('./search-load.ts')
    answers['/api/search.json'] = lost
    const loading = loadSearch()
    await until(() => expect(asked).toEqual(['/api/search.json']))
    answers['/api/search.json'] = served['/api/search.json']
    await vi.advanceTimersByTimeAsync(400)
    const search = await loading
    expect(asked).toEqual(['/api/search.json', '/api/search.json'])
    expect(await loadSearch()).toBe(search)
    expect((await search.find('kv cache')).results.map(({ id }) => id)).toEqual(['kv-cache'])
    expect(asked.at(-1)).toMatch(/^\/api\/search\/digest\/\w+\.idx$/)
  })

  it('is an error when it fails twice, and may come at the next try', async () => {
    const { loadSearch } = await import('./search-load.ts')
    delete answers['/api/search.json']
    const loading = loadSearch()
    const failed = expect(loading).rejects.toThrow('/api/search.json: 404')
    await vi.advanceTimersByTimeAsync(399)
    expect(asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    await failed
    expect(asked).toHaveLength(2)
    answers['/api/search.json'] = served['/api/search.json']
    expect(await loadSearch()).toBeDefined()
  })
})

describe('The dialog', () => {
  const open = async (platform = 'Linux') => {
    vi.stubGlobal('navigator', { platform })
    document.body.innerHTML = '<a class="search-open" href="/search/">Search <kbd>Ctrl K</kbd></a><input id="other" />'
    const { startSearchOpener } = await import('./search-opener.ts')
    startSearchOpener()
    vi.unstubAllGlobals()
  }
  const dialog = () => one<HTMLDialogElement>('dialog')
  const field = () => one<HTMLInputElement>('dialog input')
  const link = () => one('.search-open')
  const loaded = () => until(() => one('dialog .search-box'))

  it('is opened by the link in the header, with the focus in its field', async () => {
    await open()
    expect(link().dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))).toBe(false)
    expect([dialog().open, dialog().getAttribute('aria-label')]).toEqual([true, 'Search'])
    expect(document.activeElement).toBe(field())
  })

  it('is not opened by a click for another tab', async () => {
    await open()
    for (const key of ['ctrlKey', 'metaKey', 'shiftKey'])
      expect(link().dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, [key]: true }))).toBe(true)
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('is opened by Ctrl or ⌘ with K from anywhere, and by no other key', async () => {
    await open()
    expect(link().getAttribute('aria-keyshortcuts')).toBe('Control+K Meta+K')
    expect(press(one('#other'), 'k')).toBe(true)
    expect(press(one('#other'), 'k', { ctrlKey: true, shiftKey: true })).toBe(true)
    expect(press(one('#other'), 'k', { ctrlKey: true, altKey: true })).toBe(true)
    expect(press(one('#other'), 'j', { ctrlKey: true })).toBe(true)
    expect(document.querySelector('dialog')).toBeNull()
    expect(press(one('#other'), 'K', { metaKey: true })).toBe(false)
    expect(dialog().open).toBe(true)
  })

  for (const [platform, keys] of [
    ['MacIntel', '⌘ K'],
    ['Linux', 'Ctrl K'],
  ] as const)
    it(`names its keys as on ${platform}`, async () => {
      await open(platform)
      expect(textsOf('kbd')).toEqual([keys])
    })

  it('answers what was typed while it was loading, and keeps the focus', async () => {
    await open()
    link().click()
    field().value = 'kv cache'
    await loaded()
    await until(() => expect(titles()).toEqual(['KV cache']))
    expect(document.activeElement).toBe(field())
  })

  it('is one, and has the last question when it is opened again, selected', async () => {
    await open()
    link().click()
    await loaded()
    type(field(), 'turns')
    dialog().close()
    press(document.body, 'k', { ctrlKey: true })
    expect(document.querySelectorAll('dialog')).toHaveLength(1)
    expect([field().value, field().selectionStart, field().selectionEnd]).toEqual(['turns', 0, 5])
  })

  it('is closed by its button and by a press beside it, not by a selection that ends there', async () => {
    await open()
    link().click()
    one('.search-close').click()
    expect(dialog().open).toBe(false)
    link().click()
    point(field(), 'pointerdown')
    dialog().click()
    expect(dialog().open).toBe(true)
    point(dialog(), 'pointerdown')
    dialog().click()
    expect(dialog().open).toBe(false)
  })

  it('is closed when a result is followed', async () => {
    await open()
    link().click()
    await loaded()
    type(field(), 'kv cache')
    await until(() => expect(titles()).toEqual(['KV cache']))
    document.body.addEventListener('click', (event) => event.preventDefault(), { once: true })
    one('.results a').click()
    expect(dialog().open).toBe(false)
  })

  it('knows how much of the window a keyboard on the screen leaves', async () => {
    const viewport = Object.assign(new EventTarget(), { height: 300.4, scale: 2 })
    await open()
    vi.stubGlobal('visualViewport', viewport)
    link().click()
    const seen = () => dialog().style.getPropertyValue('--seen')
    expect(seen()).toBe('601px')
    viewport.height = 100
    viewport.dispatchEvent(new Event('resize'))
    expect(seen()).toBe('200px')
    vi.unstubAllGlobals()
  })

  it('has its index fetched when a pointer comes to the link', async () => {
    await open()
    expect(asked).toEqual([])
    link().dispatchEvent(new PointerEvent('pointerenter'))
    await until(() => expect(asked).toEqual(['/api/search.json']))
  })

  it('is nothing on a page without the link', async () => {
    document.body.innerHTML = '<p></p>'
    const { startSearchOpener } = await import('./search-opener.ts')
    startSearchOpener()
    press(document.body, 'k', { ctrlKey: true })
    expect(document.querySelector('dialog')).toBeNull()
  })
})

describe('An Enter before the search has loaded', () => {
  const start = async () => {
    const { loadSearchBox, searchInput } = await import('./search-input.ts')
    document.body.replaceChildren(searchInput('x'))
    input().focus()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    loadSearchBox(input(), () => promise)
    const arrive = async () => {
      const keys: string[] = []
      input().addEventListener('keydown', ({ key }) => keys.push(key))
      resolve()
      await vi.advanceTimersByTimeAsync(0)
      return keys
    }
    return { arrive, reject }
  }

  it('is pressed again when it has', async () => {
    const { arrive } = await start()
    press(input(), 'a')
    press(input(), 'Enter')
    expect(await arrive()).toEqual(['Enter'])
  })

  it('is forgotten when more is typed, or the focus has gone', async () => {
    const first = await start()
    press(input(), 'Enter')
    typed('more')
    expect(await first.arrive()).toEqual([])
    const second = await start()
    press(input(), 'Enter')
    input().blur()
    expect(await second.arrive()).toEqual([])
  })

  it('of an input method is not one', async () => {
    const { arrive } = await start()
    press(input(), 'Enter', { isComposing: true })
    expect(await arrive()).toEqual([])
  })

  it('leaves a message with another way when it does not', async () => {
    const { reject } = await start()
    reject(new Error('offline'))
    await vi.advanceTimersByTimeAsync(0)
    expect(textsOf('input + [role="status"]')).toEqual(['The search did not arrive. Try again, or see the whole index.'])
  })
})

describe('The search page', () => {
  const open = async (query = '') => {
    history.replaceState(null, '', `/search/${query}`)
    document.body.innerHTML = '<div id="search-here"></div>'
    const { startSearchPage } = await import('./search-page.ts')
    startSearchPage()
    input().focus()
    await until(() => one('.search-box'))
  }

  it('answers the question in its address', async () => {
    await open('?q=kv%20cache')
    expect(input().value).toBe('kv cache')
    await until(() => expect(titles()).toEqual(['KV cache']))
    expect(document.activeElement).toBe(input())
  })

  it('keeps its address to what is asked, 300 ms after the last key', async () => {
    await open()
    type(input(), 'kv & cache')
    vi.advanceTimersByTime(299)
    expect(location.search).toBe('')
    type(input(), 'kv & c')
    vi.advanceTimersByTime(299)
    expect(location.search).toBe('')
    vi.advanceTimersByTime(1)
    expect(location.search).toBe('?q=kv%20%26%20c')
    type(input(), '')
    vi.advanceTimersByTime(300)
    expect(location.href).toBe('http://localhost:3000/search/')
  })

  it('writes it before a result is followed', async () => {
    await open()
    type(input(), 'turns')
    await until(() => expect(titles()).toEqual(['Turns of a task']))
    type(input(), 'turns of')
    document.body.addEventListener('click', (event) => event.preventDefault(), { once: true })
    one('.results a').click()
    expect(location.search).toBe('?q=turns%20of')
  })

  it('follows the browser back', async () => {
    await open('?q=kv%20cache')
    history.replaceState(null, '', '/search/?q=turns')
    dispatchEvent(new Event('popstate'))
    expect(input().value).toBe('turns')
    await until(() => expect(titles()).toEqual(['Turns of a task']))
  })

  it('is nothing on other pages', async () => {
    document.body.innerHTML = '<p></p>'
    const { startSearchPage } = await import('./search-page.ts')
    startSearchPage()
    expect(document.querySelector('input')).toBeNull()
  })
})
