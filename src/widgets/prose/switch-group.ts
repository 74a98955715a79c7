/** A switch in the text sets a choice in the reader's scenario, and shows what is in force there. */
import { splitEntries } from '../../scenario/scenario-text.ts'
import { wasEdited } from '../page/early-edits.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { setValues } from '../scenario/entry-values.ts'

/** `group` has `data-switch`, the key of the choice, and `data-default`, the value that stands without a change. */
export const startSwitch = (group: HTMLElement): void => {
  const { switch: key = '', default: byDefault = '' } = group.dataset
  const radios = [...group.querySelectorAll<HTMLInputElement>('input')]
  const take = (value: string) => setValues({ [key]: value === byDefault ? undefined : value })
  const show = () => {
    const value = splitEntries(scenario.get().text)[key] ?? byDefault
    for (const radio of radios) radio.checked = radio.value === value
  }
  const early = radios.find((radio) => radio.checked && wasEdited(radio))
  if (early) take(early.value)
  for (const radio of radios) radio.addEventListener('change', () => radio.checked && take(radio.value))
  scenario.subscribe(show)
  show()
}
