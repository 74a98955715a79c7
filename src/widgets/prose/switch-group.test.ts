// @vitest-environment happy-dom
/** Protects the switch in a text: it sets the reader's scenario, shows what is in force, and keeps what was chosen before its script came. */
import { beforeEach, describe, expect, it } from 'vitest'
import { scenario } from '../scenario/browser-scenario.ts'
import { startSwitch } from './switch-group.ts'

const groupWith = (chosen = 'own'): HTMLElement => {
  document.body.innerHTML = `<fieldset data-switch="life.price" data-default="own">
    <input type="radio" name="s" value="own" checked><input type="radio" name="s" value="list"></fieldset>`
  const group = document.querySelector<HTMLElement>('fieldset') as HTMLElement
  for (const radio of radiosOf(group)) radio.checked = radio.value === chosen
  startSwitch(group)
  return group
}
const radiosOf = (group: HTMLElement) => [...group.querySelectorAll<HTMLInputElement>('input')]
const chosenIn = (group: HTMLElement) => radiosOf(group).find(({ checked }) => checked)?.value
const choose = (group: HTMLElement, value: string) => {
  const radio = radiosOf(group).find((each) => each.value === value)
  if (radio) radio.checked = true
  radio?.dispatchEvent(new Event('change'))
}
beforeEach(() => scenario.load(''))

describe('A switch', () => {
  it('puts its choice into the scenario, and takes it out again at the default', () => {
    const group = groupWith()
    choose(group, 'list')
    expect(scenario.get().text).toBe('life.price:list')
    choose(group, 'own')
    expect(scenario.get().text).toBe('')
  })

  it('follows the scenario, also to a value that it does not offer', () => {
    const group = groupWith()
    scenario.load('life.price:list')
    expect(chosenIn(group)).toBe('list')
    scenario.load('life.price:third')
    expect(chosenIn(group)).toBeUndefined()
  })

  it('takes what was chosen before its script came', () => {
    groupWith('list')
    expect(scenario.get().text).toBe('life.price:list')
  })
})
