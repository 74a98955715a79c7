// @vitest-environment happy-dom
/** Protects what is loaded when: a page stays as it was written until its reader or a scenario asks for more, and then nothing that was done is lost. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { change, fakeIntersections, fakeMedia, fakePointer, fakeSite, one, point, press, textsOf, watchListeners } from './dom.fixture.ts'
import { book } from './small-calculators.fixture.ts'

/** The scripts that are loaded later, each with what it was called with. */
const started = vi.hoisted(() => {
  const calls: string[] = []
  const failing = new Set<string>()
  const start = (name: string) => async (element?: HTMLElement) => {
    calls.push(`${name} ${element?.id ?? ''}`.trim())
    if (failing.has(name)) throw new Error('offline')
    // From now on it hears what is pressed in it.
    element?.addEventListener('click', ({ target }) => calls.push(`${name} click ${(target as Element).id}`))
  }
  return { calls, failing, start }
})
vi.mock('../calculator/load-calculator.ts', () => import('./small-calculators.fixture.ts'))
vi.mock('../calculator/mount-calculator.ts', () => ({ mountCalculator: started.start('calculator') }))
vi.mock('../map/map.ts', () => ({ startMap: started.start('map') }))
vi.mock('../neighbourhood/neighbourhood-loader.ts', () => ({ offerNeighbourhood: started.start('neighbourhood') }))
vi.mock('../scenario/scenarios-page.ts', () => ({ startScenariosPage: started.start('scenarios') }))
vi.mock('../scenario/old-link.ts', () => ({ startOldLink: started.start('old link') }))
vi.mock('../scenario/scenario-bar.ts', () => ({ startBar: started.start('bar') }))
vi.mock('../prose/claims-and-parameters-page.ts', () => ({ startClaimsAndParametersPage: started.start('claims') }))
vi.mock('./embed.ts', () => ({ startEmbed: started.start('embed') }))

const { calls, failing } = started
const { enter, leave } = fakeIntersections()
const { moveTo } = fakePointer()
fakeMedia()
fakeSite({ '/api/book.json': book })
const leavePage = watchListeners()

/**
 * Opens a page; `own` is what this reader has changed earlier, `before` and `meanwhile` what is done before any script is there,
 * and before those that come later. */
const open = async (html: string, { query = '', own = '', before = () => {}, meanwhile = () => {} } = {}) => {
  document.body.innerHTML = html
  before()
  history.replaceState(null, '', `/notes/a/${query}`)
  localStorage.setItem('scenario', JSON.stringify({ own, past: [] }))
  await import('./main.ts')
  meanwhile()
  await settle()
}
const settle = async () => {
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(20)
}
const scenario = async () => (await import('../scenario/browser-scenario.ts')).scenario

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
  calls.length = 0
  document.documentElement.dataset['version'] = '2026-11-21'
})
afterEach(() => {
  vi.clearAllTimers()
  leavePage()
  moveTo(null)
  failing.clear()
  localStorage.clear()
  delete document.documentElement.dataset['embed']
})

const figure = (id: string, inside = '') =>
  `<section data-calculator="tasks" id="${id}">${inside}<button data-action="csv" id="csv-${id}"></button><div data-widget></div></section>`

