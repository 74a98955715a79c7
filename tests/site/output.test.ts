/** Promise: no page of the built site can run, load or show anything that is not its own (layer 6 of the note language). */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dist, hasClass, inside, notePages, type PageElement, placeOf, type SitePage, siteFiles, sitePages, wrong } from './dist.ts'

const urlAttributes = [
  'href',
  'src',
  'srcset',
  'action',
  'formaction',
  'data',
  'poster',
  'cite',
  'ping',
  'background',
  'xlink:href',
  'manifest',
  'imagesrcset',
]

/** Addresses in an attribute: those of a `srcset` without their sizes. */
const addresses = (name: string, value: string): readonly string[] =>
  name.endsWith('srcset') ? value.split(',').map((part) => part.trim().split(/\s+/)[0] ?? '') : [value]

/** An address as a browser reads it: without the white space and control characters that it passes over. */
const bare = (address: string): string => [...address].filter((character) => character > ' ' && character !== '\u007f').join('')

const urlsOf = ({ attributes }: PageElement): readonly string[] =>
  urlAttributes.flatMap((name) => (attributes[name] === undefined ? [] : addresses(name, attributes[name]).map(bare)))

const hasScheme = (url: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(url)
const isForeign = (url: string): boolean => hasScheme(url) || /^[\\/]{2}/.test(url) || url.startsWith('/\\')
const isLink = ({ tag }: PageElement): boolean => tag === 'a' || tag === 'area'
const isExternal = (element: PageElement): boolean => isLink(element) && urlsOf(element).some(isForeign)

const metaOf = ({ elements }: SitePage, key: 'name' | 'http-equiv', value: string): string | null =>
  elements.find(({ tag, attributes }) => tag === 'meta' && attributes[key]?.toLowerCase() === value)?.attributes['content'] ?? null

/** The page's policy: directive → sources. */
const policyOf = (page: SitePage): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    (metaOf(page, 'http-equiv', 'content-security-policy') ?? '')
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  )

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Data for scripts to read; it does not run. */
const isData = ({ attributes }: PageElement): boolean => /^application\/(?:ld\+)?json$/.test(attributes['type'] ?? '')

const inlineWithoutHash = (tag: 'script' | 'style', directive: string): readonly string[] =>
  sitePages.flatMap((page) => {
    const admitted = policyOf(page)[directive] ?? []
    return page.elements
      .filter((element) => element.tag === tag && element.attributes['src'] === undefined && !(tag === 'script' && isData(element)))
      .filter(({ text }) => !admitted.includes(hashOf(text)))
      .map((element) => placeOf(page, element))
  })

const pagesWithout = (holds: (page: SitePage) => boolean): readonly string[] =>
  sitePages.filter((page) => !holds(page)).map(({ path }) => path)

describe('No page', () => {
  it('has an event handler', () => {
    expect(wrong(({ attributes }) => Object.keys(attributes).some((name) => /^on/i.test(name)))).toEqual([])
  })

  it('has an address that runs', () => {
    expect(wrong((element) => urlsOf(element).some((url) => /^(?:javascript|vbscript|data):/i.test(url)))).toEqual([])
  })

  it('has an inline style', () => {
    expect(wrong(({ attributes }) => 'style' in attributes)).toEqual([])
  })

  it('holds another document or changes where its links lead', () => {
    expect(wrong(({ tag }) => ['iframe', 'frame', 'object', 'embed', 'base', 'portal', 'applet'].includes(tag))).toEqual([])
  })

  it('names another origin, but in a link that a reader follows', () => {
    const isOwnAddress = ({ tag, attributes }: PageElement) => tag === 'link' && attributes['rel'] === 'canonical'
    expect(wrong((element) => !isLink(element) && !isOwnAddress(element) && urlsOf(element).some(isForeign))).toEqual([])
  })

  it('links to anything but https, mail, or the site itself', () => {
    expect(
      wrong((element) => isLink(element) && urlsOf(element).some((url) => isForeign(url) && !/^(?:https:\/\/|mailto:)/i.test(url))),
    ).toEqual([])
  })

  it('has an id twice', () => {
    const twice = sitePages.flatMap(({ path, elements }) => {
      const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? [])
      return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `${path}#${id}`)
    })
    expect(twice).toEqual([])
  })

  it('labels or describes with something that is not there', () => {
    const references = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns']
    const broken = sitePages.flatMap((page) => {
      const ids = new Set(page.elements.flatMap(({ attributes }) => attributes['id'] ?? []))
      const missing = ({ attributes }: PageElement) =>
        references.some((name) => (attributes[name] ?? '').split(/\s+/).some((id) => id !== '' && !ids.has(id)))
      return page.elements.filter(missing).map((element) => placeOf(page, element))
    })
    expect(broken).toEqual([])
  })

  it('has an image without words for it', () => {
    expect(wrong(({ tag, attributes }) => tag === 'img' && attributes['alt'] === undefined)).toEqual([])
    expect(
      wrong(
        (element) => element.tag === 'img' && inside(element, (around) => hasClass(around, 'prose')) && element.attributes['alt'] === '',
      ),
    ).toEqual([])
  })
})

