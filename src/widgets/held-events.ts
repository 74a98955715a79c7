/** What a reader does while the script that hears it is on its way: held, and done when it has come. */

const elementAt = ({ target }: Event, selector: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null

/** Presses of the buttons in `root` that match. What it gives lets go of them, once what hears them is there. */
export const holdPresses = (root: Element, selector: string): (() => void) => {
  const pressed = new Set<HTMLElement>()
  const press = (event: Event) => {
    const button = elementAt(event, selector)
    if (button) pressed.add(button)
  }
  root.addEventListener('click', press)
  return () => {
    root.removeEventListener('click', press)
    for (const button of pressed) button.click()
  }
}

/** A press, or the name of a key. */
export type Held = string

/** Presses and keys on a number that can be moved; the array fills until `data-ready` stands on it. */
export const holdKeys = (element: HTMLElement): readonly Held[] => {
  const held: Held[] = []
  const hold = (event: MouseEvent | KeyboardEvent) => {
    if (element.dataset['ready'] !== undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event instanceof KeyboardEvent ? event.key : 'click'
    const counts = /^(?:click|Enter|Home|End|Delete|Backspace|(?:Arrow|Page)\w+|[\d.$])$/.test(key) || (held.length > 0 && key.length === 1)
    if (!counts) return
    event.preventDefault()
    held.push(key)
  }
  for (const type of ['click', 'keydown'] as const) element.addEventListener(type, hold)
  return held
}
