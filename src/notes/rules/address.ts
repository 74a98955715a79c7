/** Links by address: each that leads into this site has to lead to a page, a place on it and a scenario that exist. */
import type { Node } from 'mdast'
import { calculators } from '../../calculators/index.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import { noteAddress } from '../../records/address.ts'
import type { AddressUse, ParsedNote } from '../../records/note.ts'
import { readAssumptions, readHere } from '../../scenario/scenario-link.ts'
import type { NotebookChecks, NotebookContext } from '../checks/notebook-context.ts'
import { type Address, lastOf, listPart, ownAddressOf, tidy } from '../checks/own-address.ts'
import { isMapState, type SiteMap } from '../checks/site-map.ts'
import { fileOf, judgeUrl } from '../checks/url-policy.ts'
import { resolveHeading, resolveName } from '../notebook/resolve-names.ts'
import { placeOf, quote, type Words } from '../text/report.ts'
import { noteLink } from './link.ts'
import type { Rule } from './rule.ts'
import { linkRenamed } from './wikilink.ts'

export const linkAddress: Rule = {
  code: 'link/address',
  level: 'error',
  title: 'A link to a page of this site that is not there',
  explains:
    'An address that starts with / or # leads into this site, so its page and the place on it must exist, written as the site writes them: in lower case, with a slash at the end. Notes are best linked as [[id]] or [[id#heading]], which are checked, shown under “Mentioned in” and kept when a note is renamed.',
  example: 'See [the cache](/notes/kv-cahce/).',
  fixed: 'See [[kv-cache|the cache]].',
}

export const linkOwnAddress: Rule = {
  code: 'link/own-address',
  level: 'warning',
  title: 'A link to this site with the whole address',
  explains:
    'The name of the site in a link leads away from a preview or a copy of the notebook, and marks the link as one to another site. Write the address from its first slash, or link a note as [[id]].',
  example: 'See [the cache](https://isoflop.example/notes/kv-cache/).',
  fixed: 'See [[kv-cache|the cache]].',
}

export const linkScenario: Rule = {
  code: 'link/scenario',
  level: 'warning',
  title: 'A link with a scenario that cannot be read',
  explains:
    'After ?with= stand the assumptions of a scenario: parameters, or inputs of a calculator, each with its value. One that is not known or out of its range is passed over, so readers would see other numbers than the link promises. Copy the address from the page on which you set the values.',
  example: 'At [three dollars](/notes/kv-cache/?with=gpuHourPrise:3) it differs.',
  fixed: 'At [three dollars](/notes/kv-cache/?with=gpuHourPrice:3) it differs.',
}

/** Reports a problem of one link. */
type ReportLink = (rule: Rule, words: Words) => void

/** How to link a page: as a wikilink where one exists and expresses the whole address, else by the right address. */
function remedy(path: string, { anchor, query, own }: Address, { map }: NotebookContext): string {
  const wikilink = query === '' ? map.pages.get(path)?.wikilink(anchor) : null
  if (wikilink) return `Write ${path === own ? wikilink.replace(/^\[\[[^#\]]+#/, '[[#') : wikilink}.`
  return `Write ${path}${query}${anchor && `#${anchor}`}.`
}

function reportNoPage(address: Address, context: NotebookContext, report: ReportLink): void {
  const { path } = address
  const { map, names } = context
  const shown = quote(path, 60)
  const right = tidy(path)
  if (listPart.test(right)) {
    report(linkAddress, {
      message: `“${shown}” is a part of a list, and the parts move as the notebook grows.`,
      hint: 'Link the list itself.',
    })
    return
  }
  if (`${path}/` === right && map.pages.has(right)) {
    report(linkAddress, { message: `The address “${shown}” lacks its last slash.`, hint: remedy(right, address, context) })
    return
  }
  const file = right.replace(/\/$/, '')
  const note = resolveName('note', lastOf(right), names)
  const known = map.pages.has(right) || map.files.has(file)
  const hint = known
    ? map.files.has(file)
      ? `Write ${file}.`
      : remedy(right, address, context)
    : note.found === 'one'
      ? `Write [[${note.id}]].`
      : 'Link a note as [[id]], and a page by its address, such as /about/.'
  const message = `“${shown}” is not a page of this site.`
  report(linkAddress, { message, hint, ...(known || note.found === 'one' ? {} : { suggestions: nearPages(path, note, map) }) })
}

/** Pages with similar names, those of the same folder first. */
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

