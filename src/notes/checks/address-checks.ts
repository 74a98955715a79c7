/** Links by address: each that leads into this site has to lead to a page, a place on it and a scenario that are there. */

import { calculators } from '../../calculators/index.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import { noteAddress } from '../../records/address.ts'
import type { AddressUse, ParsedNote } from '../../records/note.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import { readAssumptions, readHere } from '../../scenario/scenario-link.ts'
import { type Names, resolveHeading, resolveName } from '../notebook/resolve-names.ts'
import { linkAddress, linkOwnAddress, linkScenario } from '../rules/address.ts'
import { noteLink } from '../rules/link.ts'
import type { Rule } from '../rules/rule.ts'
import { linkRenamed } from '../rules/wikilink.ts'
import type { Words } from '../text/read-text.ts'
import { quote } from '../text/report.ts'
import type { Voice } from './notebook-checks.ts'
import { isMapState, type SiteMap } from './site-map.ts'
import { fileOf, judgeUrl } from './url-policy.ts'

export interface AddressContext {
  readonly map: SiteMap
  readonly names: Names
  readonly book: Book
  /** Where the site is published. */
  readonly site: string
}

type Say = (rule: Rule, words: Words) => void

interface Asked {
  /** Decoded, as `/notes/kv-cache/`. */
  readonly path: string
  /** Decoded, without its `#`. */
  readonly anchor: string
  /** Empty, or with its `?`. */
  readonly query: string
  readonly hasHash: boolean
  /** Written with the name of the site before it. */
  readonly whole: boolean
  /** The address of the note that the link stands in. */
  readonly own: string
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What an address asks of this site; null when it leads to another. */
function askedOf(url: string, id: string, site: string): Asked | null {
  const base = new URL(site.replace(/\/?$/, '/'))
  const own = noteAddress(id)
  const { origin, pathname, hash, search } = new URL(url, `${base.origin}${own}`)
  const whole = /^https:/i.test(url)
  const below = pathname.startsWith(base.pathname) || `${pathname}/` === base.pathname
  if (origin !== base.origin || (whole && !below)) return null
  const path = whole ? `/${pathname.slice(base.pathname.length)}` : pathname
  const anchor = decode(hash.slice(1)).replace(/:~:.*$/s, '')
  return { path: decode(path), anchor, query: search, hasHash: url.includes('#') && !/#:~:/.test(url), whole, own }
}

/** An address as the site writes it: lower case, single slashes, one at the end, no name of a file. */
const tidy = (path: string): string =>
  `${path
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/\/index\.html?$/, '/')
    .replace(/\.(?:html?|mdx?)\/?$/, '')}/`.replace(/\/+$/, '/')

const lastOf = (path: string): string => path.split('/').findLast((part) => part !== '') ?? ''

/** How a page is linked best: as a wikilink where there is one and it says all that the address says. */
function cure(path: string, { anchor, query, own }: Asked, { map }: AddressContext): string {
  const wikilink = query === '' ? map.pages.get(path)?.wikilink(anchor) : null
  if (wikilink) return `Write ${path === own ? wikilink.replace(/^\[\[[^#\]]+#/, '[[#') : wikilink}.`
  return `Write ${path}${query}${anchor && `#${anchor}`}.`
}

/** Parts of a list that a large notebook has on pages of their own. */
const listPart = /^\/(?:notes|search|map)\/[^/]+\/\d+\/$/

function sayNoPage(asked: Asked, context: AddressContext, say: Say): void {
  const { path } = asked
  const { map, names } = context
  const shown = quote(path, 60)
  const right = tidy(path)
  if (listPart.test(right)) {
    say(linkAddress, {
      message: `“${shown}” is a part of a list, and the parts move as the notebook grows.`,
      hint: 'Link the list itself.',
    })
    return
  }
  if (`${path}/` === right && map.pages.has(right)) {
    say(linkAddress, { message: `The address “${shown}” lacks its last slash.`, hint: cure(right, asked, context) })
    return
  }
  const file = right.replace(/\/$/, '')
  const note = resolveName('note', lastOf(right), names)
  const known = map.pages.has(right) || map.files.has(file)
  const hint = known
    ? map.files.has(file)
      ? `Write ${file}.`
      : cure(right, asked, context)
    : note.found === 'one'
      ? `Write [[${note.id}]].`
      : 'Link a note as [[id]], and a page by its address, such as /about/.'
  const message = `“${shown}” is not a page of this site.`
  say(linkAddress, { message, hint, ...(known || note.found === 'one' ? {} : { suggestions: nearPages(path, note, map) }) })
}

/** Pages whose names are near, those of the same folder first. */
function nearPages(path: string, note: ReturnType<typeof resolveName>, { pages, files }: SiteMap): readonly string[] {
  const folder = path.slice(0, path.indexOf('/', 1) + 1)
  const known = [...pages.keys(), ...files].filter((each) => !each.startsWith('/diagnostics/') || folder === '/diagnostics/')
  const within = new Map(known.filter((each) => folder !== '' && each.startsWith(folder)).map((each) => [lastOf(each), each]))
  const ofFolder = nearest(lastOf(path), within.keys()).flatMap((name) => within.get(name) ?? [])
  const ofNotes = note.found === 'none' ? note.suggestions.map((id) => noteAddress(id)) : []
  const ofAll = new Map(known.map((each) => [lastOf(each), each]))
  const others = nearest(lastOf(path), ofAll.keys()).flatMap((name) => ofAll.get(name) ?? [])
  return [...new Set([...ofFolder, ...ofNotes, ...others])].slice(0, 3)
}

function sayNoAnchor({ path, anchor, own }: Asked, anchors: ReadonlySet<string>, context: AddressContext, say: Say): void {
  const note = context.names.notes.get(path.startsWith('/notes/') ? lastOf(path) : '')
  const shown = quote(anchor, 60)
  if (!note) {
    const suggestions = nearest(anchor, anchors)
    say(linkAddress, {
      message: `The page ${path} has no place “${shown}”.`,
      hint: 'Link the page, or a place that is on it.',
      suggestions,
    })
    return
  }
  const headings = note.headings ?? []
  const meant = resolveHeading(note, anchor)
  const id = path === own ? '' : note.id
  const texts = headings.map(({ text }) => text)
  const hint = meant
    ? `Write [[${id}#${meant.text}]].`
    : texts.length > 0
      ? `Write [[${id}#…]] with one of its headings: ${texts.join('; ')}.`
      : 'It has no headings.'
  say(linkAddress, { message: `The note “${note.id}” has no heading “${shown}”.`, hint, suggestions: meant ? [] : nearest(anchor, texts) })
}

/** What the script of every page reads after the `?`; and the search, what to look for. */
const asks = ['with', 'here', 'on', 'was', 'show', 'q']

function checkQuery(asked: Asked, { book }: AddressContext, say: Say): void {
  const query = new URLSearchParams(asked.query)
  for (const name of new Set(query.keys()))
    if (!asks.includes(name))
      say(linkScenario, {
        message: `No page reads “${quote(name, 30)}” in its address.`,
        hint: 'Leave it out; a scenario is ?with=gpuHourPrice:3.',
        suggestions: nearest(name, asks),
      })
  const problems = [
    ...readAssumptions(query.get('with') ?? '', book, calculators).problems,
    ...readHere(query.get('here') ?? '', book, calculators).problems,
  ]
  for (const { message, text } of problems)
    say(linkScenario, { message: `The scenario of this link has “${quote(text, 40)}”, which cannot be read.`, hint: message })
}

function checkPlace(asked: Asked, context: AddressContext, say: Say): boolean {
  const { map } = context
  const { path, anchor, hasHash } = asked
  if (map.files.has(path)) return true
  const now = map.moved.get(path)
  if (now !== undefined && !map.pages.has(path)) {
    say(linkRenamed, { message: `The note “${lastOf(path)}” is now called “${now}”.`, hint: cure(noteAddress(now), asked, context) })
    return false
  }
  const page = map.pages.get(path)
  if (!page) sayNoPage(asked, context, say)
  else if (anchor === '' && hasHash)
    say(linkAddress, { message: 'The # of this link names no place.', hint: 'Write the heading after it.' })
  else if (anchor !== '' && anchor !== 'top' && !(path === '/map/' && isMapState(anchor, map.pages))) {
    const anchors = page.anchors()
    if (anchors === null || anchors.has(anchor)) return true
    sayNoAnchor(asked, anchors, context, say)
  } else return true
  return false
}

/** What the parse said of a link to a file of a note is said again here, with the note that is meant. */
export const isSaidAgain = ({ record, addresses }: ParsedNote, { code, start }: Diagnostic): boolean =>
  code === noteLink.code &&
  record !== null &&
  addresses.some(({ url, place }) => place.line === start?.line && place.column === start.column && fileOf(url) !== null)

/** A link to a file of a note, as in other tools: `./kv-cache.mdx`. */
function checkFile(url: string, { names }: AddressContext, say: Say): boolean {
  const file = fileOf(url)
  if (file === null) return false
  const found = resolveName('note', file.name, names)
  const id = found.found === 'one' ? found.id : null
  const heading = file.heading === '' ? '' : `#${file.heading}`
  say(noteLink, {
    message: judgeUrl(url)?.message ?? '',
    hint: id === null ? 'Link a note as [[id]].' : `Write [[${id}${heading}]], or [[${id}${heading}|words]].`,
    suggestions: found.found === 'none' ? found.suggestions : found.found === 'many' ? found.ids : [],
  })
  return true
}

const linkMark = /^(?:\[(?:[^\]\\]|\\.)*\](?:\([^)]*\)|\[[^\]]*\]|: *\S+)?|\S+)/

function checkAddress({ url, place }: AddressUse, { note, tell }: Voice, context: AddressContext): void {
  const say: Say = (rule, words) => tell(rule, place, words, linkMark)
  if (checkFile(url, context, say)) return
  const asked = askedOf(url, note.record.id, context.site)
  if (asked === null) return
  const fine = checkPlace(asked, context, say)
  if (fine) checkQuery(asked, context, say)
  if (fine && asked.whole)
    say(linkOwnAddress, {
      message: 'This is an address of this site, written as one of another.',
      hint: cure(asked.path, asked, context),
    })
}

/** Reports every link by address that leads nowhere in this site. */
export function checkAddresses(voices: readonly Voice[], context: AddressContext): void {
  for (const voice of voices) for (const use of voice.note.parsed.addresses) checkAddress(use, voice, context)
}
