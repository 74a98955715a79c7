// @vitest-environment happy-dom
/**
 * Protects the controls of a page: what a screen reader is told of a list under an input, choices that are kept on the device, and sliders
 * that a finger passes over.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Combobox, createCombobox } from './combobox.ts'
import { change, fakeOptions, forbidStorage, one, placeAt, point } from './dom.fixture.ts'
import { previewsWanted, startSettings, store, stored } from './settings.ts'
import { isTouch, isUndecided, startSliderTouch } from './slider-touch.ts'
import { forgetRead, notesRead } from './visited-notes.ts'

fakeOptions()

const optionsHtml = ['a', 'b', 'c'].map((id) => `<a id="${id}" role="option" aria-selected="false">${id}</a>`).join('')

describe('A combobox', () => {
  let combobox: Combobox
  const input = () => one<HTMLInputElement>('input')
  const list = () => one('[role="listbox"]')
  const selected = () => [...document.querySelectorAll('[aria-selected="true"]')].map(({ id }) => id)
  const named = () => input().getAttribute('aria-activedescendant')

  beforeEach(() => {
    document.body.innerHTML = `<input /><div role="listbox" hidden>${optionsHtml}</div>`
    combobox = createCombobox(input(), list())
  })

  it('opens with the options of its list, none of them active', () => {
    combobox.update()
    expect(combobox.options().map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(list().hidden).toBe(false)
    expect(input().getAttribute('aria-expanded')).toBe('true')
    expect(named()).toBeNull()
  })

  it('stays closed over an empty list, and open over a sentence without options', () => {
    list().replaceChildren()
    combobox.update()
    expect(list().hidden).toBe(true)
    expect(input().getAttribute('aria-expanded')).toBe('false')
    list().replaceChildren('Nothing was found.')
    combobox.update()
    expect(list().hidden).toBe(false)
    combobox.move(1)
    expect(named()).toBeNull()
  })

  it('goes through the options round both ends, one selected at a time', () => {
    combobox.update()
    const visited = [1, 1, 1, 1, -1].map((by) => {
      combobox.move(by as 1 | -1)
      return named()
    })
    expect(visited).toEqual(['a', 'b', 'c', 'a', 'c'])
    expect(selected()).toEqual(['c'])
  })

  it('closes once, and is opened by an arrow key at the option that was active', () => {
    combobox.update()
    combobox.activate(one('#b'))
    expect(combobox.close()).toBe(true)
    expect(combobox.close()).toBe(false)
    expect([list().hidden, named(), combobox.active()?.id]).toEqual([true, null, 'b'])
    combobox.move(1)
    expect([list().hidden, named()]).toEqual([false, 'b'])
    combobox.move(1)
    expect(named()).toBe('c')
  })

  it('lets go of the active option', () => {
    combobox.update()
    combobox.activate(one('#b'))
    combobox.activate(undefined)
    expect(selected()).toEqual([])
    expect(named()).toBeNull()
  })
})

describe('What is kept of a reader', () => {
  const theme = () => one<HTMLSelectElement>('#theme')
  const previews = () => one<HTMLInputElement>('#previews')

  let allow = () => {}
  beforeEach(() => {
    localStorage.clear()
    delete document.documentElement.dataset['theme']
    document.body.innerHTML = `
    <select id="theme"><option value="">as the system</option><option value="dark">dark</option></select>
    <input id="previews" type="checkbox" checked />`
  })
  afterEach(() => allow())

  describe('A choice', () => {
    it('is kept until it is forgotten', () => {
      store('theme', 'dark')
      expect(stored('theme')).toBe('dark')
      store('theme', null)
      expect(stored('theme')).toBeNull()
      expect(localStorage.length).toBe(0)
    })

    it('is none, and no error, where nothing can be kept', () => {
      allow = forbidStorage('all')
      expect(stored('theme')).toBeNull()
      expect(() => store('theme', 'dark')).not.toThrow()
      expect(previewsWanted()).toBe(true)
    })
  })

  describe('The settings in the footer', () => {
    it('show what was chosen before', () => {
      store('theme', 'dark')
      store('previews', 'off')
      startSettings()
      expect(theme().value).toBe('dark')
      expect(previews().checked).toBe(false)
    })

    it('are those of the system, with previews, when nothing was chosen', () => {
      startSettings()
      expect(theme().value).toBe('')
      expect(previews().checked).toBe(true)
    })

    it('put a theme in force and keep it; that of the system is no entry', () => {
      startSettings()
      change(theme(), 'dark')
      expect([document.documentElement.dataset['theme'], stored('theme')]).toEqual(['dark', 'dark'])
      change(theme(), '')
      expect([document.documentElement.dataset['theme'], stored('theme')]).toEqual([undefined, null])
    })

    it('switch previews off and on', () => {
      startSettings()
      change(previews(), false)
      expect([previewsWanted(), stored('previews')]).toEqual([false, 'off'])
      change(previews(), true)
      expect([previewsWanted(), stored('previews')]).toEqual([true, null])
    })

    it('take what was chosen before their script was there, over what was kept', () => {
      store('theme', '')
      change(theme(), 'dark')
      change(previews(), false)
      startSettings()
      expect([document.documentElement.dataset['theme'], stored('theme'), stored('previews')]).toEqual(['dark', 'dark', 'off'])
    })

    it('may be missing on a page', () => {
      document.body.replaceChildren()
      expect(startSettings).not.toThrow()
    })
  })

  describe('The notes that were read', () => {
    it('are the entries of notes alone, and can be forgotten without the rest', () => {
      localStorage.setItem('read:kv-cache', '1')
      localStorage.setItem('read:moe', '1')
      localStorage.setItem('theme', 'dark')
      expect([...notesRead()].sort()).toEqual(['kv-cache', 'moe'])
      forgetRead()
      expect(notesRead().size).toBe(0)
      expect(stored('theme')).toBe('dark')
    })

    it('are none where nothing can be kept', () => {
      allow = forbidStorage('all')
      expect(notesRead().size).toBe(0)
      expect(forgetRead).not.toThrow()
    })
  })
})

describe('Touch', () => {
  // The browser can tell when a scroll ends.
  Object.assign(window, { onscrollend: null })
  startSliderTouch()

  const slider = () => one<HTMLInputElement>('input')
  /** What the page's own scripts hear of the slider. */
  let heard: string[] = []

  beforeEach(() => {
    dispatchEvent(new Event('scrollend'))
    document.body.innerHTML = '<input type="range" min="0" max="100" value="20" /><p>text</p>'
    placeAt(slider(), 0, 300)
    heard = []
    slider().addEventListener('input', () => heard.push(slider().value))
  })

  const finger = (type: string, clientX: number, clientY: number, target: Element = slider()) =>
    point(target, type, { pointerType: 'touch', clientX, clientY })
  /** The browser moves the slider as soon as it is touched. */
  const browserSets = (value: string) => {
    slider().value = value
    slider().dispatchEvent(new Event('input', { bubbles: true }))
  }

  describe('A finger on a slider', () => {
    it('is not decided at first: nothing follows what the browser sets', () => {
      finger('pointerdown', 50, 300)
      browserSets('50')
      expect(isUndecided(slider())).toBe(true)
      expect(isUndecided(one('p'))).toBe(false)
      expect(heard).toEqual([])
    })

    it('sets it by a drag of 8 pixels along it, and from then on', () => {
      finger('pointerdown', 50, 300)
      browserSets('50')
      finger('pointermove', 57, 300)
      expect(heard).toEqual([])
      finger('pointermove', 58, 303)
      expect(heard).toEqual(['50'])
      browserSets('58')
      expect(heard).toEqual(['50', '58'])
    })

    it('leaves it alone when it goes across: the page scrolls', () => {
      finger('pointerdown', 50, 300)
      browserSets('50')
      finger('pointermove', 53, 310)
      finger('pointermove', 90, 310)
      finger('pointercancel', 90, 310)
      expect(slider().value).toBe('20')
      expect(heard).toEqual([])
    })

    it('sets it by a tap', () => {
      finger('pointerdown', 50, 300)
      browserSets('50')
      finger('pointerup', 51, 301)
      expect(heard).toEqual(['50'])
      expect(isUndecided(slider())).toBe(false)
    })

    it('says nothing of a tap that changes nothing', () => {
      finger('pointerdown', 50, 300)
      finger('pointerup', 50, 300)
      expect(heard).toEqual([])
    })

    it('does not tap when it went across before it was lifted', () => {
      finger('pointerdown', 50, 300)
      browserSets('50')
      finger('pointermove', 50, 309)
      finger('pointerup', 50, 301)
      expect(slider().value).toBe('20')
    })

    it('does not tap when the page has moved under it', () => {
      finger('pointerdown', 50, 300)
      browserSets('50')
      placeAt(slider(), 0, 280)
      finger('pointerup', 50, 300)
      expect(slider().value).toBe('20')
    })

    it('only stops a page that scrolls', () => {
      dispatchEvent(new Event('scroll'))
      finger('pointerdown', 50, 300)
      browserSets('50')
      finger('pointerup', 50, 300)
      expect(slider().value).toBe('20')
      dispatchEvent(new Event('scrollend'))
      finger('pointerdown', 50, 300)
      browserSets('50')
      finger('pointerup', 50, 300)
      expect(slider().value).toBe('50')
    })

    it('is given up when another finger comes', () => {
      finger('pointerdown', 50, 300)
      browserSets('50')
      finger('pointerdown', 10, 500, one('p'))
      expect(slider().value).toBe('20')
    })
  })

  it('leaves a mouse to the browser', () => {
    point(slider(), 'pointerdown', { clientX: 50, clientY: 300 })
    browserSets('50')
    expect(heard).toEqual(['50'])
  })

  it('tells touch from a mouse, also by a click without a type of pointer', () => {
    expect(isTouch(new PointerEvent('pointerover', { pointerType: 'touch' }))).toBe(true)
    expect(isTouch(new PointerEvent('pointerover', { pointerType: 'mouse' }))).toBe(false)
    finger('pointerdown', 0, 0, one('p'))
    expect(isTouch(new Event('click'))).toBe(true)
    expect(isTouch(new Event('focusin'))).toBe(false)
    point(one('p'), 'pointerdown')
    expect(isTouch(new Event('click'))).toBe(false)
  })

  it('takes over from the first script of the page', () => expect(document.documentElement.dataset['script']).toBe('live'))
})
