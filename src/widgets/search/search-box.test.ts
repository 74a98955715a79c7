// @vitest-environment happy-dom
/** Protects what a reader sees and hears while typing a question: answers at each key, the full one at rest, never an older one, and what Enter follows. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Found, Search } from '../../search/query/search.ts'
import { loadCalculators } from '../calculator/load-calculator.ts'
import { fakeMedia, one, press, textsOf, type, watchListeners } from '../page/dom.fixture.ts'
import { book } from '../page/small-calculators.fixture.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { type SearchBox, searchBox } from './search-box.ts'
import { searchInput } from './search-input.ts'
import { smallSearch } from './small-index.fixture.ts'

/** What arrives of the index and of the parameter book. */
const engine = vi.hoisted(() => ({ load: async (): Promise<unknown> => null, book: async (): Promise<unknown> => null }))
vi.mock('./search-load.ts', () => ({ loadSearch: () => engine.load() }))
vi.mock('../page/fetch-book.ts', () => ({ fetchBook: () => engine.book() }))

const media = fakeMedia()
// What is loaded later is there at once, so that only the pauses of the search itself are waited for.
await Promise.all([import('./search-answer.ts'), import('./search-values.ts'), import('../scenario/parse-texts.ts')])
await loadCalculators(['pipeline-bubble'])
const leavePage = watchListeners()

let box: SearchBox
let input: HTMLInputElement
const left = vi.fn()
const offline = () => Promise.reject(new Error('offline'))
const followed: string[] = []

const wait = async (milliseconds: number) => {
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(milliseconds)
}
const titles = () => textsOf('.result-title')
const status = () => textsOf('.search-status')[0]
const announced = () => textsOf('[role="status"]')[0]
const chosen = () => textsOf('[aria-selected="true"] .result-title, [aria-selected="true"] .answer-number')[0]
const button = (text: string) => [...document.querySelectorAll('button')].find((each) => each.textContent?.startsWith(text))
/** Types a text and rests. */
const ask = async (text: string) => {
  type(input, text)
  await wait(220)
  await wait(0)
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  scenario.reset()
  media.clear()
  engine.book = async () => book
  const search = smallSearch()
  engine.load = async () => search
  left.mockClear()
  followed.length = 0
  input = searchInput('test')
  document.body.replaceChildren(input)
  box = searchBox('test', input, left)
  document.body.append(box.root)
  document.body.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a')
    if (link) followed.push(`${event.ctrlKey ? 'ctrl ' : ''}${link.getAttribute('href')}`)
    event.preventDefault()
  })
  input.focus()
})
afterEach(() => {
  vi.clearAllTimers()
  leavePage()
  document.body.replaceWith(document.body.cloneNode(false))
  vi.useRealTimers()
})

describe('While a question is typed', () => {
  it('six results come at once, counted and not announced', async () => {
    type(input, 'lithography')
    await wait(0)
    expect(titles()).toHaveLength(6)
    expect([status(), announced()]).toEqual(['12 results', ''])
    expect(textsOf('.facet')).toEqual([])
    expect(input.getAttribute('aria-expanded')).toBe('true')
  })

  it('a pause of 220 ms brings ten, what narrows them, and an announcement with the first', async () => {
    await ask('lithography')
    expect(titles()).toHaveLength(10)
    expect(announced()).toBe(`12 results. First: ${titles()[0]}`)
    expect(status()).toBe('12 results')
  })

  it('a key within the pause begins another', async () => {
    type(input, 'litho')
    await wait(200)
    type(input, 'lithography')
    await wait(200)
    expect(announced()).toBe('')
    await wait(20)
    expect(announced()).not.toBe('')
  })

  it('one result is one', async () => {
    type(input, 'kv cache')
    await wait(0)
    expect(status()).toBe('1 result')
  })

  it('nothing is left of the results when the text is taken away', async () => {
    await ask('lithography')
    await ask(' ')
    expect([titles(), status(), textsOf('.more button'), textsOf('.facet')]).toEqual([[], '', [], []])
    expect(box.root.classList.contains('asked')).toBe(false)
  })
})

