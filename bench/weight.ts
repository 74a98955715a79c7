/** What a page of a built site weighs: bytes as a server sends them, gzip level 9. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { calculators } from '../src/calculators/index.ts'
import { dependencies } from '../src/scenario/index.ts'
import { loadedByCalculators, loadedByNames, loadedWith, type Scripts, scriptsOf, staticImports } from './page-scripts.ts'

export interface PageParts {
  readonly html: string
  /** Files of the site. Modules only: that is all the site has. */
  readonly scripts: readonly string[]
  readonly inlineScripts: readonly string[]
  readonly styles: readonly string[]
  /** Fonts that the page asks for at once. */
  readonly fonts: readonly string[]
  /** Ids, in the order of the page. */
  readonly calculators: readonly string[]
}

/** Gzip bytes. */
export interface Weight {
  readonly html: number
  /** Before anything is touched or comes into view. */
  readonly script: number
  /** With all that its calculators load. The same as `script` without one. */
  readonly scriptLive: number
  readonly css: number
  readonly fonts: number
  /** What the calculators fetch: the book. */
  readonly data: number
}

export const gzipBytes = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length

const fontBytes = (file: string): number => readFileSync(file).length

/** Fonts are compressed already, and are sent as they are. */
export const bytesOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + (file.endsWith('.woff2') ? fontBytes(file) : gzipBytes(readFileSync(file))), 0)

const attribute = (tag: string, name: string): string | null => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null
const tags = (html: string, name: string): readonly string[] => html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? []

/** Reads a page of the site by its path: `/notes/x/`. The markup is our own build's, so patterns will do. */
export function readPage(dist: string, path: string): PageParts {
  const html = readFileSync(join(dist, path, path.endsWith('/') ? 'index.html' : ''), 'utf8')
  const file = (address: string | null): string[] => (address === null ? [] : [join(dist, address)])
  const links = tags(html, 'link')
  const inline = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].filter(([, attributes = '']) => !attributes.includes('src='))
  const inlineScripts = inline.map(([, , code = '']) => code)
  return {
    html,
    scripts: [
      ...tags(html, 'script').flatMap((tag) => file(attribute(tag, 'src'))),
      ...inlineScripts.flatMap((code) => staticImports(code).flatMap((path) => file(path))),
    ],
    inlineScripts,
    styles: links.filter((tag) => attribute(tag, 'rel') === 'stylesheet').flatMap((tag) => file(attribute(tag, 'href'))),
    fonts: links.filter((tag) => attribute(tag, 'as') === 'font').flatMap((tag) => file(attribute(tag, 'href'))),
    calculators: tags(html, 'figure').flatMap((tag) => attribute(tag, 'data-calculator') ?? []),
  }
}

/** These calculators and those they start from. */
export const withUpstream = (ids: readonly string[]): readonly string[] => [
  ...new Set(
    ids.flatMap((id) => [id, ...calculators.filter((one) => one.id === id).flatMap((one) => dependencies(one, calculators).calculators)]),
  ),
]

export function weigh(dist: string, page: PageParts, scripts: Scripts = scriptsOf(dist)): Weight {
  const first = loadedWith(scripts, page.scripts)
  const live = page.calculators.length === 0 ? first : loadedByCalculators(scripts, page.scripts, withUpstream(page.calculators))
  const inline = page.inlineScripts.reduce((sum, code) => sum + gzipBytes(code), 0)
  return {
    html: gzipBytes(page.html),
    script: inline + bytesOf(first),
    scriptLive: inline + bytesOf(live),
    css: bytesOf(page.styles),
    fonts: bytesOf(page.fonts),
    data: page.calculators.length === 0 ? 0 : bytesOf([join(dist, 'api/book.json')]),
  }
}

/** The modules of `src/widgets` and `src/search` that wait for the first search. */
const searchModules = ['search-box', 'search-load', 'search']

/** What the first search from a page loads beyond the page, whatever is asked: box and engine, and the manifest of the index. */
export function weighSearch(dist: string, page: PageParts): { readonly script: number; readonly data: number } {
  const scripts = scriptsOf(dist)
  const there = loadedWith(scripts, page.scripts)
  const more = loadedByNames(scripts, page.scripts, searchModules).filter((file) => !there.includes(file))
  return { script: bytesOf(more), data: bytesOf([join(dist, 'api/search.json')]) }
}
