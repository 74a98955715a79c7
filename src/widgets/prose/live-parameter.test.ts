// @vitest-environment happy-dom
/** Protects a number in a sentence that the reader changes: by keys, by typing and by dragging; what is wrong is said, and what is not meant changes nothing. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeSite, one, point, press, textsOf } from '../page/dom.fixture.ts'
import { book } from '../page/small-calculators.fixture.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { startParameter } from './live-parameter.ts'

const { answers } = fakeSite()
// Code that parses what is typed is loaded when it is needed, and not tried here.
await import('../scenario/parse-texts.ts')

const parameter = () => one('[data-parameter]')
const field = () => document.querySelector<HTMLInputElement>('.parameter-field')
const text = () => scenario.get().text
const settle = () => vi.advanceTimersByTimeAsync(0)

/** 10 turns, on a logarithmic slider of 400 steps from 2 to 100: position p is 2 × 50^(p/400) to three digits, and 10 stands at 165. */
const start = async (held: readonly string[] = [], id = 'turns') => {
  document.body.innerHTML = `<p>A task takes <span data-parameter="${id}" tabindex="0"><data value="10">10</data> turns</span>.</p><input id="other" />`
  parameter().setPointerCapture = () => undefined
  await startParameter(parameter(), held)
}

beforeEach(() => {
  vi.useFakeTimers()
  scenario.reset()
  answers['/api/book.json'] = book
})
afterEach(() => vi.useRealTimers())

describe('A key', () => {
  const steps: readonly (readonly [key: string, from: string, to: string])[] = [
    // 2 × 50^(166/400) = 10.14, 2 × 50^(164/400) = 9.945, 2 × 50^(205/400) = 14.85, 2 × 50^(125/400) = 6.791.
    ['ArrowUp', '', 'turns:10.1'],
    ['ArrowRight', '', 'turns:10.1'],
    ['ArrowDown', '', 'turns:9.95'],
    ['ArrowLeft', '', 'turns:9.95'],
    ['PageUp', '', 'turns:14.9'],
    ['PageDown', '', 'turns:6.79'],
    ['Home', '', 'turns:2'],
    ['End', '', 'turns:100'],
    ['ArrowUp', 'turns:100', 'turns:100'],
    ['ArrowUp', 'turns:500', 'turns:500'],
    ['ArrowDown', 'turns:2', 'turns:2'],
    ['Delete', 'turns:20', ''],
    ['Backspace', 'turns:20,mfu:0.5', 'mfu:0.5'],
  ]
  for (const [key, from, to] of steps)
    it(`${key} goes from ${from || 'the book'} to ${to || 'the book'}`, async () => {
      await start()
      if (from !== '') scenario.load(from)
      expect(press(parameter(), key)).toBe(false)
      expect(text()).toBe(to)
    })

  it('starts from what the sentence shows when the scenario has no number', async () => {
    await start()
    scenario.load('turns:lots')
    press(parameter(), 'ArrowUp')
    expect(text()).toBe('turns:10.1')
  })

  it('that is not its own, or a shortcut, is left to the browser', async () => {
    await start()
    for (const key of ['Tab', 'x', 'Shift']) expect(press(parameter(), key)).toBe(true)
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) expect(press(parameter(), 'ArrowUp', { [modifier]: true })).toBe(true)
    expect(text()).toBe('')
    expect(field()).toBeNull()
  })
})

describe('Typing', () => {
  const enter = async (typed: string) => {
    if (field()) one<HTMLInputElement>('.parameter-field').value = typed
    press(one('.parameter-field'), 'Enter')
    await settle()
  }

  it('begins with Enter in what stands there, named for a screen reader', async () => {
    await start()
    press(parameter(), 'Enter')
    expect(field()?.value).toBe('10')
    expect(field()?.getAttribute('aria-label')).toBe('Test turns')
    expect(document.activeElement).toBe(field())
    expect(parameter().classList.contains('is-open')).toBe(true)
  })

  it('begins with a digit, which is the first of the new number', async () => {
    await start()
    press(parameter(), '7')
    expect(field()?.value).toBe('7')
  })

  it('is taken by Enter, and the focus is on the number again', async () => {
    await start()
    press(parameter(), 'Enter')
    await enter('12')
    expect(text()).toBe('turns:12')
    expect(field()).toBeNull()
    expect(parameter().classList.contains('is-open')).toBe(false)
    expect(document.activeElement).toBe(parameter())
  })

  it('of the book’s value changes nothing', async () => {
    await start()
    scenario.load('turns:20')
    press(parameter(), 'Enter')
    await enter('10')
    expect(text()).toBe('')
  })

  it('of what is no number is refused in words, and stays to be mended', async () => {
    await start()
    press(parameter(), 'Enter')
    await enter('-3')
    expect(textsOf('.parameter-problem[role="alert"]')).toEqual(['Test turns must be more than 0; this is −3 turns.'])
    expect(field()?.getAttribute('aria-invalid')).toBe('true')
    expect(field()?.getAttribute('aria-describedby')).toBe(one('.parameter-problem').id)
    expect(text()).toBe('')
    await enter('3')
    expect(text()).toBe('turns:3')
  })

  it('is given up with Escape', async () => {
    await start()
    press(parameter(), '7')
    press(one('.parameter-field'), 'Escape')
    await settle()
    expect([field(), text(), document.activeElement]).toEqual([null, '', parameter()])
  })

  it('has its keys to itself', async () => {
    await start()
    press(parameter(), '7')
    press(one('.parameter-field'), 'ArrowUp')
    press(one('.parameter-field'), '5')
    expect(text()).toBe('')
    expect(document.querySelectorAll('.parameter-field')).toHaveLength(1)
  })

  it('is taken when the reader goes on, who is left where they are', async () => {
    await start()
    press(parameter(), '7')
    one('#other').focus()
    await settle()
    expect(text()).toBe('turns:7')
    expect(document.activeElement).toBe(one('#other'))
  })

  it('of nothing, or of what was refused, is dropped when the reader goes on', async () => {
    await start()
    press(parameter(), 'Enter')
    one<HTMLInputElement>('.parameter-field').value = ' '
    one('#other').focus()
    expect(field()).toBeNull()
    press(parameter(), 'Enter')
    await enter('lots')
    one('#other').focus()
    await settle()
    expect([field(), text()]).toEqual([null, ''])
  })
})

