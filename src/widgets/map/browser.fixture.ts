/**
 * The parts of a browser that a document without layout lacks, for tests of the map and of neighbourhoods. The stage is 800 by 400 pixels and
 * stands at (10, 20) of the window. So the whole of the small map is shown at one pixel a unit, and a note at (100, 100) is at (110, 120) of
 * the window.
 */
import { vi } from 'vitest'
import { mapGraph, notePage } from './map.fixture.ts'
import { contextOf, RecordedPath } from './recording-context.fixture.ts'

const stage = { left: 10, top: 20, width: 800, height: 400 }
const isStage = (element: Element): boolean => element.matches('.map-stage, .map-canvas, svg.map')
const boxOf = (x: number, y: number, width: number, height: number): DOMRect =>
  ({ x, y, left: x, top: y, width, height, right: x + width, bottom: y + height, toJSON: () => '' }) as DOMRect

/** The stage's size, which a test may change; `resize` tells those that watch it. On a phone, the panel is a sheet from a height down. */
export const layout = { ...stage, reducedMotion: true, sheet: null as number | null }
const watchers = new Set<() => void>()
const themeListeners = new Set<() => void>()

export function resize(width: number, height: number): void {
  Object.assign(layout, { width, height })
  for (const tell of watchers) tell()
}
export const changeSystemTheme = (): void => {
  for (const tell of themeListeners) tell()
}

class WatchedSize {
  constructor(tell: () => void) {
    watchers.add(tell)
  }
  observe() {}
  disconnect() {}
}

/** What was fetched, by address, and what answers: pages as markup, files as data. A missing address answers 404. */
export const site = {
  pages: new Map<string, string>(),
  files: new Map<string, unknown>(),
  asked: [] as string[],
  /** Pages that answer only when the function kept here is called. */
  held: new Map<string, () => void>(),
}

class PageRequest {
  status = 0
  response: Document | null = null
  responseType = ''
  timeout = 0
  onload: (() => void) | null = null
  onerror: (() => void) | null = null
  ontimeout: (() => void) | null = null
  #address = ''
  open(_method: string, address: string): void {
    this.#address = address
  }
  send(): void {
    site.asked.push(this.#address)
    const page = site.pages.get(this.#address)
    this.status = page === undefined ? 404 : 200
    this.response = page === undefined ? null : new DOMParser().parseFromString(page, 'text/html')
    if (site.held.has(this.#address)) site.held.set(this.#address, () => this.onload?.())
    else queueMicrotask(() => this.onload?.())
  }
}

const fetchFile = async (address: string): Promise<Response> => {
  site.asked.push(address)
  const file = site.files.get(address)
  return file === undefined ? new Response('', { status: 404 }) : Response.json(file)
}

function widthOf(this: Element): number {
  return isStage(this) ? layout.width : 0
}
function heightOf(this: Element): number {
  return isStage(this) ? layout.height : 0
}

/** The part of DOMMatrix and DOMPoint that a drawing without rotation needs. */
class ScreenMatrix {
  readonly k: number
  readonly x: number
  readonly y: number
  constructor(k: number, x: number, y: number) {
    this.k = k
    this.x = x
    this.y = y
  }
  inverse(): ScreenMatrix {
    return new ScreenMatrix(1 / this.k, -this.x / this.k, -this.y / this.k)
  }
}
class ScreenPoint {
  readonly x: number
  readonly y: number
  constructor(x: number, y: number) {
    this.x = x
    this.y = y
  }
  matrixTransform({ k, x, y }: ScreenMatrix): ScreenPoint {
    return new ScreenPoint(k * this.x + x, k * this.y + y)
  }
}

/** From the drawing to the window, as its `transform` and the size of the stage have it. */
function screenMatrix(this: Element): DOMMatrix {
  const [x = 0, y = 0, k = 1] =
    this.getAttribute('transform')
      ?.match(/-?[\d.]+(?:e-?\d+)?/g)
      ?.map(Number) ?? []
  const fit = Math.min(layout.width / 800, layout.height / 400)
  return new ScreenMatrix(fit * k, layout.left + fit * x, layout.top + fit * y) as never
}

/** Colours are named by their property; in the dark theme by a word more. */
const styleOf = (element: HTMLElement) => {
  const name = /^var\(--(.+)\)$/.exec(element.style.color)?.[1] ?? element.style.color
  const dark = document.documentElement.dataset['theme'] === 'dark'
  return {
    color: dark ? `${name} dark` : name,
    position: element.matches('.map-panel') && layout.sheet !== null ? 'fixed' : 'static',
    getPropertyValue: () => '',
  }
}

/** Puts what a browser has and this document lacks in place: layout, system settings, canvas, network. */
export function startBrowser(): void {
  Object.assign(layout, stage, { reducedMotion: true, sheet: null })
  watchers.clear()
  themeListeners.clear()
  site.asked.length = 0
  site.held.clear()
  site.pages = new Map(mapGraph.nodes.map(({ id }) => [`/notes/${id}/`, notePage(id)]))
  vi.stubGlobal('ResizeObserver', WatchedSize)
  vi.stubGlobal('XMLHttpRequest', PageRequest)
  // A parsed page is no instance of this environment's own Document.
  vi.stubGlobal('Document', new DOMParser().parseFromString('', 'text/html').constructor)
  vi.stubGlobal('fetch', fetchFile)
  vi.stubGlobal('Path2D', RecordedPath)
  vi.stubGlobal('getComputedStyle', styleOf)
  vi.stubGlobal('devicePixelRatio', 1)
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('reduced-motion') && layout.reducedMotion,
    addEventListener: (_type: string, tell: () => void) => themeListeners.add(tell),
  }))
  for (const { prototype } of [HTMLElement, SVGElement]) {
    Object.defineProperty(prototype, 'clientWidth', { configurable: true, get: widthOf })
    Object.defineProperty(prototype, 'clientHeight', { configurable: true, get: heightOf })
  }
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return isStage(this)
      ? boxOf(layout.left, layout.top, layout.width, layout.height)
      : boxOf(0, this.matches('.map-panel') ? (layout.sheet ?? 0) : 0, 0, 0)
  })
  vi.stubGlobal('DOMPoint', ScreenPoint)
  vi.spyOn(SVGGraphicsElement.prototype, 'getScreenCTM').mockImplementation(screenMatrix)
  Object.defineProperty(document, 'fonts', { value: { ready: Promise.resolve() }, configurable: true })
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    return contextOf(this) as never
  })
}
