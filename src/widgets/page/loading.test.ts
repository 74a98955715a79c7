// @vitest-environment happy-dom
/**
 * Protects the time before a script or a file is there: nothing that a reader does is lost, nothing happens twice, and what did not arrive is
 * asked for again.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { change, fakeOptions, fakeSite, lost, one, press, textsOf } from './dom.fixture.ts'
import { fieldsIn, hasEdits, wasEdited } from './early-edits.ts'
import { fetchBook } from './fetch-book.ts'
import { fetchPage } from './fetch-page.ts'
import { holdKeys, holdPresses } from './held-events.ts'
import { loadOrRetry } from './load-or-retry.ts'
import { saveFile } from './save-file.ts'

const { answers, asked } = fakeSite()
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})
fakeOptions()

describe('A control that differs from what the build wrote', () => {
  beforeEach(() => {
    document.body.innerHTML = `
      <input id="text" value="8e9" /><input id="box" type="checkbox" checked /><input id="radio" type="radio" />
      <select id="chosen"><option>a</option><option selected>b</option></select>
      <select id="first"><option>a</option><option>b</option></select>`
  })

  it('was edited; one that is as it was written was not', () => {
    expect(fieldsIn(document).map(({ id }) => id)).toEqual(['text', 'box', 'radio', 'chosen', 'first'])
    expect(hasEdits(document)).toBe(false)
  })

  for (const [id, value] of [
    ['text', '7e9'],
    ['box', false],
    ['radio', true],
    ['chosen', 'a'],
    ['first', 'b'],
  ] as const)
    it(`is seen in #${id}`, () => {
      const field = one<HTMLInputElement>(`#${id}`)
      change(field, value)
      expect(fieldsIn(document).filter(wasEdited)).toEqual([field])
      expect(hasEdits(document)).toBe(true)
    })
})

describe('Presses that are held', () => {
  beforeEach(() => {
    document.body.innerHTML = '<div id="map"><button data-zoom><span id="plus">+</span></button><button id="other">?</button></div>'
  })

  it('are made again once, at the button that was pressed, and no longer kept after that', () => {
    const release = holdPresses(one('#map'), '[data-zoom]')
    one('#plus').click()
    one('#plus').click()
    one('#other').click()
    const pressed: string[] = []
    one('#map').addEventListener('click', ({ target }) => pressed.push((target as Element).outerHTML))
    release()
    expect(pressed).toEqual(['<button data-zoom=""><span id="plus">+</span></button>'])
    release()
    expect(pressed).toHaveLength(2)
    one('#plus').click()
    release()
    // The click itself, and the one press that was held before.
    expect(pressed).toHaveLength(4)
  })
})

describe('Keys on a parameter that are held', () => {
  let parameter: HTMLElement
  let held: readonly string[]
  beforeEach(() => {
    document.body.innerHTML = '<span data-parameter="turns" tabindex="0">10</span>'
    parameter = one('[data-parameter]')
    held = holdKeys(parameter)
  })

  it('are those that change or open it, and the page does not scroll by them', () => {
    expect(press(parameter, 'Tab')).toBe(true)
    expect(press(parameter, 'x')).toBe(true)
    expect(press(parameter, 'ArrowUp')).toBe(false)
    press(parameter, '7')
    parameter.click()
    expect(held).toEqual(['ArrowUp', '7', 'click'])
  })

  it('are letters too, once a number has been begun', () => {
    for (const key of ['8', 'e', '9', 'Enter', 'Shift']) press(parameter, key)
    expect(held).toEqual(['8', 'e', '9', 'Enter'])
  })

  it('are not shortcuts of the browser', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) expect(press(parameter, '5', { [modifier]: true })).toBe(true)
    expect(held).toEqual([])
  })

  it('end when the parameter is ready', () => {
    parameter.dataset['ready'] = ''
    expect(press(parameter, 'ArrowUp')).toBe(true)
    expect(held).toEqual([])
  })
})

describe('A script that does not load', () => {
  beforeEach(() => {
    document.body.innerHTML = '<div id="widget"></div><p id="next"></p>'
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  const start = (load: () => Promise<unknown>) =>
    loadOrRetry({ after: one('#widget'), text: 'It did not arrive.', className: 'care', alternative: [', or see ', 'the index'] }, load)

  it('is no matter when it does', async () => {
    start(async () => 'here')
    await settle()
    expect(document.querySelector('.care')).toBeNull()
  })

  it('is announced behind its place, with a way to try again and another way', async () => {
    start(() => Promise.reject(new Error('offline')))
    await settle()
    const message = one('#widget + .care')
    expect(message.getAttribute('role')).toBe('status')
    expect(message.textContent).toBe('It did not arrive. Try again, or see the index.')
  })

  it('is loaded again at a press; the message goes when it comes, and comes back when it fails', async () => {
    const load = vi.fn().mockRejectedValueOnce(new Error('offline')).mockRejectedValueOnce(new Error('offline')).mockResolvedValue('here')
    start(load)
    await settle()
    one('.care button').click()
    await settle()
    expect(textsOf('.care')).toHaveLength(1)
    one('.care button').click()
    await settle()
    expect(textsOf('.care')).toHaveLength(0)
    dispatchEvent(new Event('online'))
    expect(load).toHaveBeenCalledTimes(3)
  })

  it('is loaded again when the browser is online, once', async () => {
    const load = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('here')
    start(load)
    await settle()
    dispatchEvent(new Event('online'))
    dispatchEvent(new Event('online'))
    await settle()
    expect(load).toHaveBeenCalledTimes(2)
    expect(document.querySelector('.care')).toBeNull()
  })
})

describe('The parameter book', () => {
  it('is asked for again when it did not arrive, and then no more', async () => {
    await expect(fetchBook()).rejects.toThrow('The parameter book could not be loaded (404).')
    answers['/api/book.json'] = { parameters: {}, tables: {} }
    expect(await fetchBook()).toEqual({ parameters: {}, tables: {} })
    await fetchBook()
    expect(asked).toEqual(['/api/book.json', '/api/book.json'])
  })
})

describe('Another page', () => {
  it('is parsed as a document, and fetched once', async () => {
    answers['/notes/a/'] = '<h1>A</h1>'
    expect((await fetchPage('/notes/a/')).querySelector('h1')?.textContent).toBe('A')
    await fetchPage('/notes/a/')
    expect(asked.filter((address) => address === '/notes/a/')).toHaveLength(1)
  })

  it('is an error when it does not exist or does not arrive, and may come later', async () => {
    await expect(fetchPage('/notes/b/')).rejects.toThrow('/notes/b/ answered 404')
    answers['/notes/c/'] = lost
    await expect(fetchPage('/notes/c/')).rejects.toThrow('/notes/c/ did not answer')
    answers['/notes/c/'] = '<h1>C</h1>'
    expect((await fetchPage('/notes/c/')).querySelector('h1')?.textContent).toBe('C')
  })
})

describe('A file made in the page', () => {
  it('is downloaded under its name, and let go after ten seconds', async () => {
    vi.useFakeTimers()
    const made: Blob[] = []
    const clicked: string[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${made.push(blob as Blob)}`)
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined)
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(`${this.getAttribute('href')} ${this.download}`)
    })
    saveFile('runs.csv', 'a,b\n', 'text/csv')
    const drawing = new Blob(['<svg/>'])
    saveFile('runs.svg', drawing)
    expect(clicked).toEqual(['blob:1 runs.csv', 'blob:2 runs.svg'])
    expect([await made[0]?.text(), made[0]?.type]).toEqual(['a,b\n', 'text/csv'])
    expect(made[1]).toBe(drawing)
    vi.advanceTimersByTime(9_999)
    expect(revoke).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(revoke.mock.calls).toEqual([['blob:1'], ['blob:2']])
  })
})
