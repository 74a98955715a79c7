// @vitest-environment happy-dom
/** Protects what a screen reader is told of a list under an input, and where arrow keys go in it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Combobox, createCombobox } from './combobox.ts'
import { one } from './dom.fixture.ts'

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