function reportNoAnchor({ path, anchor, own }: Address, anchors: ReadonlySet<string>, context: NotebookContext, report: ReportLink): void {
  const note = context.names.notes.get(path.startsWith('/notes/') ? lastOf(path) : '')
  const shown = quote(anchor, 60)
  if (!note) {
    const suggestions = nearest(anchor, anchors)
    report(linkAddress, {
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
  report(linkAddress, {
    message: `The note “${note.id}” has no heading “${shown}”.`,
    hint,
    suggestions: meant ? [] : nearest(anchor, texts),
  })
}

/** Names that the script of every page reads after the `?`, and `q` of the search. */
const queryNames = ['with', 'here', 'on', 'was', 'show', 'q']

function checkQuery(address: Address, { book: { book } }: NotebookContext, report: ReportLink): void {
  const query = new URLSearchParams(address.query)
  for (const name of new Set(query.keys()))
    if (!queryNames.includes(name))
      report(linkScenario, {
        message: `No page reads “${quote(name, 30)}” in its address.`,
        hint: 'Leave it out; a scenario is ?with=gpuHourPrice:3.',
        suggestions: nearest(name, queryNames),
      })
  const problems = [
    ...readAssumptions(query.get('with') ?? '', book, calculators).problems,
    ...readHere(query.get('here') ?? '', book, calculators).problems,
  ]
  for (const { message, text } of problems)
    report(linkScenario, { message: `The scenario of this link has “${quote(text, 40)}”, which cannot be read.`, hint: message })
}

function checkPlace(address: Address, context: NotebookContext, report: ReportLink): boolean {
  const { map } = context
  const { path, anchor, hasHash } = address
  if (map.files.has(path)) return true
  const now = map.moved.get(path)
  if (now !== undefined && !map.pages.has(path)) {
    report(linkRenamed, { message: `The note “${lastOf(path)}” is now called “${now}”.`, hint: remedy(noteAddress(now), address, context) })
    return false
  }
  const page = map.pages.get(path)
  if (!page) reportNoPage(address, context, report)
  else if (anchor === '' && hasHash)
    report(linkAddress, { message: 'The # of this link names no place.', hint: 'Write the heading after it.' })
  else if (anchor !== '' && anchor !== 'top' && !(path === '/map/' && isMapState(anchor, map.pages))) {
    const anchors = page.anchors()
    if (anchors === null || anchors.has(anchor)) return true
    reportNoAnchor(address, anchors, context, report)
  } else return true
  return false
}

/** The address of a link or definition for the check of the notebook. That of a file is refused, but kept: its note is looked up there. */
export const addressIn = (node: Node & { readonly url: string }): readonly AddressUse[] =>
  judgeUrl(node.url) === null || fileOf(node.url) !== null ? [{ url: node.url, place: placeOf(node).start }] : []

/** Whether a problem of a parsed note is a link to the file of a note, which the check of the notebook reports with the note that is meant. */
export const isReportedAgain = ({ record, addresses }: ParsedNote, { code, start }: Diagnostic): boolean =>
  code === noteLink.code &&
  record !== null &&
  addresses.some(({ url, place }) => place.line === start?.line && place.column === start.column && fileOf(url) !== null)

/** Reports a link to the file of a note, as other tools have it: `./kv-cache.mdx`. False when the link is none. */
function checkFile(url: string, { names }: NotebookContext, report: ReportLink): boolean {
  const file = fileOf(url)
  if (file === null) return false
  const found = resolveName('note', file.name, names)
  const id = found.found === 'one' ? found.id : null
  const heading = file.heading === '' ? '' : `#${file.heading}`
  report(noteLink, {
    message: judgeUrl(url)?.message ?? '',
    hint: id === null ? 'Link a note as [[id]].' : `Write [[${id}${heading}]], or [[${id}${heading}|words]].`,
    suggestions: found.found === 'none' ? found.suggestions : found.found === 'many' ? found.ids : [],
  })
  return true
}

const linkMark = /^(?:\[(?:[^\]\\]|\\.)*\](?:\([^)]*\)|\[[^\]]*\]|: *\S+)?|\S+)/

function checkLink(url: string, id: string, context: NotebookContext, report: ReportLink): void {
  if (checkFile(url, context, report)) return
  const address = ownAddressOf(url, id, context.site)
  if (address === null || !checkPlace(address, context, report)) return
  checkQuery(address, context, report)
  if (address.whole)
    report(linkOwnAddress, {
      message: 'This is an address of this site, written as one of another.',
      hint: remedy(address.path, address, context),
    })
}

/** Reports every link by address that leads nowhere in this site. */
export const notebookChecks: NotebookChecks = (notebook) => ({
  note({ parsed, record, report }) {
    for (const { url, place } of parsed.addresses)
      checkLink(url, record.id, notebook, (rule, words) => report(rule, { start: place, mark: linkMark }, words))
  },
})
