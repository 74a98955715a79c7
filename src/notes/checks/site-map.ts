/**
 * The addresses of the built site that a note may link: pages and files made from the notebook, and those that every site has.
 * `site-map.test.ts` holds the list against `src/pages`, and `tests/site/links.test.ts` all of it against the built site.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toString as plainText } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { calculators } from '../../calculators/index.ts'
import {
  calculatorAddress,
  csvAddress,
  datasetAddress,
  diagnosticAddress,
  embedAddress,
  imageAddress,
  noteAddress,
  pythonAddress,
  topicAddress,
} from '../../records/address.ts'
import { type Dataset, pageRows } from '../../records/dataset.ts'
import { type LinkedNote, type NoteRecord, topics } from '../../records/note.ts'
import type { Parameter } from '../../records/parameter.ts'
import type { Scenario } from '../../records/scenario.ts'
import type { Source } from '../../records/source.ts'
import { inputsOf } from '../../scenario/calculator-lookup.ts'
import { createAnchors } from '../language/headings.ts'
import { parseTree } from '../language/language.ts'
import type { NotebookImage } from '../notebook/contents.ts'

/** Where the site is published, unless `SITE_URL` says otherwise. */
export const usualSite = 'https://isoflop.example'

export interface SitePage {
  /** The permanent anchors of the page; null when they are not known and any is accepted. */
  readonly anchors: () => ReadonlySet<string> | null
  /** The wikilink for the page, with one of its anchors or without; null when it can only be linked by address. */
  readonly wikilink: (anchor: string) => string | null
}

export interface SiteMap {
  readonly pages: ReadonlyMap<string, SitePage>
  readonly files: ReadonlySet<string>
  /** Address of a former id → the note's id now. */
  readonly moved: ReadonlyMap<string, string>
}

/** The parts of a notebook that pages and files are made from. */
export interface SiteSource {
  readonly notes: readonly LinkedNote[]
  readonly sources: Readonly<Record<string, Source>>
  readonly parameters: readonly Parameter[]
  readonly datasets: readonly Dataset[]
  readonly scenarios: readonly Scenario[]
  readonly images: readonly NotebookImage[]
  /** Ids of notes that could not be read. */
  readonly unread: readonly string[]
  /** As in `NotebookBook`. */
  readonly broken: ReadonlySet<string>
}

/** Pages that every notebook has, beside those below. */
export const fixedPages = ['/', '/about/', '/api/', '/calculators/', '/contribute/', '/data/', '/diagnostics/', '/map/', '/notes/'] as const
/** Pages that list what is in the notebook. */
export const pagesOfEntries = ['/claims/', '/parameters/', '/scenarios/', '/search/', '/sources/'] as const
/** Files that every notebook has. */
export const fixedFiles = [
  ...['book.json', 'calculators.json', 'claims.json', 'graph.json', 'model.d.ts', 'model.js', 'parameters.json', 'scenarios.json'].map(
    (name) => `/api/${name}`,
  ),
  ...['/api/search.json', '/favicon.svg', '/map/drawing.json'],
] as const

/** Files of `src/pages` that are made for each note, calculator, data set and so on. Parts of long lists may not be linked, because their content moves. */
export const madePages = [
  ...['/calculators/[id]/', '/calculators/[id].py', '/data/[set]/', '/data/[set].csv', '/diagnostics/[...code]/', '/embed/[id]/'],
  ...['/map/[...list]/', '/notes/[...part]/', '/notes/[id]/', '/notes-images/[...path]', '/search/[...part]/', '/topics/[topic]/'],
] as const

const noLink = (): null => null
const none: ReadonlySet<string> = new Set()
const plainPage: SitePage = { anchors: () => none, wikilink: noLink }
const page = (anchors: Iterable<string>, wikilink: SitePage['wikilink'] = noLink): SitePage => ({
  anchors: () => new Set(anchors),
  wikilink,
})

/** The headings of a page that is written by hand; null where its source cannot be read. */
function editorialAnchors(name: string): ReadonlySet<string> | null {
  let text: string
  try {
    text = readFileSync(join(process.cwd(), 'src/pages', `${name}.mdx`), 'utf8')
  } catch {
    return null
  }
  const found = new Set<string>()
  const anchorOf = createAnchors()
  visit(parseTree(text.replace(/^---\n[\s\S]*?\n---\n/, '')), 'heading', (node) => void found.add(anchorOf(plainText(node))))
  return found
}

const figureKinds: Readonly<Record<string, string>> = { Calculator: 'calc', Claim: 'claim', Dataset: 'data' }
const calculatorAnchors = (figure: string, id: string): string[] => {
  const calculator = calculators.find((each) => each.id === id)
  return calculator ? [figure, ...Object.keys(inputsOf(calculator)).map((input) => `${figure}-${input}`)] : [figure]
}

/** The anchors of a note's components; the second of the same component has a number. */
function figureAnchors({ components }: NoteRecord): string[] {
  const seen = new Map<string, number>()
  return components.flatMap(({ name, attributes }) => {
    const kind = figureKinds[name]
    const id = attributes['id'] ?? ''
    if (kind === undefined || id === '') return []
    const count = (seen.get(`${kind}-${id}`) ?? 0) + 1
    seen.set(`${kind}-${id}`, count)
    const figure = `${kind}-${id}${count > 1 ? `-${count}` : ''}`
    return kind === 'calc' ? calculatorAnchors(figure, id) : [figure]
  })
}

/** The parts that a note's page adds to the text. Two of them exist only when there is something to list. */
const notePageParts = ['neighbourhood', 'mentions', 'related', 'sources']

