/**
 * The list of a combobox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): the focus stays in the input, which names the active option
 * by `aria-activedescendant`. Options are elements with an id and `role="option"`.
 */

export interface Combobox {
  readonly options: () => readonly HTMLElement[]
  readonly active: () => HTMLElement | undefined
  /** Takes over the options in the list and opens it; an empty list is closed. */
  readonly update: () => void
  readonly activate: (option: HTMLElement | undefined) => void
  /** Activates the next option or the one before, round the ends. A closed list is opened, with the option that was active. */
  readonly move: (by: 1 | -1) => void
  /** False when it was closed already. */
  readonly close: () => boolean
}

export const createCombobox = (input: HTMLInputElement, list: HTMLElement): Combobox => {
  let options: readonly HTMLElement[] = []
  let active: HTMLElement | undefined

  const activate = (option: HTMLElement | undefined) => {
    if (active !== option) active?.setAttribute('aria-selected', 'false')
    active = option
    active?.setAttribute('aria-selected', 'true')
    if (active && !list.hidden) input.setAttribute('aria-activedescendant', active.id)
    else input.removeAttribute('aria-activedescendant')
  }
  const expand = (isOpen: boolean) => {
    list.hidden = !isOpen
    input.setAttribute('aria-expanded', String(isOpen))
    activate(active)
  }
  return {
    options: () => options,
    active: () => active,
    update: () => {
      options = [...list.querySelectorAll<HTMLElement>('[role="option"]')]
      // A list without options may have a sentence that says so.
      expand(list.hasChildNodes())
    },
    activate,
    move: (by) => {
      if (options.length === 0) return
      const step = list.hidden ? 0 : by
      expand(true)
      const at = active ? options.indexOf(active) : -1
      activate(options[(at + step + options.length) % options.length])
      active?.scrollIntoView({ block: 'nearest' })
    },
    close: () => {
      if (list.hidden) return false
      expand(false)
      return true
    },
  }
}
