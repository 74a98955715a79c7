/**
 * A small map for tests, placed by hand, and the parts of a browser that a document without layout lacks. The stage is 800 by 400 pixels and
 * stands at (10, 20) of the window; the map is 800 by 400 units. So the whole map is shown at one pixel a unit, and a note at (100, 100) is
 * at (110, 120) of the window.
 */
import { vi } from 'vitest'
import { buildGraph } from '../../graph/build-graph.ts'
import { structureOf } from '../../graph/communities.ts'
import { drawMap } from '../../graph/draw-map.ts'
import { drawNeighbourhood, wayOf } from '../../graph/draw-neighbourhood.ts'
import { drawSample } from '../../graph/edge-marks.ts'
import { record } from '../../graph/graph.fixture.ts'
import { inferredRelations } from '../../graph/inferred-relations.ts'
import type { PlacedGraph } from '../../graph/layout.ts'
import { type MapFile, mapFile } from '../../graph/map-file.ts'
import { drawMapList } from '../../graph/map-list.ts'
import { nodeById, relationsOf } from '../../graph/neighbours.ts'
import { type Topic, topics, topicTitles } from '../../records/note.ts'
import type { RelationKind } from '../../records/relation.ts'
import { type MapData, type MapNote, readMap } from './map-data.ts'
import { lenses } from './map-lens.ts'
import { contextOf, RecordedPath } from './recording-context.fixture.ts'

const relation = (to: string, kind: RelationKind, because: string) => ({ to, kind, because })

/**
 * flops ─prerequisite-of→ cache ─prerequisite-of→ batch, so that flops is derived to be a prerequisite of batch; agents ─contradicts→ cache;
 * agents ─extends→ batch. Nothing is related to alone.
 */
export const mapRecords = [
  record('flops', {
    ...{ title: 'Training FLOPs', topic: 'training', status: 'established', words: 400, updated: '2026-11-20' },
    relations: [relation('cache', 'prerequisite-of', 'One counts operations first.')],
  }),
  record('cache', {
    ...{ title: 'KV cache', topic: 'inference', status: 'supported', words: 200, updated: '2026-11-19', aliases: ['Keys and values'] },
    relations: [relation('batch', 'prerequisite-of', 'The cache bounds the batch.')],
  }),
  record('batch', { title: 'Batching', topic: 'inference', status: 'contested', words: 600, updated: '2026-10-30' }),
  record('agents', {
    ...{ title: 'Agents', topic: 'agentic-demand', status: 'speculative', words: 200, updated: '2026-06-01' },
    relations: [relation('cache', 'contradicts', 'Agents resend all of it.'), relation('batch', 'extends', 'Turns come in batches.')],
  }),
  record('alone', { title: 'Alone', topic: 'training', status: 'established', words: 1000, updated: '2026-02-01' }),
]

const places: Readonly<Record<string, { readonly x: number; readonly y: number; readonly r: number }>> = {
  flops: { x: 100, y: 100, r: 8 },
  cache: { x: 500, y: 100, r: 7 },
  batch: { x: 500, y: 300, r: 6 },
  agents: { x: 200, y: 300, r: 5 },
  alone: { x: 700, y: 340, r: 4 },
}

export const mapGraph = buildGraph(mapRecords).graph

const regionPlaces: Readonly<Record<Topic, readonly [x: number, y: number]>> = {
  training: [100, 50],
  inference: [500, 50],
  'scaling-laws': [300, 350],
  'agentic-demand': [200, 250],
}
const topicsShown = topics.filter((topic) => mapGraph.nodes.some((node) => node.topic === topic))

const placed: PlacedGraph = {
  ...{ width: 800, height: 400, edges: mapGraph.edges },
  nodes: mapGraph.nodes.map((node) => ({
    ...node,
    ...(places[node.id] ?? { x: 0, y: 0, r: 3 }),
    // The label of the one that stands alone can be read only closer by.
    label: { lines: [node.title], side: 'r', from: node.id === 'alone' ? 14 : 0, seen: 0 },
  })),
  regions: topicsShown.map((topic) => {
    const [x, y] = regionPlaces[topic]
    return { topic, title: topicTitles[topic], outline: `M${x} ${y}h10v10z`, x, y }
  }),
}

