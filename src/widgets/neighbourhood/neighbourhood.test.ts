// @vitest-environment happy-dom
/** Protects the walk in a note's neighbourhood: what takes its place, how far it shows, where the focus is, and that the browser's back retraces it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { layout, site, startBrowser } from '../map/browser.fixture.ts'
import { notePage } from '../map/map.fixture.ts'
import { all, click, closeMap, followListeners, settle, settleImports, texts, the } from '../map/open-map.fixture.ts'
import { startNeighbourhood } from './neighbourhood.ts'
import { offerNeighbourhood } from './neighbourhood-loader.ts'

// Before d3 is loaded, which keeps the clock that it finds.
vi.hoisted(() => vi.useFakeTimers())

beforeEach(() => {
  startBrowser()
  history.replaceState(null, '', '/notes/cache/')
  followListeners()
})
afterEach(async () => {
  vi.clearAllTimers()
  await closeMap()
})

const section = () => the('#neighbourhood')
const shown = () => section().dataset['id']
const status = () => the('[role=status]').textContent
const neighbour = (id: string) => the(`svg.neighbours .nodes a[data-id=${id}]:not(.second)`)
const control = (label: string) => all('.neighbourhood-reach button').find(({ textContent }) => textContent === label) as Element
const pressed = () => texts('.neighbourhood-reach [aria-pressed=true]')
/** The list, each with what its note is related to in turn. */
const listed = () => texts('#neighbourhood > .relations > li:not(.off) > a')

function put(id: string): void {
  document.body.innerHTML = new DOMParser().parseFromString(notePage(id), 'text/html').body.innerHTML
}
async function open(id = 'cache'): Promise<void> {
  put(id)
  startNeighbourhood(section())
  await settleImports()
}
async function walk(id: string): Promise<void> {
  click(neighbour(id))
  await settleImports()
}
async function back(state: unknown): Promise<void> {
  history.replaceState(state, '')
  dispatchEvent(new PopStateEvent('popstate', { state }))
  await settleImports()
}

describe('a click on a neighbour', () => {
  it('puts its neighbourhood in the place of this one, and tells so', async () => {
    await open()
    expect(click(neighbour('agents'))).toBe(true)
    await settle()
    expect([shown(), listed().toSorted()]).toEqual(['agents', ['Batching', 'KV cache']])
    expect(status()).toBe('Around “Agents”: 2 relations.')
    expect(location.pathname).toBe('/notes/cache/')
    expect(history.state).toMatchObject({ neighbourhood: 'agents', depth: 1 })
    expect(all('#neighbourhood')).toHaveLength(1)
    expect(texts('.walked > *')).toEqual(['Agents', 'Back to this note'])
    expect([the('.walked a').getAttribute('href'), the('.walked button').title]).toEqual(['/notes/agents/', 'KV cache'])
  })

  it('leads on from there, and the button leads all the way back', async () => {
    await open()
    await walk('agents')
    await walk('batch')
    expect(history.state).toMatchObject({ neighbourhood: 'batch', depth: 2 })
    const go = vi.spyOn(history, 'go').mockImplementation(() => {})
    click(the('.walked button'))
    expect(go).toHaveBeenCalledExactlyOnceWith(-2)
  })

  it('gives the centre the focus when it was in the drawing, and leaves it elsewhere', async () => {
    await open()
    neighbour('agents').focus()
    await walk('agents')
    expect(document.activeElement).toBe(the('a.centre'))
    the('a.centre').blur()
    await walk('batch')
    expect(document.activeElement).toBe(document.body)
  })

  it('is left to the browser on the centre, and with a modifier', async () => {
    await open()
    expect(click(the('a.centre'))).toBe(false)
    expect(click(neighbour('agents'), [0, 0], { metaKey: true })).toBe(false)
    await settle()
    expect(shown()).toBe('cache')
  })

  it('follows the link when the page cannot be had', async () => {
    await open()
    const opened = vi.spyOn(location, 'assign').mockImplementation(() => {})
    site.pages.delete('/notes/flops/')
    await walk('flops')
    expect([opened.mock.calls, shown(), history.state]).toEqual([[['/notes/flops/']], 'cache', null])
  })

  it('enters from where it was clicked, for those who do not ask for less motion', async () => {
    await open()
    const animate = vi.spyOn(Element.prototype, 'animate')
    await walk('agents')
    expect(animate).not.toHaveBeenCalled()
    layout.reducedMotion = false
    const box = (x: number, y: number, size: number) => () => ({ x, y, width: size, height: size }) as DOMRect
    the('svg.neighbours').getBoundingClientRect = box(100, 50, 200)
    // The middle of the disc is at (300, 100): at the right edge, a quarter of the drawing above its middle.
    const disc = neighbour('batch').querySelector('circle')
    if (disc) disc.getBoundingClientRect = box(290, 90, 20)
    await walk('batch')
    expect(animate.mock.calls[0]?.[0]).toMatchObject([{ transform: 'translate(50%, -25%)' }, { transform: 'none' }])
  })
})

