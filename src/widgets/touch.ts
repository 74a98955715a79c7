/**
 * Fingers. On a slider: browsers move a slider as soon as it is touched, and many scroll the page with the same finger. Here a drag along
 * the slider sets it, and so does a tap; a finger that scrolls, or that stops the page in its movement, leaves it as it was.
 */

/** Pixels along the slider that make a drag. */
const leastDrag = 8

interface Touch {
  readonly slider: HTMLInputElement
  readonly before: string
  readonly x: number
  readonly y: number
  readonly stops: boolean
}

let touch: Touch | null = null
let scrolling = false
let lastPointer = ''

/** Whether an event is a finger's. Not every browser says so of a click. */
export const isTouch = (event: Event): boolean =>
  ('pointerType' in event ? event.pointerType : event.type === 'click' && lastPointer) === 'touch'

/** Under a finger of which it is not known yet whether it sets or scrolls. */
export const isUndecided = (field: Element): boolean => field === touch?.slider

const decide = (sets: boolean): void => {
  if (!touch) return
  const { slider, before } = touch
  touch = null
  if (!sets) slider.value = before
  else if (slider.value !== before) slider.dispatchEvent(new Event('input', { bubbles: true }))
}

const begin = ({ target, pointerType, clientX: x, clientY: y }: PointerEvent): void => {
  lastPointer = pointerType
  decide(false)
  if (pointerType !== 'touch' || !(target instanceof HTMLInputElement) || target.type !== 'range') return
  touch = { slider: target, before: target.value, x, y, stops: scrolling }
}

/** What the slider says while the finger is undecided is not heard by anyone. */
const hush = (event: Event): void => {
  if (event.target === touch?.slider) event.stopImmediatePropagation()
}

const move = ({ clientX, clientY }: PointerEvent): void => {
  if (!touch) return
  const along = Math.abs(clientX - touch.x)
  if (along >= leastDrag && along > Math.abs(clientY - touch.y)) decide(true)
}

export const startTouch = (): void => {
  const listen = <K extends keyof WindowEventMap>(type: K, heard: (event: WindowEventMap[K]) => void) =>
    addEventListener(type, heard, { capture: true, passive: true })
  listen('pointerdown', begin)
  listen('input', hush)
  listen('pointermove', move)
  listen('pointerup', () => decide(touch?.stops === false))
  listen('pointercancel', () => decide(false))
  listen('scroll', () => {
    scrolling = true
  })
  listen('scrollend', () => {
    scrolling = false
  })
}