describe('An answer that comes late', () => {
  /** A search whose answers come when the test says so, by text. */
  const held = async () => {
    const search = smallSearch()
    const waiting = new Map<string, () => void>()
    const find: Search['find'] = async (text, options) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.set(text, resolve)
      await promise
      return search.find(text, options)
    }
    engine.load = async () => ({ ...search, find })
    return async (text: string) => {
      waiting.get(text)?.()
      await wait(0)
    }
  }

  it('does not overwrite a newer one', async () => {
    const arrive = await held()
    type(input, 'kv')
    await wait(0)
    type(input, 'kv cache')
    await wait(0)
    await arrive('kv cache')
    expect(status()).toBe('1 result')
    box.root.querySelector('.search-status')?.replaceChildren('newer')
    await arrive('kv')
    expect(status()).toBe('newer')
  })

  it('is shown until the newer comes, where the text goes on from it, and not where it does not', async () => {
    const arrive = await held()
    type(input, 'turns')
    await wait(0)
    type(input, 'turns of')
    await wait(0)
    await arrive('turns')
    expect(titles()).toEqual(['Turns of a task'])
    type(input, 'lithography')
    await wait(0)
    type(input, 'machine')
    await wait(0)
    await arrive('lithography')
    expect(titles()).toEqual(['Turns of a task'])
  })

  it('announces no row of an earlier question as its first while it is waited for', async () => {
    const arrive = await held()
    type(input, 'turns')
    await wait(0)
    await arrive('turns')
    type(input, 'machine')
    await wait(520)
    expect([titles().length > 0, announced()]).toEqual([true, 'Fetching the index …'])
  })

  it('is told of after 300 ms', async () => {
    const arrive = await held()
    type(input, 'machine')
    await wait(219)
    expect(status()).toBe('')
    await wait(301)
    expect([status(), announced()]).toEqual(['Fetching the index …', 'Fetching the index …'])
    await arrive('machine')
    expect(status()).toBe('12 results')
  })
})

describe('A search that does not arrive', () => {
  it('says so, and is asked again at a press or when the browser is online', async () => {
    const search = smallSearch()
    engine.load = offline
    await ask('kv cache')
    expect(status()).toBe('The search index did not arrive. Try again, or see the whole index.')
    button('Try again')?.click()
    await wait(0)
    expect(status()).toContain('did not arrive')
    engine.load = async () => search
    dispatchEvent(new Event('online'))
    await wait(0)
    expect(titles()).toEqual(['KV cache'])
  })

  it('is not asked again when the browser is online and nothing is missing', async () => {
    await ask('kv cache')
    const load = vi.spyOn(engine, 'load')
    dispatchEvent(new Event('online'))
    expect(load).not.toHaveBeenCalled()
    load.mockRestore()
  })

  it('says which part is missing, and fetches it at the next try', async () => {
    engine.book = offline
    await ask('turns')
    expect(status()).toBe('The values of parameters and calculators did not arrive. Try again. 1 result')
    engine.book = async () => book
    button('Try again')?.click()
    await wait(0)
    await wait(0)
    expect(status()).toBe('1 result')
    expect(textsOf('.result-value')).toEqual(['10 turns'])
  })

  it('says that a question may have had an answer', async () => {
    engine.book = offline
    await ask('lithography 8')
    expect(status()).toContain('The calculators did not arrive, so a number may be missing here.')
  })
})

describe('At rest a result has', () => {
  it('its passage, with the heading above it in its link', async () => {
    await ask('memory grows context')
    expect(textsOf('.result-heading')).toEqual(['Size'])
    expect(textsOf('.result-text mark')).toEqual(['memory', 'grows', 'context'])
    expect(one('.results a').getAttribute('href')).toBe(
      '/notes/kv-cache/#size:~:text=memory%20grows%20with%20each%20token%20of%20the%20context',
    )
  })

  it('its value in the reader’s scenario', async () => {
    scenario.set({ turns: '20' })
    await ask('turns')
    expect(textsOf('.result-value')).toEqual(['20 turns'])
  })

  it('a calculator’s main result', async () => {
    await ask('pipeline')
    // 8 stages and 32 micro-batches by default: 7 ÷ 32.
    expect(textsOf('.result-value')).toEqual(['Idle against useful time 21.9 %'])
  })
})

