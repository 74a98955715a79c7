/** Opens the small map in its page, and reads the page as a visitor would. Needs fake timers that were in place before d3 was loaded. */
import { vi } from 'vitest'
import { layout, site, startBrowser } from './browser.fixture.ts'
import { mapMarkup, smallMapFile } from './map.fixture.ts'
import { startMap } from './map.ts'

let leave: (() => void)[] = []

/** What is listened to beyond the page from now on is listened to until `closeMap`. */
export function followListeners(): void {
  for (const on of [window, document] as readonly EventTarget[]) {
    const add = on.addEventListener.bind(on)
    vi.spyOn(on, 'addEventListener').mockImplementation((type, listener, options) => {
      leave.push(() => on.removeEventListener(type, listener))
      add(type, listener, options)
    })
  }
}

/** Lets the frames, transitions and delays of a second pass, and what was asked of the network be answered. */
export const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(1000)
}
/** For what loads code by `import()`. */
export const settleImports = async (): Promise<void> => {
  await vi.dynamicImportSettled()
  await settle()
}

export const the = <T extends Element = HTMLElement>(selector: string): T => {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`The page has no ${selector}.`)
  return found
}
export const all = (selector: string): readonly Element[] => [...document.querySelectorAll(selector)]
export const texts = (selector: string): readonly string[] =>
  all(selector).map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim())
export const status = (): string => the('[role=status]').textContent ?? ''
export const link = (id: string): SVGAElement => the(`.nodes a[href="/notes/${id}/"]`)

const mouse = { bubbles: true, cancelable: true, button: 0, pointerType: 'mouse' }
/** A click at a place of the map as it is at first, or on an element. Returns whether the page took it; a link that it left alone is not followed. */
export function click(target: Element, [x, y]: readonly [number, number] = [0, 0], more: PointerEventInit = {}): boolean {
  const event = new PointerEvent('click', { ...mouse, clientX: layout.left + x, clientY: layout.top + y, ...more })
  let taken = false
  const last = () => {
    taken = event.defaultPrevented
    event.preventDefault()
  }
  window.addEventListener('click', last)
  target.dispatchEvent(event)
  window.removeEventListener('click', last)
  return taken
}
export function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  target.dispatchEvent(event)
  return event
}
export async function point(target: Element, [x, y]: readonly [number, number] = [0, 0]): Promise<void> {
  target.dispatchEvent(new PointerEvent('pointermove', { ...mouse, clientX: layout.left + x, clientY: layout.top + y }))
  await settle()
}
export function set(field: HTMLInputElement | HTMLSelectElement, value: string | boolean): void {
  if (typeof value === 'string') field.value = value
  else (field as HTMLInputElement).checked = value
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
export function type(input: HTMLInputElement, text: string): void {
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

interface Opening {
  readonly hash?: string
  /** Whether the page has the drawing as SVG; without it the map is painted on a canvas. */
  readonly drawing?: boolean
  /** What the visitor does before the script comes. */
  readonly before?: () => void
}

export async function openMap({ hash = '', drawing = true, before = () => {} }: Opening = {}): Promise<void> {
  startBrowser()
  site.files.set('/map/drawing.json', smallMapFile)
  history.replaceState(null, '', `/map/${hash}`)
  document.body.innerHTML = mapMarkup(drawing)
  followListeners()
  before()
  const started = startMap(the('.map-page'))
  await settle()
  await started
  await settleImports()
}

/** What the script listens to beyond its page goes with it, and what it is still loading finds the same browser. */
export async function closeMap(): Promise<void> {
  await settleImports()
  for (const stop of leave) stop()
  leave = []
  document.body.replaceChildren()
  localStorage.clear()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
}
