// @vitest-environment happy-dom
/** Protects the choices of a reader: kept on the device, in force at once, and no error where a browser keeps nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change, fakeOptions, forbidStorage, one } from './dom.fixture.ts'
import { forgetRead, notesRead } from './read-notes.ts'
import { previewsWanted, startSettings, store, stored } from './settings.ts'

fakeOptions()
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
