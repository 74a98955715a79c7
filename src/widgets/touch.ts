/**
 * Fingers. On a slider: browsers move a slider as soon as it is touched, and many scroll the page with the same finger. Here a drag along
 * the slider sets it, and so does a tap; a finger that scrolls, or that stops the page in its movement, leaves it as it was.
 */

/** Pixels that make a drag, when they go along the slider, or a scroll. */
const least = 8

interface Touch {
  readonly slider: HTMLInputElement
  readonly before: string
  readonly x: number
  readonly y: number
  /** Where the slider was on the screen. */
  readonly top: number
  /** Whether it would count as a tap, or as a drag. */
  taps: boolean
  drags: boolean
}

let touch: Touch | null = null
let scrolling = false
let lastPointer = ''

/** Whether an event is a finger's. Not every browser says so of a click. */
export const isTouch = (event: Event): boolean =>
  ('pointerType' in event ? event.pointerType : event.type === 'click' && lastPointer) === 'touch'

/** Under a finger of which it is not known yet whether it sets or scrolls. */
export const isUndecided = (field: Element): boolean => field === touch?.slider

const topOf = (element: Element): number => element.getBoundingClientRect().top

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
  touch = { slider: target, before: target.value, x, y, top: topOf(target), taps: !scrolling, drags: true }
}

/** What the slider says while the finger is undecided is not heard by anyone. */
const hush = (event: Event): void => {
  if (event.target === touch?.slider) event.stopImmediatePropagation()
}

const move = ({ clientX, clientY }: PointerEvent): void => {
  if (!touch?.drags) return
  const [along, across] = [Math.abs(clientX - touch.x), Math.abs(clientY - touch.y)]
  if (Math.max(along, across) < least) return
  if (along > across) decide(true)
  else touch.taps = touch.drags = false
}

export const startTouch = (): void => {
  // Until here the page's first script has taken care of sliders.
  document.documentElement.dataset['script'] = 'live'
  const listen = <K extends keyof WindowEventMap>(type: K, heard: (event: WindowEventMap[K]) => void) =>
    addEventListener(type, heard, { capture: true, passive: true })
  listen('pointerdown', begin)
  listen('input', hush)
  listen('pointermove', move)
  listen('pointerup', () => decide(touch?.taps === true && topOf(touch.slider) === touch.top))
  listen('pointercancel', () => decide(false))
  listen('scroll', () => {
    scrolling = 'onscrollend' in window
  })
  listen('scrollend', () => {
    scrolling = false
  })
}