describe('A calculator', () => {
  it('is loaded when it comes into view, once, and when the page is idle', async () => {
    await open(figure('first') + figure('second'))
    leave(one('#first'))
    await settle()
    expect(calls).toEqual([])
    enter(one('#first'))
    enter(one('#first'))
    await vi.advanceTimersByTimeAsync(29)
    expect(calls).toEqual([])
    await vi.advanceTimersByTimeAsync(50)
    expect(calls).toEqual(['calculator first'])
  })

  for (const type of ['pointerover', 'focusin', 'input'])
    it(`is loaded at ${type}, once`, async () => {
      await open(figure('first', '<input />'))
      for (const _ of [1, 2]) one('input').dispatchEvent(new Event(type, { bubbles: true }))
      await vi.advanceTimersByTimeAsync(50)
      expect(calls).toEqual(['calculator first'])
    })

  it('is loaded once, however the reader comes to it', async () => {
    await open(figure('first', '<input />'))
    for (const type of ['pointerover', 'focusin', 'input']) one('input').dispatchEvent(new Event(type, { bubbles: true }))
    await vi.advanceTimersByTimeAsync(60)
    expect(calls).toEqual(['calculator first'])
  })

  it('is loaded at once when it was edited before any script was there', async () => {
    await open(figure('first', '<input value="10" />'), { before: () => change(one<HTMLInputElement>('input'), '12') })
    await vi.advanceTimersByTimeAsync(50)
    expect(calls).toEqual(['calculator first'])
  })

  it('gets the presses that came while it was loading', async () => {
    await open(figure('first'))
    one('#csv-first').focus()
    enter(one('#first'))
    await vi.advanceTimersByTimeAsync(0)
    one('#csv-first').click()
    await vi.advanceTimersByTimeAsync(60)
    expect(calls).toEqual(['calculator first', 'calculator click csv-first'])
  })

  it('says so when its script does not arrive, and comes at the next try', async () => {
    failing.add('calculator')
    await open(figure('first'))
    enter(one('#first'))
    await vi.advanceTimersByTimeAsync(60)
    expect(textsOf('.care')).toEqual(['The script of this calculator did not arrive, so nothing follows its controls. Try again.'])
    failing.clear()
    one('.care button').click()
    await settle()
    expect(textsOf('.care')).toEqual([])
    expect(calls.slice(0, 2)).toEqual(['calculator first', 'calculator first'])
  })
})

describe('The scenario', () => {
  const page = `<div data-scenario-bar></div>${figure('far')}
    <a class="value" data-of="tasks.tokens" href="/calculators/tasks/"><data value="100">100</data></a>`
  const number = () => textsOf('[data-of] data')[0]

  it('loads nothing while the book is in force', async () => {
    await open(page)
    expect(calls).toEqual([])
    expect(number()).toBe('100')
  })

  for (const [whose, how] of [
    ['of a link', { query: '?with=turns:20' }],
    ['of the reader', { own: 'turns:20' }],
  ] as const)
    it(`${whose} loads the bar, the numbers in sentences, and calculators out of view too`, async () => {
      await open(page, how)
      expect([...calls].sort()).toEqual(['bar', 'calculator far'])
      // 20 turns take 20² tokens.
      expect(number()).toBe('400 tokens')
    })

  it('loads them at the first change, once', async () => {
    await open(page)
    ;(await scenario()).set({ turns: '20' })
    await settle()
    ;(await scenario()).set({ turns: '30' })
    await settle()
    expect([...calls].sort()).toEqual(['bar', 'calculator far'])
    expect(number()).toBe('900 tokens')
  })

  it('needs no bar where a page has none', async () => {
    await open(figure('far'), { own: 'turns:20' })
    expect(calls).toEqual(['calculator far'])
  })

  const links: readonly (readonly [query: string, isOld: boolean])[] = [
    ['?with=turns:20&on=2026-01-01', true],
    ['?with=turns:20&on=2026-11-21', false],
    ['?with=turns:20&on=2026-11-21&was=.tokens:400', true],
    ['?with=turns:20', false],
    ['', false],
  ]
  for (const [query, isOld] of links)
    it(`of the link “${query}” is ${isOld ? '' : 'not '}compared with the book of today`, async () => {
      await open('<p></p>', { query })
      expect(calls.includes('old link')).toBe(isOld)
    })
})

