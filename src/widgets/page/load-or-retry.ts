/** A message in place of a script that did not load, until it has loaded. */
import { button, element } from './element.ts'

interface Message {
  /** The element that the message follows. */
  readonly after: Element
  readonly text: string
  readonly className: string
  /** What to do instead, after "Try again". */
  readonly alternative?: readonly (Node | string)[]
}

/** Calls `load`. When that rejects, shows the message with a button, and loads again at a click or when the browser is online again. */
export function loadOrRetry(message: Message, load: () => Promise<unknown>): void {
  load().catch(() => {
    const status = element('p', { class: message.className, role: 'status' })
    const retry = () => {
      removeEventListener('online', retry)
      status.remove()
      loadOrRetry(message, load)
    }
    addEventListener('online', retry)
    message.after.after(status)
    // Filled once it is on the page, so that a screen reader announces it.
    status.append(`${message.text} `, button('Try again', retry), ...(message.alternative ?? []), '.')
  })
}
