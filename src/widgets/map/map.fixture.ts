/** A small map for tests, placed by hand: as data, as the page of the map, and as pages of notes. It is 800 by 400 units. */
import { buildGraph } from '../../graph/build-graph.ts'
import { structureOf } from '../../graph/communities.ts'
import { drawMap } from '../../graph/draw-map.ts'
import { drawMapList } from '../../graph/draw-map-list.ts'
import { drawNeighbourhood, wayOf } from '../../graph/draw-neighbourhood.ts'
import { drawSample } from '../../graph/edge-marks.ts'
import { record } from '../../graph/graph.fixture.ts'
import { inferredRelations } from '../../graph/inferred-relations.ts'
import type { PlacedGraph } from '../../graph/layout.ts'
import { type MapFile, mapFile } from '../../graph/map-file.ts'
import { nodeById, relationsOf } from '../../graph/neighbours.ts'
import { type Topic, topics, topicTitles } from '../../records/note.ts'
import type { RelationKind } from '../../records/relation.ts'
import { type MapData, type MapNote, readMap } from './map-data.ts'
import { lenses } from './map-lens.ts'

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

/** Over the calculators of `scenario/scenario.fixture.ts`, in which a task has turns² tokens, 100 at our defaults. */
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