it('A passage that comes late is not put into the answer to another question', async () => {
  const search = smallSearch()
  const { promise, resolve } = Promise.withResolvers<void>()
  const passage: Search['passage'] = (...asked) => promise.then(() => search.passage(...asked))
  engine.load = async () => ({ ...search, passage })
  await ask('memory')
  expect(titles()).toEqual(['KV cache'])
  type(input, 'kv cache')
  await wait(0)
  resolve()
  await wait(0)
  expect([titles(), textsOf('.result-heading')]).toEqual([['KV cache'], []])
})

describe('A question for a calculator', () => {
  const question = 'pipeline bubble 4 stages 32 microbatches'

  it('has its number above all results, with what it was worked out from', async () => {
    await ask(question)
    // 3 ÷ 32 is 9.4 %.
    expect(textsOf('.answer-row .answer-number')).toEqual(['9.38 %'])
    expect(textsOf('.answer-row .result-place')).toEqual(['Answer · Pipeline bubble'])
    expect(textsOf('.answer-inputs')[0]).toContain('Stages 4')
    expect(chosen()).toBe('9.38 %')
    expect(announced()).toContain('First: 9.38 %')
    expect(one('.answer-row').getAttribute('href')).toMatch(/^\/calculators\/pipeline-bubble\/\?with=/)
  })

  it('keeps it while more is typed, until that is answered', async () => {
    await ask(question)
    type(input, `${question} x`)
    await wait(0)
    expect(textsOf('.answer-number')).toEqual(['9.38 %'])
    await wait(220)
    expect(textsOf('.answer-number')).toEqual([])
    await ask(question)
    type(input, 'pipeline')
    await wait(0)
    expect(textsOf('.answer-number')).toEqual([])
  })
})

describe('More results', () => {
  it('come at a press, with the first new one chosen and the focus in the box', async () => {
    await ask('lithography')
    const before = titles()
    button('Show 2 more')?.click()
    await wait(0)
    expect(titles()).toHaveLength(12)
    expect(before).not.toContain(chosen())
    expect(document.activeElement).toBe(input)
    expect(textsOf('.more')).toEqual([''])
  })

  it('are not offered when all are there', async () => {
    await ask('kv cache')
    expect(textsOf('.more button')).toEqual([])
  })

  it('are limited to thirty', async () => {
    const search = smallSearch()
    const find: Search['find'] = async (text, options): Promise<Found> => {
      const found = await search.find(text, options)
      const [first] = found.results
      if (!first) throw new Error('nothing')
      return { ...found, total: 35, results: Array.from({ length: options?.limit ?? 10 }, (_, document) => ({ ...first, document })) }
    }
    engine.load = async () => ({ ...search, find })
    await ask('lithography')
    button('Show 20 more')?.click()
    await wait(0)
    expect(titles()).toHaveLength(30)
    expect(textsOf('.more')).toEqual(['These are the best 30 of 35; another word narrows them.'])
  })
})

