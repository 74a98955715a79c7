/** Keeps events that come before the script that handles them has loaded, to replay them afterwards. */

const elementAt = ({ target }: Event, selector: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null

/** Keeps clicks on the buttons in `root` that match. The function it returns stops that and replays them. */
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

/** `click`, or the name of a key. */
export type HeldEvent = string

/** Keeps clicks and keys on a parameter in prose: the array grows until the element has `data-ready`. */
export const holdKeys = (element: HTMLElement): readonly HeldEvent[] => {
  const held: HeldEvent[] = []
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
