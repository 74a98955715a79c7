/** Promise: every link within the site leads to a page that is there, at a place on it that is there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { siteSearch } from '../../src/cli/search.ts'
import { siteMapOf } from '../../src/notes/checks/site-map.ts'
import { readNotebook } from '../../src/notes/notebook/notebook.ts'
import { codes } from '../../src/notes/rules/all-rules.ts'
import { searchKinds } from '../../src/search/index/records.ts'
import { dist, notePages, type PageElement, placeOf, project, type SitePage, siteFiles, sitePages } from './dist.ts'

const files = new Set(siteFiles)
const idsOf = new Map(sitePages.map(({ path, elements }) => [path, new Set(elements.flatMap(({ attributes }) => attributes['id'] ?? []))]))
const pathsOf = new Set(sitePages.map(({ path }) => path))

/** Fragments that a page's script reads: `/map/#note=x`, `/map/#topic=x`. Each says what x must be. */
const readByScript: Readonly<Record<string, Readonly<Record<string, (value: string) => boolean>>>> = {
  '/map/': {
    note: (id) => pathsOf.has(`/notes/${id}/`),
    topic: (topic) => pathsOf.has(`/topics/${topic}/`),
  },
}

function leadsSomewhere(path: string, fragment: string): boolean {
  const ids = idsOf.get(path)
  if (!ids) return false
  if (fragment === '' || ids.has(fragment)) return true
  const [name = '', value] = fragment.split('=')
  const reads = readByScript[path]?.[name]
  return value !== undefined && reads?.(value) === true
}

/** Null when the address is in order, else what is wrong with it. `from` is the path of the page that it is on. */
function problemWith(address: string, from: string): string | null {
  const { origin, pathname, hash } = new URL(address, `https://site.invalid${from}`)
  if (origin !== 'https://site.invalid') return null
  const path = decodeURIComponent(pathname)
  const fragment = decodeURIComponent(hash.slice(1))
  if (!path.endsWith('/') && files.has(path.slice(1)) && !path.endsWith('.html')) return null
  if (!idsOf.has(path)) return pathsOf.has(`${path}/`) ? 'lacks its last slash, so it leads over a redirection' : 'leads nowhere'
  return leadsSomewhere(path, fragment) ? null : `has no place #${fragment} on its page`
}

const attributes = ['href', 'src', 'action', 'xlink:href'] as const

/** Addresses of an element that the site itself should answer. */
function addressesOf({ tag, attributes: own }: PageElement): readonly string[] {
  if (tag === 'link' && own['rel'] === 'canonical') return [new URL(own['href'] ?? '').pathname]
  const refresh = tag === 'meta' && own['http-equiv'] === 'refresh' ? (/url=(.*)$/i.exec(own['content'] ?? '')?.[1] ?? []) : []
  return [...attributes.flatMap((name) => own[name] ?? []), ...[refresh].flat()]
}

const broken = (page: SitePage): readonly string[] =>
  page.elements.flatMap((element) =>
    addressesOf(element).flatMap((address) => {
      const problem = problemWith(address, page.path)
      return problem === null ? [] : [`${placeOf(page, element)} ${problem}`]
    }),
  )

/** Pages that links on a page lead to. */
const linkedFrom = ({ path, elements }: SitePage): readonly string[] =>
  elements
    .filter(({ tag, attributes: own }) => tag === 'a' && own['href'] !== undefined)
    .map(({ attributes: own }) => new URL(own['href'] ?? '', `https://site.invalid${path}`).pathname)

describe('Links', () => {
  it('lead to pages and places that are there', () => {
    expect(sitePages.flatMap(broken)).toEqual([])
  })

  it('of all that the search can find lead to pages and places that are there', async () => {
    const search = siteSearch(dist)
    const found = await Promise.all(searchKinds.map(async (kind) => (await search.find(`kind:${kind}`, { limit: 10_000 })).results))
    expect(found.map((results) => results.length > 0)).toEqual(searchKinds.map(() => true))
    expect(found.flat().length).toBeGreaterThan(100)
    expect(found.flat().flatMap(({ url }) => (problemWith(url, '/') === null ? [] : [`${url} ${problemWith(url, '/')}`]))).toEqual([])
  })

  it('reach every page from the first', () => {
    const byPath = new Map(sitePages.map((page) => [page.path, page]))
    const reached = new Set(['/'])
    for (const path of reached)
      for (const next of linkedFrom(byPath.get(path) ?? { path, html: '', elements: [], redirects: false }))
        if (byPath.has(next)) reached.add(next)
    expect(
      sitePages.filter(({ path, redirects }) => !reached.has(path) && !redirects && path !== '/404.html').map(({ path }) => path),
    ).toEqual([])
  })

  it('in style sheets lead to files that are there', () => {
    const missing = siteFiles
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => {
        const urls = [...readFileSync(join(dist, file), 'utf8').matchAll(/url\(\s*["']?([^"')]+)/g)].map((match) => match[1] ?? '')
        return urls.filter((url) => problemWith(url, `/${file}`) !== null).map((url) => `${file}: ${url}`)
      })
    expect(missing).toEqual([])
  })

  it('that a note may have are known to the check, page by page, with their places', async () => {
    const notebook = await readNotebook(join(project, 'content'))
    const notes = notePages.map(({ path }) => notebook.notes.find(({ record }) => path === `/notes/${record.id}/`))
    expect(notes).not.toContain(undefined)
    const { pages, files: known, moved } = siteMapOf({ ...notebook, unread: [], broken: new Set() }, codes)
    expect(moved.size).toBe(sitePages.filter(({ redirects }) => redirects).length)
    // Parts of a long list may not be linked: what stands on them moves.
    expect([...pages.keys()].sort()).toEqual(
      sitePages
        .filter(({ path, redirects }) => !redirects && path !== '/404.html' && !/^\/search\/\w+\/\d+\/$/.test(path))
        .map(({ path }) => path)
        .sort(),
    )
    expect([...known].sort()).toEqual(
      siteFiles
        .filter((file) => !/\.html$|^_|^api\/search\//.test(file))
        .map((file) => `/${file}`)
        .sort(),
    )
    // The one is there when other notes mention this one, the other when there are enough notes.
    const sometimes = ['mentions', 'related', 'sources']
    const dead = [...pages].flatMap(([path, page]) =>
      [...(page.anchors() ?? [])]
        .filter((anchor) => !sometimes.includes(anchor) && !leadsSomewhere(path, anchor))
        .map((anchor) => path + anchor),
    )
    expect(dead).toEqual([])
    const headings = sitePages.flatMap(({ path, elements, redirects }) =>
      elements.flatMap(({ tag, attributes: own }) => (/^h[2-4]$/.test(tag) && own['id'] && !redirects ? [[path, own['id']] as const] : [])),
    )
    expect(headings.length).toBeGreaterThan(80)
    const unknown = headings.filter(([path, id]) => !/[-_]title$/.test(id) && pages.get(path)?.anchors()?.has(id) === false)
    expect(unknown).toEqual([])
  })

  it('that lead nowhere would be found', () => {
    expect(problemWith('/notes/no-such-note/', '/')).toBe('leads nowhere')
    expect(problemWith('/sources/#no-such-source', '/')).toBe('has no place #no-such-source on its page')
    expect(problemWith('/map', '/')).toBe('lacks its last slash, so it leads over a redirection')
  })
})