function noteAnchors({ record, parts, cited }: LinkedNote): ReadonlySet<string> {
  const sidenotes = parts.flatMap((part) =>
    part.type === 'html' ? [...part.html.matchAll(/ id="(sn-\d+)"/g)].map(([, id = '']) => id) : [],
  )
  return new Set([
    ...notePageParts,
    ...record.headings.map(({ id }) => id),
    ...figureAnchors(record),
    ...sidenotes,
    ...cited.map((key) => `source-${key}`),
  ])
}

/** The ids of entries of a kind that exist but have a mistake. */
const brokenOf = ({ broken }: SiteSource, kind: string): string[] =>
  [...broken].flatMap((each) => (each.startsWith(`${kind}:`) ? [each.slice(kind.length + 1)] : []))

function notePages({ notes, unread }: SiteSource): (readonly [string, SitePage])[] {
  const pageOf = (id: string, anchors: SitePage['anchors']): readonly [string, SitePage] => [
    noteAddress(id),
    { anchors, wikilink: (anchor) => `[[${id}${anchor && `#${anchor}`}]]` },
  ]
  return [...unread.map((id) => pageOf(id, noLink)), ...notes.map((note) => pageOf(note.record.id, () => noteAnchors(note)))]
}

function calculatorPages(): (readonly [string, SitePage])[] {
  return calculators.flatMap(({ id }) => {
    const anchors = (): ReadonlySet<string> => new Set(calculatorAnchors(`calc-${id}`, id))
    const wikilink: SitePage['wikilink'] = (anchor) => (anchor === '' ? `[[calc:${id}]]` : null)
    return [[calculatorAddress(id), { anchors, wikilink }] as const, [embedAddress(id), { anchors, wikilink: noLink }] as const]
  })
}

function dataPages(source: SiteSource): (readonly [string, SitePage])[] {
  const wikilink = (id: string) => (anchor: string) => (anchor === '' ? `[[data:${id}]]` : null)
  const whole = source.datasets.map((set): readonly [string, SitePage] => [
    datasetAddress(set.id),
    { anchors: () => new Set([`data-${set.id}`, ...pageRows(set).map((row) => String(row[set.key]))]), wikilink: wikilink(set.id) },
  ])
  return [...brokenOf(source, 'dataset').map((id) => [datasetAddress(id), { anchors: noLink, wikilink: wikilink(id) }] as const), ...whole]
}

/** The pages that list what is in the notebook, with an anchor for each entry. */
function lists(source: SiteSource): Record<(typeof pagesOfEntries)[number], SitePage> {
  const { notes, parameters, scenarios, sources } = source
  const claims = notes.flatMap(({ record }) => record.claims.map(({ id }) => id))
  const named = (kind: string) => (anchor: string) =>
    anchor === '' || /^area_|^least_certain$/.test(anchor) ? null : `[[${kind}:${anchor}]]`
  const parameterIds = parameters.flatMap(({ id, area, leastCertain }) => [id, `area_${area}`, ...(leastCertain ? ['least_certain'] : [])])
  return {
    '/claims/': page([...claims, ...topics.map((topic) => `claims_${topic}`), 'blast-radius']),
    '/parameters/': page([...parameterIds, ...brokenOf(source, 'parameter')], named('param')),
    '/scenarios/': page([...scenarios.map(({ id }) => id), ...brokenOf(source, 'scenario'), 'your_scenarios']),
    '/search/': page(['note', 'calculator', 'claim', 'parameter', 'dataset', 'source']),
    '/sources/': page([...Object.keys(sources), ...brokenOf(source, 'source')], named('source')),
  }
}

/** The state that the map reads after its `#`, such as `note=kv-cache&lens=status`. */
const mapState = /^(?:(?:note|topic|path|first|off|lens|of|derived|at)=[\w.,-]*(?:&|$))+$/

/** Whether the map can open in a state: the notes and topics in it must exist. */
export function isMapState(anchor: string, pages: SiteMap['pages']): boolean {
  if (!mapState.test(anchor)) return false
  const asked = [...anchor.matchAll(/(?:^|&)(note|topic|path|first)=([^&]*)/g)]
  return asked.every(([, name, value = '']) =>
    value.split('.').every((id) => pages.has(name === 'topic' ? topicAddress(id) : noteAddress(id))),
  )
}

/** All addresses of the site that is built from a notebook. `codes` are those of all rules: each has a help page. */
export function siteMapOf(source: SiteSource, codes: readonly string[]): SiteMap {
  const { notes, datasets, images } = source
  const editorial = (name: string): SitePage => ({ anchors: () => editorialAnchors(name), wikilink: noLink })
  const pages = new Map<string, SitePage>([
    ...fixedPages.map((path) => [path, plainPage] as const),
    ...['index', 'about', 'contribute'].map((name) => [name === 'index' ? '/' : `/${name}/`, editorial(name)] as const),
    ...Object.entries(lists(source)),
    ...topics.map((topic) => [topicAddress(topic), plainPage] as const),
    ...codes.map((code) => [diagnosticAddress(code), plainPage] as const),
    ...calculatorPages(),
    ...dataPages(source),
    ...notePages(source),
  ])
  const files = [
    ...fixedFiles,
    ...calculators.map(({ id }) => pythonAddress(id)),
    ...[...datasets.map(({ id }) => id), ...brokenOf(source, 'dataset')].map((id) => csvAddress(id)),
    ...images.map(({ topic, name }) => imageAddress(topic, name)),
  ]
  const moved = notes.flatMap(({ record }) => record.formerly.map((old) => [noteAddress(old), record.id] as const))
  return { pages, files: new Set(files), moved: new Map(moved) }
}