describe('the browser’s back', () => {
  it('retraces the walk to this note', async () => {
    await open()
    const own = section()
    await walk('agents')
    await walk('batch')
    await back({ neighbourhood: 'agents', depth: 1 })
    expect([shown(), status()]).toEqual(['agents', 'Around “Agents”: 2 relations.'])
    await back({ neighbourhood: 'cache', depth: 0 })
    expect([section(), all('.walked')]).toEqual([own, []])
    // The listeners of the first are still there, once.
    await walk('agents')
    expect([shown(), history.state.depth]).toEqual(['agents', 1])
  })

  it('shows the last that was asked for, whatever answers first', async () => {
    await open('batch')
    site.held.set('/notes/alone/', () => {})
    dispatchEvent(new PopStateEvent('popstate', { state: { neighbourhood: 'alone', depth: 1 } }))
    await settle()
    await back({ neighbourhood: 'agents', depth: 1 })
    site.held.get('/notes/alone/')?.()
    await settle()
    expect(shown()).toBe('agents')
  })

  it('to a page that was left in the middle of a walk shows where one was; a state of others means nothing', async () => {
    history.replaceState({ neighbourhood: 'agents', depth: 3 }, '')
    await open()
    expect([shown(), texts('.walked a')]).toEqual(['agents', ['Agents']])
    await back({ neighbourhood: 7, depth: 1 })
    await back({ own: true })
    expect(shown()).toBe('agents')
  })
})

describe('a relation pointed at', () => {
  const over = (target: Element, type = 'pointerover') => target.dispatchEvent(new PointerEvent(type, { bubbles: true }))
  const on = () => all('.on').map((each) => `${each.tagName.toLowerCase()} ${each.getAttribute('data-with')}`)

  it('in the drawing is marked in the list, with its line, and the other way round', async () => {
    await open()
    over(neighbour('agents'))
    expect(on().toSorted()).toEqual(['li agents', 'path agents'])
    over(neighbour('agents'), 'pointerout')
    expect(on()).toEqual([])
    over(the('.relations li[data-with=flops] .because'), 'focusin')
    expect(on().toSorted()).toEqual(['li flops', 'path flops'])
    over(the('.relations'), 'focusout')
    expect(on()).toEqual([])
  })
})