/** Over the calculators of `scenario/fixture.ts`, in which a task has turns² tokens, 100 with the values of the book. */
const claims: Readonly<Record<string, readonly string[]>> = {
  cache: ['tasks.tokens > 64'],
  batch: ['tasks.tokens >= 400'],
  agents: ['tasks.tokens > 64', 'tasks.tokens >= 400'],
  flops: ['nothing.here > 1'],
}

export const smallMapFile: MapFile = mapFile({
  placed,
  centrality: { flops: 0.2, cache: 0.8, batch: 0.5, agents: 0.12, alone: 0.05 },
  structure: structureOf(mapGraph),
  derived: inferredRelations(mapGraph),
  claimsOf: (id) => claims[id] ?? [],
})

/** Fresh each time: reasons are written into it. */
export function smallMap(): MapData & { readonly at: (id: string) => MapNote } {
  const data = readMap(smallMapFile)
  const at = (id: string): MapNote => {
    const note = data.byId.get(id)
    if (!note) throw new Error(`The map of tests has no note ${id}.`)
    return note
  }
  return { ...data, at }
}

const box = (name: string, value: string, checked = true): string =>
  `<input type="checkbox" name="${name}" value="${value}"${checked ? ' checked' : ''}>`

/** The page of the map as `ConceptMap.astro` writes it. Without `drawing` it is that of a large notebook: no SVG, and no list of notes. */
export function mapMarkup(drawing = true): string {
  const kinds = ['prerequisite-of', 'contradicts', 'extends'] as const
  return `
<div class="concept-map"><div class="map-page">
  <div class="map-bar">
    <fieldset>${topicsShown.map((topic) => `<label>${box('topic', topic)}${topic}</label>`).join('')}</fieldset>
    <select id="map-lens">${lenses.map(({ id, label }) => `<option value="${id}">${label}</option>`).join('')}</select>
    <button type="button" data-path>Trace a path</button>
    <input id="map-find" type="search" role="combobox" aria-expanded="false" aria-controls="map-found">
    <ul id="map-found" role="listbox" hidden></ul>
    <fieldset class="map-kinds">
      ${kinds.map((kind) => `<label>${box('kind', kind)}${drawSample(kind)}</label>`).join('')}
      <label>${box('derived', 'on', false)}</label>
    </fieldset>
    <div class="map-key" hidden></div>
  </div>
  <div class="map-stage">${drawing ? drawMap(placed) : '<svg class="graph" width="0" height="0"></svg>'}
    <button type="button" data-zoom="in">+</button><button type="button" data-zoom="out">−</button><button type="button" data-zoom="fit">Fit</button>
  </div>
  <aside class="map-panel"><p class="map-hint">Point at a note.</p></aside>
</div>
<p role="status"></p>
<section class="map-list">${drawing ? drawMapList(mapGraph) : ''}</section></div>`
}

/** The page of a note, as far as other pages read it: summary, neighbourhood as drawing and list, and its body. */
export function notePage(id: string, body = ''): string {
  const node = nodeById(mapGraph, id)
  const items = relationsOf(mapGraph, id).map(
    ({ kind, words, other, because, inverse }) =>
      `<li data-kind="${kind}" data-with="${other.id}" data-way="${wayOf(inverse)}"><span class="words">${words}</span>
        <a class="topic-${other.topic}" href="/notes/${other.id}/">${other.title}</a> <span class="because">${because}</span></li>`,
  )
  const drawing = items.length > 0 ? `<figure>${drawNeighbourhood(mapGraph, id)}</figure><ul class="relations">${items.join('')}</ul>` : ''
  return `<!doctype html><html><head><meta name="description" content="${node?.summary}"></head><body>${body}
    <section id="neighbourhood" data-id="${id}" data-title="${node?.title}"><header><h2>Neighbourhood</h2></header>${drawing}</section></body></html>`
}

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
