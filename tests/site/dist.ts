/** The built site as the tests of this folder see it: its files, and its pages parsed once each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

export const project = join(import.meta.dirname, '..', '..')
export const dist = join(project, 'dist')

if (!existsSync(join(dist, 'index.html')))
  throw new Error('There is no built site in dist/: run "npm run build" first, or "npm test", which does.')

export interface PageElement {
  /** Lower case; `svg`, `a`. */
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  /** The text directly in it. */
  readonly text: string
  readonly parent: PageElement | null
}

export interface SitePage {
  /** As in a link: `/notes/kv-cache/`, `/404.html`. */
  readonly path: string
  readonly html: string
  /** In the order of the page. */
  readonly elements: readonly PageElement[]
  /** Sends on to another page at once. */
  readonly redirects: boolean
}

/** Every file below a folder, relative to it, with slashes, sorted. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document | DefaultTreeAdapterTypes.DocumentFragment

const attributeName = ({ name, prefix }: { readonly name: string; readonly prefix?: string | undefined }): string =>
  prefix ? `${prefix}:${name}` : name

function elementsOf(html: string): readonly PageElement[] {
  const found: PageElement[] = []
  const visit = (node: Node, parent: PageElement | null): void => {
    let self = parent
    if ('tagName' in node) {
      const text = node.childNodes.flatMap((child) => ('value' in child ? child.value : [])).join('')
      const attributes = Object.fromEntries(node.attrs.map((attribute) => [attributeName(attribute), attribute.value]))
      self = { tag: node.tagName.toLowerCase(), attributes, text, parent }
      found.push(self)
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, self)
    if ('content' in node) visit(node.content, self)
  }
  // As a reader without script gets it: what stands in <noscript> counts.
  visit(parse(html, { scriptingEnabled: false }), null)
  return found
}

const pathOf = (file: string): string => `/${file}`.replace(/\/index\.html$/, '/')

function readSitePage(file: string): SitePage {
  const html = readFileSync(join(dist, file), 'utf8')
  const elements = elementsOf(html)
  const redirects = elements.some(({ tag, attributes }) => tag === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh')
  return { path: pathOf(file), html, elements, redirects }
}

export const siteFiles: readonly string[] = filesBelow(dist)
export const sitePages: readonly SitePage[] = siteFiles.filter((file) => file.endsWith('.html')).map(readSitePage)
export const notePages: readonly SitePage[] = sitePages.filter(({ path, redirects }) => /^\/notes\/[^/]+\/$/.test(path) && !redirects)

/** Where an element is: `/notes/kv-cache/ <a href="/x/">`. For messages. */
export const placeOf = (page: SitePage, { tag, attributes }: PageElement): string =>
  `${page.path} <${tag}${Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value.slice(0, 80)}"`)
    .join('')}>`

/** The elements of all pages that are wrong, as places. */
export const wrong = (isWrong: (element: PageElement, page: SitePage) => boolean): readonly string[] =>
  sitePages.flatMap((page) => page.elements.filter((element) => isWrong(element, page)).map((element) => placeOf(page, element)))

/** Whether an element stands in one that `matches`. */
export function inside(element: PageElement, matches: (ancestor: PageElement) => boolean): boolean {
  for (let at = element.parent; at; at = at.parent) if (matches(at)) return true
  return false
}

export const hasClass = ({ attributes }: PageElement, name: string): boolean => (attributes['class'] ?? '').split(/\s+/).includes(name)