describe('A drag', () => {
  const drag = (type: string, clientX: number, clientY = 50, more: PointerEventInit = {}) =>
    point(parameter(), type, { clientX, clientY, button: 0, ...more })

  it('changes it by a step for every pixel and a half', async () => {
    await start()
    drag('pointerdown', 100)
    // Ten steps on: 2 × 50^(175/400) = 11.07. Ten back from the start: 2 × 50^(155/400) = 9.107.
    drag('pointermove', 115)
    expect(text()).toBe('turns:11.1')
    drag('pointermove', 85)
    expect(text()).toBe('turns:9.11')
    drag('pointermove', 2000)
    expect(text()).toBe('turns:100')
    drag('pointerup', 2000)
    drag('pointermove', 115)
    expect(text()).toBe('turns:100')
  })

  it('begins at four pixels along the line', async () => {
    await start()
    drag('pointerdown', 100)
    drag('pointermove', 103)
    expect(text()).toBe('')
    drag('pointermove', 104)
    // 4 ÷ 1.5 is 3 steps: 2 × 50^(168/400) = 10.34.
    expect(text()).toBe('turns:10.3')
  })

  it('is none when it goes across: the page scrolls', async () => {
    await start()
    drag('pointerdown', 100)
    drag('pointermove', 110, 70)
    expect(text()).toBe('')
  })

  it('is undone when the browser takes the pointer', async () => {
    await start()
    scenario.load('turns:20')
    drag('pointerdown', 100)
    drag('pointermove', 200)
    drag('pointercancel', 200)
    expect(text()).toBe('turns:20')
  })

  it('opens nothing; a press without it does', async () => {
    await start()
    drag('pointerdown', 100)
    drag('pointermove', 115)
    drag('pointerup', 115)
    parameter().click()
    expect(field()).toBeNull()
    await settle()
    drag('pointerdown', 100)
    drag('pointerup', 101)
    parameter().click()
    expect(field()).not.toBeNull()
  })

  it('is not made with another button, nor in the open field', async () => {
    await start()
    drag('pointerdown', 100, 50, { button: 2 })
    drag('pointermove', 200)
    expect(text()).toBe('')
    press(parameter(), 'Enter')
    point(one('.parameter-field'), 'pointerdown', { clientX: 100, button: 0 })
    drag('pointermove', 200)
    expect(text()).toBe('')
  })
})

describe('What was done before the script was there', () => {
  it('is done then: steps', async () => {
    await start(['End', 'Home'])
    expect(text()).toBe('turns:2')
  })

  it('is done then: a number that was typed', async () => {
    await start(['7', '5', 'Backspace', '.', '5', 'Enter'])
    await settle()
    expect(text()).toBe('turns:7.5')
  })

  it('is done then: a click, and one that a number follows', async () => {
    await start(['click'])
    expect(field()?.value).toBe('10')
  })

  it('leaves a reader who has gone on where they are, and takes what was typed', async () => {
    answers['/api/book.json'] = book
    document.body.innerHTML = '<span data-parameter="turns" tabindex="0"><data value="10">10</data></span><input id="other" />'
    one('#other').focus()
    await startParameter(parameter(), ['7'])
    await settle()
    expect(document.activeElement).toBe(one('#other'))
    expect(text()).toBe('turns:7')
  })
})

describe('Starting', () => {
  it('happens once', async () => {
    await start()
    await startParameter(parameter(), ['End'])
    expect(text()).toBe('')
    expect(parameter().dataset['ready']).toBe('')
  })

  it('does nothing for what the book does not have', async () => {
    await start(['End'], 'gone')
    expect(parameter().dataset['ready']).toBeUndefined()
    expect(text()).toBe('')
  })

  it('is tried again when the book did not arrive', async () => {
    vi.resetModules()
    const { startParameter: startAnew } = await import('./live-parameter.ts')
    document.body.innerHTML = '<span data-parameter="turns" tabindex="0"><data value="10">10</data></span>'
    delete answers['/api/book.json']
    await expect(startAnew(parameter(), [])).rejects.toThrow('The parameter book could not be loaded (404).')
    answers['/api/book.json'] = book
    await startAnew(parameter(), [])
    expect(parameter().dataset['ready']).toBe('')
  })
})
