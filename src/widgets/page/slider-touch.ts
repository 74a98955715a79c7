/**
 * Touch on sliders. Browsers move a slider as soon as it is touched, and many scroll the page with the same finger. Here a drag along the
 * slider sets it, and so does a tap; a touch that scrolls the page, or that stops its scrolling, leaves it as it was.
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

/** Whether an event comes from touch. Not every browser has `pointerType` on a click. */
export const isTouch = (event: Event): boolean =>
  ('pointerType' in event ? event.pointerType : event.type === 'click' && lastPointer) === 'touch'

/** Whether the field is touched by a finger that may still turn out to scroll. */
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

/** Stops the slider's events while the touch is undecided. */
const stopUndecided = (event: Event): void => {
  if (event.target === touch?.slider) event.stopImmediatePropagation()
}

const move = ({ clientX, clientY }: PointerEvent): void => {
  if (!touch?.drags) return
  const [along, across] = [Math.abs(clientX - touch.x), Math.abs(clientY - touch.y)]
  if (Math.max(along, across) < least) return
  if (along > across) decide(true)
  else touch.taps = touch.drags = false
}

export const startSliderTouch = (): void => {
  // Until here the page's first script has taken care of sliders.
  document.documentElement.dataset['script'] = 'live'
  const listen = <K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void) =>
    addEventListener(type, listener, { capture: true, passive: true })
  listen('pointerdown', begin)
  listen('input', stopUndecided)
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