describe('how much is shown', () => {
  it('is one step and all relations at first', async () => {
    await open()
    expect(texts('.neighbourhood-reach button')).toEqual(['one step', 'two steps', 'all', 'leading out', 'leading in'])
    expect(pressed()).toEqual(['one step', 'all'])
  })

  it('can be what leads out or in, in the drawing too, and goes along on a walk', async () => {
    await open()
    click(control('leading out'))
    await settle()
    expect([listed(), pressed(), status()]).toEqual([['Batching'], ['one step', 'leading out'], '1 relation shown.'])
    expect(['agents', 'batch', 'flops'].filter((id) => neighbour(id).classList.contains('off'))).toEqual(['agents', 'flops'])
    click(control('leading in'))
    await settle()
    expect(listed().toSorted()).toEqual(['Agents', 'Training FLOPs'])
    await walk('agents')
    expect([pressed(), listed()]).toEqual([['one step', 'leading in'], []])
    click(control('all'))
    await settle()
    expect(listed()).toHaveLength(2)
  })

  it('can be two steps: what the neighbours are related to, around the drawing and in the list', async () => {
    await open('flops')
    click(control('two steps'))
    await settleImports()
    expect(texts('ul.second > li')).toEqual(
      expect.arrayContaining(['contradicted byAgentsAgents resend all of it.', 'prerequisite ofBatchingThe cache bounds the batch.']),
    )
    expect(status()).toBe('3 relations shown.')
    const drawn = all('svg a.second').map((each) => [each.getAttribute('transform'), each.getAttribute('aria-label')])
    // The cache stands above; its two are on the frame's upper side, 6 of 800 parts of the way around off its middle.
    expect(drawn.map(([place]) => place)).toEqual(['translate(120 -30)', 'translate(160 -30)'])
    expect(drawn.map(([, name]) => name).toSorted()).toEqual(['KV cache: contradicted by Agents', 'KV cache: prerequisite of Batching'])
    expect(
      all('svg path.second')
        .map((each) => each.getAttribute('data-with'))
        .toSorted(),
    ).toEqual(['agents', 'batch'])
    expect(the('svg.neighbours').getAttribute('viewBox')).toBe('-44 -44 368 368')
    // Ways of the second step are seen from the neighbour.
    click(control('leading out'))
    await settle()
    expect(all('svg a.second:not(.off)').map((each) => each.getAttribute('data-id'))).toEqual(['batch'])

    click(control('one step'))
    await settle()
    expect([all('.second'), the('svg.neighbours').getAttribute('viewBox')]).toEqual([[], '0 0 280 280'])
  })

  it('draws a note once that two neighbours are related to, and lists it with both', async () => {
    put('agents')
    // Its second neighbour has the relations of the first.
    for (const name of ['with', 'id']) for (const each of all(`[data-${name}=batch]`)) each.setAttribute(`data-${name}`, 'twin')
    site.pages.set('/notes/twin/', notePage('cache'))
    startNeighbourhood(section())
    click(control('two steps'))
    await settleImports()
    expect(
      all('svg a.second')
        .map((each) => each.getAttribute('data-id'))
        .toSorted(),
    ).toEqual(['batch', 'flops'])
    expect(texts('ul.second > li > a').toSorted()).toEqual(['Batching', 'Batching', 'Training FLOPs', 'Training FLOPs'])
  })

  it('has no note twice: those nearer count', async () => {
    await open('cache')
    click(control('two steps'))
    await settleImports()
    expect(all('.second')).toEqual([])
    expect(the('svg.neighbours').getAttribute('viewBox')).toBe('-44 -44 368 368')
  })

  it('says when the pages of the neighbours cannot be loaded', async () => {
    put('cache')
    // A neighbour that has no page.
    for (const each of all('[data-with=flops]')) each.setAttribute('data-with', 'gone')
    startNeighbourhood(section())
    click(control('two steps'))
    await settleImports()
    expect([status(), all('.second')]).toEqual(['The notes two steps away could not be loaded.', []])
  })

  it('is not asked of a note without relations', async () => {
    await open('alone')
    expect(all('.neighbourhood-reach')).toEqual([])
  })
})

describe('before its script is loaded', () => {
  it('a click on a neighbour is held and replayed', async () => {
    put('cache')
    offerNeighbourhood(section())
    expect(click(the('a.centre').closest('section')?.querySelector('h2') as Element)).toBe(false)
    expect(click(neighbour('agents'), [0, 0], { ctrlKey: true })).toBe(false)
    expect(all('.neighbourhood-reach')).toEqual([])
    expect(click(neighbour('agents'))).toBe(true)
    await settleImports()
    expect([shown(), history.state.depth]).toEqual(['agents', 1])
  })

  it.each(['pointerover', 'focusin'])('%s loads it', async (type) => {
    put('cache')
    offerNeighbourhood(section())
    section().dispatchEvent(new Event(type))
    await settleImports()
    expect(all('.neighbourhood-reach')).toHaveLength(1)
  })

  it('a page that one returns to loads it at once', async () => {
    put('cache')
    history.replaceState({ neighbourhood: 'agents', depth: 1 }, '')
    offerNeighbourhood(section())
    await settleImports()
    expect(shown()).toBe('agents')
  })

  it('a note counts as read when it has been in sight for twelve seconds', async () => {
    put('cache')
    offerNeighbourhood(section())
    await vi.advanceTimersByTimeAsync(11_999)
    expect(localStorage.getItem('read:cache')).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect(localStorage.getItem('read:cache')).toBe('')
    localStorage.clear()
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    offerNeighbourhood(section())
    await vi.advanceTimersByTimeAsync(12_000)
    expect(localStorage.getItem('read:cache')).toBeNull()
  })
})
