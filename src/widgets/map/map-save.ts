/** Saving the map or a part of it as a file: SVG, PNG, JSON, GraphML, JSON Canvas. */
import { type ExportGraph, type ExportNode, toGraphml, toJson, toJsonCanvas, toSvg } from '../../graph/export.ts'
import type { GraphJson } from '../../graph/graph-json.ts'
import { labelSize, never, placeLabels } from '../../graph/labels.ts'
import { textWidth, wrapText } from '../../graph/text-width.ts'
import { button, element } from '../page/element.ts'
import type { MapData, MapNote, MapRelation } from './map-data.ts'

export interface Part {
  readonly name: string
  readonly title: string
  readonly notes: readonly MapNote[]
  readonly relations: readonly MapRelation[]
}

/** The scale of a saved drawing as a level of labels: pixels are map units. */
const level = 12
const mostPixels = 16_000

const linesOf = (title: string): readonly string[] => (textWidth(title, labelSize) > 132 ? wrapText(title, labelSize, 132, 3) : [title])

function exported({ title, notes, relations }: Part, whole: boolean): ExportGraph {
  const ranked = [...notes].sort((a, b) => b.r - a.r || a.index - b.index)
  const placed = whole ? null : placeLabels(ranked, [level], { room: Number.POSITIVE_INFINITY })
  const nodes = ranked.map(({ id, title: name, topic, kind, status, x, y, r, from, side }, i): ExportNode => {
    const label = placed?.[i] ?? { lines: linesOf(name), side, from }
    return { id, title: name, topic, kind, status, x, y, r, ...(label.from < never && label.from <= level ? { label } : {}) }
  })
  return {
    title,
    origin: location.origin,
    nodes: nodes.sort((a, b) => (a.id < b.id ? -1 : 1)),
    edges: relations.map(({ source, target, kind, because, via }) => ({
      source: source.id,
      target: target.id,
      kind,
      because: because ?? '',
      ...(via ? { derived: true } : {}),
    })),
  }
}

function save(name: string, content: Blob): void {
  const link = element('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** The SVG on a canvas of twice its size, or as large as browsers allow. */
async function toPng(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const factor = Math.min(2, mostPixels / Math.max(image.width, image.height))
    const canvas = element('canvas')
    canvas.width = Math.round(image.width * factor)
    canvas.height = Math.round(image.height * factor)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large for this browser.'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

const text = (content: string, type: string): Blob => new Blob([content], { type })

const formats: readonly (readonly [label: string, ending: string, make: (graph: ExportGraph) => Blob | Promise<Blob>])[] = [
  ['SVG', 'svg', (graph) => text(toSvg(graph), 'image/svg+xml')],
  ['PNG', 'png', (graph) => toPng(toSvg(graph))],
  ['JSON', 'json', (graph) => text(toJson(graph), 'application/json')],
  ['GraphML', 'graphml', (graph) => text(toGraphml(graph), 'application/xml')],
  ['JSON Canvas', 'canvas', (graph) => text(toJsonCanvas(graph), 'application/json')],
]

export interface Savable {
  readonly label: string
  readonly whole: boolean
  /** What is saved, with its reasons. */
  readonly load: () => Promise<Part>
}

/** A row of formats for each part. */
export const saveRows = (parts: readonly Savable[], say: (text: string) => void): readonly HTMLElement[] =>
  parts.map((part) =>
    element(
      'p',
      {},
      element('span', {}, `${part.label}: `),
      ...formats.map(([name, ending, make]) => button(name, () => void saveAs(part, ending, make, say), {})),
    ),
  )

async function saveAs(
  { load, whole }: Savable,
  ending: string,
  make: (graph: ExportGraph) => Blob | Promise<Blob>,
  say: (text: string) => void,
): Promise<void> {
  say('Preparing the file …')
  try {
    const part = await load()
    save(`${part.name}.${ending}`, await make(exported(part, whole)))
    say(`Saved ${part.name}.${ending}.`)
  } catch (error) {
    say(error instanceof Error ? error.message : 'The file could not be made.')
  }
}

/** The reasons of all relations at once, from the graph as other programs read it. */
export async function fetchReasons({ relations }: MapData): Promise<void> {
  if (relations.every(({ because }) => because !== null)) return
  const response = await fetch('/api/graph.json')
  if (!response.ok) throw new Error(`The reasons could not be loaded (${response.status}).`)
  const { edges } = (await response.json()) as GraphJson
  const known = new Map(edges.map(({ source, target, kind, because }) => [`${source} ${target} ${kind}`, because]))
  for (const relation of relations) relation.because ??= known.get(`${relation.source.id} ${relation.target.id} ${relation.kind}`) ?? ''
}