describe('A parameter in a sentence', () => {
  const html = `<a href="/parameters/turns/" data-parameter="turns" data-label="Turns" data-min="5" data-max="5e21" data-text="10 turns"><data
    value="10">10</data> turns</a>`
  const parameter = () => one('[data-parameter]')

  it('is a number to change, with its range, instead of a link', async () => {
    await open(html)
    expect(parameter().hasAttribute('href')).toBe(false)
    expect(parameter().tabIndex).toBe(0)
    const said = ['role', 'aria-label', 'aria-valuemin', 'aria-valuemax', 'aria-valuenow', 'aria-valuetext']
    const spelled = ['spinbutton', 'Turns', '5', '5000000000000000000000', '10', '10 turns']
    expect(said.map((name) => parameter().getAttribute(name))).toEqual(spelled)
  })

  it('gets the keys that were pressed while its script was loading', async () => {
    await open(html)
    expect(parameter().dataset['ready']).toBeUndefined()
    // From 10 turns to the high end of its slider: 5 to 50, with room for twice as much.
    press(parameter(), 'End')
    await settle()
    expect(parameter().dataset['ready']).toBe('')
    expect((await scenario()).get().text).toBe('turns:100')
  })
})

describe('A number in a sentence', () => {
  const html = `<a class="value" data-of="tasks.tokens" href="/calculators/tasks/"><data value="100">100</data></a>
    <a class="value" id="gone" data-of="gone.tokens" href="/calculators/gone/">5</a>`
  const tap = (selector = '.value', more: PointerEventInit = {}) =>
    point(one(selector), 'click', { pointerType: 'touch', button: 0, ...more })
  const popovers = () => document.querySelectorAll('.value-popover').length

  it('shows what is behind it to a pointer that stays', async () => {
    await open(html)
    moveTo(one('.value'))
    await settle()
    await vi.advanceTimersByTimeAsync(500)
    expect(popovers()).toBe(1)
  })

  it('shows it at once to a tap, and is followed by the second', async () => {
    await open(html)
    expect(tap()).toBe(false)
    await settle()
    expect(popovers()).toBe(1)
    expect(tap()).toBe(true)
    expect(popovers()).toBe(0)
  })

  it('is followed by a mouse, and by a tap for another window', async () => {
    await open(html)
    expect(tap('.value', { pointerType: 'mouse' })).toBe(true)
    expect(tap('.value', { ctrlKey: true })).toBe(true)
    await settle()
    expect(popovers()).toBe(0)
  })

  it('is followed by a tap that has nothing to show', async () => {
    await open(html)
    const assigned: string[] = []
    const assign = vi.spyOn(location, 'assign').mockImplementation((address) => void assigned.push(String(address)))
    tap('#gone')
    expect((one('#gone') as HTMLElement).ariaBusy).toBe('true')
    await settle()
    expect(assigned).toEqual([one<HTMLAnchorElement>('#gone').href])
    expect((one('#gone') as HTMLElement).ariaBusy).toBeNull()
    assign.mockRestore()
  })
})

describe('The parts of a page', () => {
  it('are started where the page has them', async () => {
    await open('<div id="neighbourhood"></div><div class="map-page" id="m"></div><div data-own-scenarios id="s"></div><p data-flips></p>')
    expect([...calls].sort()).toEqual(['claims', 'map m', 'neighbourhood neighbourhood', 'scenarios s'])
  })

  it('get what was pressed before their script was there', async () => {
    const map = '<div class="map-page" id="m"><button data-zoom id="in"></button><button id="other"></button></div>'
    const shelf = '<button data-use-scenario id="use"></button><div data-own-scenarios id="s"></div>'
    const used = vi.fn()
    const meanwhile = () => {
      one('#use').addEventListener('click', used)
      for (const button of ['#in', '#other', '#use']) one(button).click()
    }
    await open(map + shelf, { meanwhile })
    expect([...calls].sort()).toEqual(['map click in', 'map m', 'scenarios s'])
    expect(used).toHaveBeenCalledTimes(2)
  })

  it('of a frame are started only in a frame', async () => {
    document.documentElement.dataset['embed'] = ''
    await open('<p></p>')
    expect(calls).toEqual(['embed'])
  })

  it('are none on a page without any', async () => {
    await open('<p></p>')
    expect(calls).toEqual([])
  })
})
