// @vitest-environment happy-dom
/** Protects what a link shows beside itself: when it comes and goes, what it holds, where it stands, and what a finger gets. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeMedia, fakePointer, fakeSite, lost, one, placeAt, point, press, sizeAll, textsOf } from './dom.fixture.ts'
import { element } from './element.ts'
import { type BuildPopover, closePopover, offerPopover, openPopover, type PopoverLink } from './popover.ts'
import { startPreviews } from './preview-links.ts'
import { startSliderTouch } from './slider-touch.ts'

const narrow = '(max-width: 64rem)'
const media = fakeMedia(narrow)
const { answers, asked } = fakeSite()
const { moveTo } = fakePointer()
sizeAll(HTMLElement.prototype, 300, 200)
Object.defineProperty(document.documentElement, 'clientWidth', { value: 1000 })
Object.assign(window, { innerHeight: 600 })
const { startSidenotes } = await import('./sidenotes.ts')
startSliderTouch()
startPreviews()
startSidenotes()

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  localStorage.clear()
  media.add(narrow)
})
afterEach(() => {
  closePopover()
  moveTo(null)
  vi.useRealTimers()
  document.body.replaceChildren()
})

const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const shown = () => textsOf('.shown')

describe('A popover', () => {
  const link = (id: string) => one<HTMLAnchorElement>(`#${id}`)
  let built: string[] = []
  const build: BuildPopover<PopoverLink> = async ({ id }) => {
    built.push(id)
    return element('div', { class: 'shown', id: `about-${id}` }, `about ${id} `, element('button', {}, 'more'))
  }
  const offer = (id: string) => {
    moveTo(link(id))
    offerPopover(link(id), build)
  }

  beforeEach(() => {
    built = []
    document.body.innerHTML = '<a id="a" href="/a/">a</a><a id="b" href="/b/">b</a><p>text</p>'
    placeAt(link('a'), 100, 100)
    placeAt(link('b'), 900, 500)
  })

  it('is built after 150 ms and shown after 500, and describes its link', async () => {
    offer('a')
    await wait(149)
    expect(built).toEqual([])
    await wait(1)
    expect(built).toEqual(['a'])
    await wait(349)
    expect(shown()).toEqual([])
    await wait(1)
    expect(shown()).toEqual(['about a more'])
    expect(link('a').getAttribute('aria-describedby')).toBe('about-a')
  })

  it('is not built for a pointer that only passes', async () => {
    offer('a')
    await wait(100)
    offer('b')
    await wait(1000)
    expect(built).toEqual(['b'])
    expect(shown()).toEqual(['about b more'])
  })

  it('goes 300 ms after the pointer has left its link, and describes nothing then', async () => {
    offer('a')
    await wait(500)
    moveTo(one('p'))
    await wait(299)
    expect(shown()).toHaveLength(1)
    await wait(1)
    expect(shown()).toEqual([])
    expect(link('a').hasAttribute('aria-describedby')).toBe(false)
  })

  it('never comes when the pointer leaves before', async () => {
    offer('a')
    await wait(100)
    moveTo(one('p'))
    await wait(1000)
    expect(shown()).toEqual([])
  })

  it('stays while the pointer is on it, and while the focus is in it', async () => {
    offer('a')
    await wait(500)
    moveTo(one('p'))
    await wait(100)
    moveTo(one('.shown'))
    await wait(1000)
    expect(shown()).toHaveLength(1)
    one('.shown button').focus()
    moveTo(one('p'))
    await wait(1000)
    expect(shown()).toHaveLength(1)
    one('.shown button').blur()
    await wait(300)
    expect(shown()).toEqual([])
  })

  it('does not show what came late, for a link that was left', async () => {
    const { promise, resolve } = Promise.withResolvers<HTMLElement>()
    moveTo(link('a'))
    offerPopover(link('a'), () => promise)
    await wait(600)
    offer('b')
    await wait(100)
    resolve(element('div', { class: 'shown' }, 'about a, late'))
    await wait(100)
    expect(shown()).toEqual([])
    await wait(300)
    expect(shown()).toEqual(['about b more'])
  })

  it('is not begun again while the pointer stays', async () => {
    offer('a')
    await wait(400)
    offer('a')
    await wait(100)
    expect(shown()).toHaveLength(1)
    expect(built).toEqual(['a'])
  })

  it('shows nothing when there is nothing, or nothing came', async () => {
    offerPopover(link('a'), async () => null)
    await wait(600)
    offerPopover(link('b'), () => Promise.reject(new Error('offline')))
    await wait(600)
    expect(document.querySelector('[aria-describedby]')).toBeNull()
  })

  const closings: readonly (readonly [what: string, by: () => unknown, stays: boolean])[] = [
    ['is closed by Escape', () => press(document.body, 'Escape'), false],
    ['is not closed by another key', () => press(document.body, 'Tab'), true],
    ['is closed by a press beside it', () => point(one('p'), 'pointerdown'), false],
    ['is not closed by a press on it', () => point(one('.shown'), 'pointerdown'), true],
    [
      'is closed by a click on its link',
      () => link('a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })),
      false,
    ],
    ['is not closed by a click in it', () => one('.shown button').click(), true],
  ]
  for (const [what, by, stays] of closings)
    it(what, async () => {
      offer('a')
      await wait(500)
      by()
      expect(shown()).toHaveLength(stays ? 1 : 0)
    })

  it('stands below its link, above where it has no room, and goes with it when the page scrolls', async () => {
    offer('a')
    await wait(500)
    const place = () => [one('.shown').style.left, one('.shown').style.top]
    // 8 below a line that ends at 120.
    expect(place()).toEqual(['100px', '128px'])
    placeAt(link('a'), 100, 40)
    dispatchEvent(new Event('scroll'))
    expect(place()).toEqual(['100px', '68px'])
    offer('b')
    await wait(500)
    // 500 - 8 - 200, and 8 from the right edge of 1000 with a width of 300.
    expect(place()).toEqual(['692px', '292px'])
  })

  for (const [top, where] of [
    [-21, 'above'],
    [601, 'below'],
  ] as const)
    it(`goes with a link that leaves the window ${where}`, async () => {
      offer('a')
      await wait(500)
      placeAt(link('a'), 100, top)
      dispatchEvent(new Event('scroll'))
      expect(shown()).toEqual([])
    })

  it('is in the top layer where the browser has one', async () => {
    const raised: HTMLElement[] = []
    Object.assign(HTMLElement.prototype, {
      showPopover: function (this: HTMLElement) {
        raised.push(this)
      },
    })
    offer('a')
    await wait(500)
    expect(raised).toEqual([one('.shown')])
    expect(one('.shown').popover).toBe('manual')
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover')
  })

  it('opens at once for a tap, once for two, with the focus on its link', async () => {
    await Promise.all([openPopover(link('a'), build), openPopover(link('a'), build)])
    expect(shown()).toEqual(['about a more'])
    expect(document.activeElement).toBe(link('a'))
    moveTo(link('a'), { pointerType: 'touch' })
    moveTo(null, { pointerType: 'touch' })
    await wait(1000)
    expect(shown()).toHaveLength(1)
  })

  it('tells who opened it when there is nothing to show', async () => {
    await expect(openPopover(link('a'), async () => null)).rejects.toThrow('There is nothing to show.')
    expect(shown()).toEqual([])
  })
})

describe('The preview of a link', () => {
  const note = `
    <h1>KV   cache</h1><p class="facts">Inference · <b>supported</b></p><p class="summary">Keys and values are kept.</p>
    <h2 id="size">Size<a>#</a></h2><p>It grows with the context.</p><p id="claim-1">A claim.</p>`
  const hover = async (html: string) => {
    document.body.innerHTML = html
    moveTo(one('[data-here]'))
    await vi.dynamicImportSettled()
    await wait(500)
    return textsOf('.preview > *')
  }
  const toNote = (href: string) => `<main class="note"><a data-here href="${href}">it</a></main>`
  beforeEach(() => {
    answers['/notes/kv-cache/'] = note
  })

  it('is its title, summary and place', async () => {
    expect(await hover(toNote('/notes/kv-cache/?with=turns:12'))).toEqual([
      'KV cache',
      'Keys and values are kept.',
      'Inference · supported',
    ])
    expect(one('.preview').getAttribute('role')).toBe('tooltip')
    expect(one('[data-here]').getAttribute('aria-describedby')).toBe('preview')
  })

  it('is what stands under the heading that it names', async () => {
    expect(await hover(toNote('/notes/kv-cache/#size'))).toEqual(['KV cache', 'It grows with the context.', 'Size'])
  })

  it('is the summary where it names something else', async () => {
    expect(await hover(toNote('/notes/kv-cache/#claim-1'))).toEqual(['KV cache', 'Keys and values are kept.', 'Inference · supported'])
  })

  it('is a source for a citation, from this page', async () => {
    const cited = (id: string) => `<a class="citation" data-here href="#${id}">1</a><ol><li id="source é">Hoffmann,\n  2022.</li></ol>`
    expect(await hover(cited('source%20%C3%A9'))).toEqual(['Hoffmann, 2022.'])
    moveTo(null)
    expect(await hover(cited('nothing'))).toEqual([])
    expect(asked).toEqual([])
  })

  it('is not shown when its page does not arrive, nor for links that lead elsewhere', async () => {
    answers['/notes/moe/'] = lost
    expect(await hover(toNote('/notes/moe/'))).toEqual([])
    expect(await hover(toNote('/map/'))).toEqual([])
    expect(await hover('<a data-here href="/notes/kv-cache/">in the header</a>')).toEqual([])
    expect(asked).toEqual(['/notes/moe/'])
  })

  it('is not fetched when the reader has switched previews off, or for a finger', async () => {
    localStorage.setItem('previews', 'off')
    expect(await hover(toNote('/notes/kv-cache/'))).toEqual([])
    localStorage.clear()
    document.body.innerHTML = toNote('/notes/kv-cache/')
    moveTo(one('[data-here]'), { pointerType: 'touch' })
    await vi.dynamicImportSettled()
    await wait(500)
    expect(textsOf('.preview')).toEqual([])
  })

  it('comes with the focus of the keyboard, not with that of a press', async () => {
    document.body.innerHTML = toNote('/notes/kv-cache/')
    // The focus is not shown here.
    one('[data-here]').dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
    await vi.dynamicImportSettled()
    await wait(500)
    expect(textsOf('.preview')).toEqual([])
    one('[data-here]').focus()
    await vi.dynamicImportSettled()
    await wait(500)
    expect(textsOf('.preview')).toHaveLength(1)
  })
})

describe('A sidenote on a narrow screen', () => {
  const click = (selector: string, more: MouseEventInit = {}) =>
    one(selector).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...more }))
  const open = () => textsOf('.open')
  beforeEach(() => {
    document.body.innerHTML = `
      <p><sup><a id="first" class="citation" data-source="kaplan" href="#source-kaplan">1</a>
      <a id="second" class="citation" data-source="hoffmann" href="#source-hoffmann">2</a></sup><span class="sidenote"
      data-source="kaplan">Kaplan</span><span class="sidenote" data-source="hoffmann">Hoffmann</span> and
      <sup><a id="again" class="citation" data-source="kaplan" href="#source-kaplan">1</a></sup>
      <a id="remark" class="sidenote-ref" href="#note-1">a</a><span id="note-1" class="sidenote">A remark</span></p>`
  })

  it('opens in its place, and closes again', () => {
    expect(click('#second')).toBe(false)
    expect(open()).toEqual(['Hoffmann'])
    expect(one('#second').getAttribute('aria-expanded')).toBe('true')
    click('#second')
    expect(open()).toEqual([])
    expect(one('#second').getAttribute('aria-expanded')).toBe('false')
  })

  it('is the one that a remark names', () => {
    click('#remark')
    expect(open()).toEqual(['A remark'])
  })

  it('leaves a number alone whose source stands at an earlier one, so that it leads to the list', () => {
    expect(click('#again')).toBe(true)
    expect(open()).toEqual([])
  })

  it('leaves clicks for another window alone, and all on a wide screen', () => {
    expect(click('#first', { ctrlKey: true })).toBe(true)
    expect(click('#first', { metaKey: true })).toBe(true)
    media.delete(narrow)
    expect(click('#first')).toBe(true)
    expect(open()).toEqual([])
  })
})
