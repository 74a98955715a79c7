/** Writers of what points elsewhere: components, wikilinks, citations, links and footnotes. */
import type { Nodes, Parent } from 'mdast'
import type { Place } from '../../diagnostics/diagnostic.ts'
import { hrefOf, isExternal, judgeUrl } from '../checks/url-policy.ts'
import { isBlock, isComponent } from '../language/components.ts'
import { readCitations } from '../language/parse-citation.ts'
import { standIn } from '../language/sentences.ts'
import { readTarget } from '../language/wikilink-target.ts'
import { checkAttributes } from '../rules/attribute.ts'
import { sidenoteContent } from '../rules/footnote.ts'
import { escapeHtml } from '../text/html.ts'
import { placeOf } from '../text/report.ts'
import { inBlock, part, say, type Writing } from './writer-state.ts'

export function writeTag(w: Writing, node: Extract<Nodes, { type: 'tag' }>): void {
  const { name } = node
  if (!isComponent(name) || node.form === 'close' || node.form === 'comment') return
  const { start } = placeOf(node)
  const attributes: Record<string, string> = {}
  const places: Record<string, Place> = {}
  for (const attribute of checkAttributes(name, node, start, () => {})) {
    attributes[attribute.name] = attribute.value
    places[attribute.name] = attribute.start
  }
  part(w, { type: 'component', use: w.components.length })
  w.components.push({ name, attributes, places, place: start })
  if (!isBlock(name)) say(w, '…')
}

export function writeWikilink(w: Writing, node: Extract<Nodes, { type: 'wikilink' }>): void {
  const target = readTarget(node.target)
  if (!target.ok) {
    w.write(node.children)
    return
  }
  const hasText = node.children.length > 0
  const heading = target.heading === undefined ? {} : { heading: target.heading }
  const link = { kind: target.kind, target: target.target, ...heading, sentence: '', place: placeOf(node).start }
  part(w, { type: 'link-open', link: w.links.length, hasText })
  w.links.push(link)
  w.block.waiting.push({ for: link, offset: w.block.text.length })
  if (hasText) w.write(node.children)
  else say(w, standIn('link', w.links.length - 1))
  part(w, { type: 'link-close' })
}

export function writeCitations(w: Writing, node: Extract<Nodes, { type: 'citations' }>): void {
  const items: { citation: number; prefix?: string }[] = []
  if (node.style === 'bracketed' && !w.block.open) {
    w.block.text = w.block.text.trimEnd()
    w.block.open = w.block.text !== ''
  }
  for (const { key, locator, place, prefix } of readCitations(node).parts) {
    items.push({ citation: w.citations.length, ...(prefix === undefined ? {} : { prefix }) })
    const citation = { key, ...(locator === undefined ? {} : { locator }), sentence: '', place }
    w.citations.push(citation)
    w.block.waiting.push({ for: citation, offset: Math.max(0, w.block.text.length - (node.style === 'bracketed' ? 1 : 0)) })
    if (node.style === 'inline') say(w, standIn('citation', w.citations.length - 1))
  }
  if (items.length > 0) part(w, { type: 'citations', style: node.style, items })
}

/** A link whose words are its address, which paper need not add. */
const isBare = (url: string, [only, ...others]: readonly Nodes[]): boolean =>
  others.length === 0 && only?.type === 'text' && only.value === url

/** What may not be linked is told, and comes out as its words alone. */
export function writeLink(w: Writing, url: string, title: string | null | undefined, node: Parent): void {
  if (judgeUrl(url) !== null) {
    w.write(node.children)
    return
  }
  const rel = isExternal(url) ? ' rel="noopener ugc nofollow"' : ''
  w.html += `<a${isBare(url, node.children) ? ' class="bare"' : ''} href="${escapeHtml(hrefOf(url))}"${title ? ` title="${escapeHtml(title)}"` : ''}${rel}>`
  w.write(node.children)
  w.html += '</a>'
}

/** Notes are lettered, since citations are numbered: a … z, then aa. */
const noteLetter = (number: number): string =>
  (number > 26 ? noteLetter(Math.floor((number - 1) / 26)) : '') + String.fromCharCode(97 + ((number - 1) % 26))

export function writeFootnote(w: Writing, identifier: string): void {
  const definition = w.footnotes.get(identifier)
  if (!definition) return
  const known = w.notes.get(identifier)
  const number = known ?? w.notes.size + 1
  const letter = noteLetter(number)
  w.html += `<sup><a class="sidenote-ref" href="#sn-${number}" aria-label="Note ${letter}">${letter}</a></sup>`
  if (known !== undefined) return
  w.notes.set(identifier, number)
  part(w, { type: 'sidenote-start' })
  w.html += `<small class="sidenote" id="sn-${number}" role="note"><span class="sidenote-number">${letter}</span> `
  inBlock(w, () => w.write(sidenoteContent(definition) ?? []))
  w.html += '</small>'
  part(w, { type: 'sidenote-end' })
}