describe('Every page', () => {
  it('has a policy that admits nothing but the site itself', () => {
    const open = /^(?:'unsafe-|\*|https?:|wss?:|data:|[\w-]+\.)/
    const strict = (page: SitePage) => {
      const policy = policyOf(page)
      const sources = Object.values(policy).flat()
      return (
        policy['default-src']?.join() === "'none'" &&
        policy['base-uri']?.join() === "'none'" &&
        policy['trusted-types']?.join() === "'none'" &&
        policy['require-trusted-types-for']?.join() === "'script'" &&
        policy['script-src'] !== undefined &&
        policy['style-src'] !== undefined &&
        !sources.some((source) => open.test(source))
      )
    }
    expect(pagesWithout(strict)).toEqual([])
  })

  it('states its policy before the first script that is not admitted by it', () => {
    const order = ({ elements }: SitePage) => {
      const policy = elements.findIndex(({ attributes }) => attributes['http-equiv']?.toLowerCase() === 'content-security-policy')
      const loads = elements.findIndex(
        ({ tag, attributes }) => (tag === 'script' && attributes['src'] !== undefined) || attributes['rel'] === 'stylesheet',
      )
      return policy >= 0 && (loads < 0 || policy < loads)
    }
    expect(pagesWithout(order)).toEqual([])
  })

  it('has the hash of each inline script in its policy', () => {
    expect(inlineWithoutHash('script', 'script-src')).toEqual([])
  })

  it('has the hash of each inline style in its policy', () => {
    expect(inlineWithoutHash('style', 'style-src')).toEqual([])
  })

  it('says its language and its title', () => {
    expect(pagesWithout(({ elements }) => elements.some(({ tag, attributes }) => tag === 'html' && attributes['lang'] === 'en'))).toEqual(
      [],
    )
    const inHead = (element: PageElement) => element.tag === 'title' && inside(element, ({ tag }) => tag === 'head')
    expect(
      pagesWithout(({ elements }) => elements.filter((element) => inHead(element) && element.text.trim() !== '').length === 1),
    ).toEqual([])
  })

  it('has a description and one first heading, or sends on to a page that has', () => {
    expect(pagesWithout((page) => page.redirects || (metaOf(page, 'name', 'description') ?? '').trim() !== '')).toEqual([])
    expect(pagesWithout((page) => page.redirects || page.elements.filter(({ tag }) => tag === 'h1').length === 1)).toEqual([])
    expect(pagesWithout((page) => !page.redirects || (metaOf(page, 'name', 'robots') ?? '').includes('noindex'))).toEqual([])
  })

  it('has a title of its own', () => {
    const titles = sitePages.map(({ elements }) => elements.find(({ tag }) => tag === 'title')?.text ?? '')
    const shared = sitePages.filter(({ redirects }, index) => !redirects && titles.indexOf(titles[index] ?? '') !== index)
    expect(shared.map(({ path }) => path)).toEqual([])
  })
})

describe('A link to elsewhere', () => {
  const relOf = ({ attributes }: PageElement): readonly string[] => (attributes['rel'] ?? '').split(/\s+/)

  it('in a note vouches for nothing and gives no handle on the page', () => {
    const isAuthors = (element: PageElement) => isExternal(element) && inside(element, (around) => hasClass(around, 'prose'))
    const places = notePages.flatMap((page) =>
      page.elements
        .filter((element) => isAuthors(element) && !['noopener', 'ugc', 'nofollow'].every((word) => relOf(element).includes(word)))
        .map((element) => placeOf(page, element)),
    )
    expect(places).toEqual([])
  })

  it('anywhere else gives no handle on the page', () => {
    expect(wrong((element) => isExternal(element) && !relOf(element).includes('noopener'))).toEqual([])
  })
})

describe('A style sheet', () => {
  it('loads nothing from another origin', () => {
    const foreign = siteFiles
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => {
        const css = readFileSync(join(dist, file), 'utf8')
        const loads = [...css.matchAll(/(?:url\(\s*|@import\s+)["']?([^"')\s]+)/g)].map((match) => match[1] ?? '')
        return loads.filter((url) => isForeign(url) || url.startsWith('data:')).map((url) => `${file}: ${url.slice(0, 80)}`)
      })
    expect(foreign).toEqual([])
  })
})

describe('The site', () => {
  it('has pages to look at, so that the above means something', () => {
    expect(notePages.length).toBeGreaterThanOrEqual(20)
    expect(sitePages.some(({ elements }) => elements.some(isExternal))).toBe(true)
  })

  it('ships nothing that only its makers need', () => {
    const offered = 'api/model.d.ts'
    expect(siteFiles.filter((file) => /\.(?:map|ts|tsx|mdx|bib|yaml)$/.test(file) && file !== offered)).toEqual([])
  })
})
