// @vitest-environment happy-dom
/** Protects sliders from a finger that scrolls: a drag along a slider or a tap sets it, anything else leaves it as it was. */
import { beforeEach, describe, expect, it } from 'vitest'
import { one, placeAt, point } from './dom.fixture.ts'
import { isTouch, isUndecided, startSliderTouch } from './slider-touch.ts'

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