describe('Enter', () => {
  it('follows the first result, remembers the question and leaves', async () => {
    await ask('kv cache')
    press(input, 'Enter')
    await wait(0)
    expect(followed).toEqual([expect.stringMatching(/^\/notes\/kv-cache\//)])
    expect(JSON.parse(localStorage.getItem('searches') ?? '')).toEqual(['kv cache'])
    expect(left).toHaveBeenCalledTimes(1)
  })

  it('in another tab leaves nothing', async () => {
    await ask('kv cache')
    press(input, 'Enter', { ctrlKey: true })
    await wait(0)
    expect(followed[0]).toMatch(/^ctrl /)
    expect(left).not.toHaveBeenCalled()
  })

  it('waits for the answer to what stands in the box', async () => {
    type(input, 'kv cache')
    press(input, 'Enter')
    expect(followed).toEqual([])
    await wait(0)
    await wait(300)
    expect(followed).toHaveLength(1)
  })

  it('follows nothing when more was typed meanwhile, or the focus has gone', async () => {
    type(input, 'kv cache')
    press(input, 'Enter')
    input.value = 'kv cache size'
    await wait(0)
    await wait(300)
    expect(followed).toEqual([])
    type(input, 'turns')
    press(input, 'Enter')
    input.blur()
    await wait(0)
    await wait(300)
    expect(followed).toEqual([])
  })

  it('follows at once what the reader chose, although more would come', async () => {
    type(input, 'machine')
    await wait(0)
    press(input, 'ArrowDown')
    const href = one('[aria-selected="true"]').getAttribute('href')
    press(input, 'Enter')
    expect(followed).toEqual([href])
  })
})

describe('Other keys', () => {
  it('go through the results; with a modifier they are the input’s own', async () => {
    await ask('machine')
    const all = titles()
    press(input, 'ArrowDown')
    expect(chosen()).toBe(all[1])
    press(input, 'ArrowUp')
    press(input, 'ArrowUp')
    expect(chosen()).toBe(all.at(-1))
    expect(press(input, 'ArrowDown', { shiftKey: true })).toBe(true)
    expect(press(input, 'ArrowDown')).toBe(false)
  })

  it('Escape closes the list, then empties the box', async () => {
    await ask('kv cache')
    expect(press(input, 'Escape')).toBe(false)
    expect([one('[role="listbox"]').hidden, input.value]).toEqual([true, 'kv cache'])
    press(input, 'Escape')
    expect(input.value).toBe('')
  })

  it('Escape in a dialog is the dialog’s', async () => {
    const dialog = document.createElement('dialog')
    document.body.append(dialog)
    dialog.append(box.root)
    await ask('kv cache')
    expect(press(input, 'Escape')).toBe(true)
    expect(input.value).toBe('kv cache')
  })

  it('are the input method’s while it composes, also the one that ends it', async () => {
    await ask('kv cache')
    input.dispatchEvent(new Event('compositionstart'))
    press(input, 'Enter')
    input.dispatchEvent(new Event('compositionend'))
    press(input, 'Enter')
    expect(followed).toEqual([])
    await wait(0)
    press(input, 'Enter')
    expect(followed).toHaveLength(1)
  })
})

describe('What narrows a question', () => {
  it('is written into it, and taken out again', async () => {
    await ask('machine')
    expect(textsOf('.facet')).toEqual([])
    await ask('-zzz')
    const facets = textsOf('.facet')
    expect(facets).toEqual(['Notes 13', 'Calculators 1', 'Parameters 1', 'Training 13', 'Inference 1'])
    button('Calculators')?.click()
    expect(input.value).toBe('-zzz kind:calculator')
    await wait(220)
    await wait(0)
    expect(titles()).toEqual(['Pipeline bubble'])
    expect(button('Calculators')?.getAttribute('aria-pressed')).toBe('true')
    button('Calculators')?.click()
    expect(input.value).toBe('-zzz')
  })
})

describe('Before anything is typed', () => {
  it('the last questions are there to be asked again', async () => {
    localStorage.setItem('searches', '["turns","kv cache"]')
    box.begin()
    expect(textsOf('.recent button')).toEqual(['turns', 'kv cache', 'Forget these'])
    button('kv cache')?.click()
    await wait(220)
    await wait(0)
    expect([input.value, titles()]).toEqual(['kv cache', ['KV cache']])
    expect(textsOf('.recent')).toEqual([''])
  })

  it('they can be forgotten', () => {
    localStorage.setItem('searches', '["turns"]')
    box.begin()
    button('Forget these')?.click()
    expect(textsOf('.recent')).toEqual([''])
    box.begin()
    expect(textsOf('.recent button')).toEqual([])
  })

  it('a question that stands in the box already is answered, once', async () => {
    input.value = 'kv cache'
    box.begin()
    await wait(220)
    expect(titles()).toEqual(['KV cache'])
    const find = vi.spyOn(engine, 'load')
    box.begin()
    expect(find).not.toHaveBeenCalled()
    find.mockRestore()
  })
})

it('A click on a result remembers the question, and leaves; one for another tab only remembers', async () => {
  await ask('kv cache')
  one('.results a').dispatchEvent(new MouseEvent('auxclick', { bubbles: true, button: 1 }))
  expect(left).not.toHaveBeenCalled()
  expect(localStorage.getItem('searches')).toBe('["kv cache"]')
  one('.results a').click()
  expect(left).toHaveBeenCalledTimes(1)
})

for (const [what, detail, hovers, focuses] of [
  ['a finger, over which no keyboard comes up', 1, false, false],
  ['a mouse, to go on typing', 1, true, true],
  ['a key, to go on typing', 0, false, true],
] as const)
  it(`The focus after a press of ${what}`, async () => {
    await ask('lithography')
    input.blur()
    if (hovers) media.add('(hover: hover)')
    button('Show 2 more')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }))
    expect(document.activeElement === input).toBe(focuses)
  })
