/**
 * The writer: a guarded tree becomes parts (HTML with components, links and citations to be put in later) and the rest of the record:
 * headings, links, citations, components, plain text. One function writes each node type; a type without one cannot come out, and all
 * text and attributes pass `escapeHtml`. It also runs on a tree with problems, for its record; its parts are then thrown away.
 * Long, because the table of writers stands in one place, to be read against the list of allowed nodes.
 */

import type { FootnoteDefinition, List, ListItem, Nodes, Parent, Root, Table, TableRow } from 'mdast'
import type { Place } from '../../diagnostics/diagnostic.ts'
import { imageAddress } from '../../records/address.ts'
import type { AddressUse, Heading } from '../../records/note.ts'
import { hrefOf, imagePattern, isExternal, judgeUrl } from '../checks/url-policy.ts'
import { alertTitles, readAlert } from '../language/alerts.ts'
import { captionOf } from '../language/captions.ts'
import { holdsBlocksOnly, isBlock, isComponent } from '../language/components.ts'
import { createAnchors } from '../language/headings.ts'
import { renderFormula } from '../language/math.ts'
import { readCitations } from '../language/parse-citation.ts'
import { inWords, standIn } from '../language/sentences.ts'
import { readTarget } from '../language/wikilink-target.ts'
import { addressIn } from '../rules/address.ts'
import { checkAttributes } from '../rules/attribute.ts'
import { bracketedIn } from '../rules/citation.ts'
import { sidenoteContent } from '../rules/footnote.ts'
import { escapeHtml } from '../text/html.ts'
import { placeOf } from '../text/report.ts'
import { renderCode } from './code-blocks.ts'
import { inBlock, part, type Rendered, say, type Writing } from './writer-state.ts'

const all = (w: Writing, nodes: readonly Nodes[]): void => {
  for (const node of nodes) one(w, node)
}

const wrap = (w: Writing, tag: string, node: Parent): void => {
  w.html += `<${tag}>`
  all(w, node.children)
  w.html += `</${tag}>`
}

function writeTag(w: Writing, node: Extract<Nodes, { type: 'tag' }>): void {
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

function writeWikilink(w: Writing, node: Extract<Nodes, { type: 'wikilink' }>): void {
  const target = readTarget(node.target)
  if (!target.ok) {
    all(w, node.children)
    return
  }
  const hasText = node.children.length > 0
  const heading = target.heading === undefined ? {} : { heading: target.heading }
  const link = { kind: target.kind, target: target.target, ...heading, sentence: '', place: placeOf(node).start }
  part(w, { type: 'link-open', link: w.links.length, hasText })
  w.links.push(link)
  w.block.waiting.push({ for: link, offset: w.block.text.length })
  if (hasText) all(w, node.children)
  else say(w, standIn('link', w.links.length - 1))
  part(w, { type: 'link-close' })
}

function writeCitations(w: Writing, node: Extract<Nodes, { type: 'citations' }>): void {
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
function writeLink(w: Writing, url: string, title: string | null | undefined, node: Parent): void {
  if (judgeUrl(url) !== null) {
    all(w, node.children)
    return
  }
  const rel = isExternal(url) ? ' rel="noopener ugc nofollow"' : ''
  w.html += `<a${isBare(url, node.children) ? ' class="bare"' : ''} href="${escapeHtml(hrefOf(url))}"${title ? ` title="${escapeHtml(title)}"` : ''}${rel}>`
  all(w, node.children)
  w.html += '</a>'
}

function writeFormula(w: Writing, tex: string, display: boolean): void {
  const result = renderFormula(tex, display)
  if (result.ok) w.html += result.html
  say(w, tex.replace(/\s+/g, ' ').trim())
}

/** Notes are lettered, since citations are numbered: a … z, then aa. */
const noteLetter = (number: number): string =>
  (number > 26 ? noteLetter(Math.floor((number - 1) / 26)) : '') + String.fromCharCode(97 + ((number - 1) % 26))

function writeFootnote(w: Writing, identifier: string): void {
  const definition = w.footnotes.get(identifier)
  if (!definition) return
  const known = w.notes.get(identifier)
  const number = known ?? w.notes.size + 1
  const letter = noteLetter(number)
  w.html += `<sup><a class="sidenote-ref" href="#sn-${number}" aria-label="Note ${letter}">${letter}</a></sup>`
  if (known !== undefined) return
  w.notes.set(identifier, number)
  w.html += `<small class="sidenote" id="sn-${number}" role="note"><span class="sidenote-number">${letter}</span> `
  inBlock(w, () => all(w, sidenoteContent(definition) ?? []))
  w.html += '</small>'
}

function writeHeading(w: Writing, node: Extract<Nodes, { type: 'heading' }>): void {
  const before = w.html
  w.html = ''
  const block = inBlock(w, () => all(w, node.children))
  const inner = w.html
  const text = inWords(
    block.text,
    (link) => w.links[link]?.target ?? '',
    (citation) => w.citations[citation]?.key ?? '',
  )
  const depth = Math.min(Math.max(node.depth, 2), 4) as Heading['depth']
  const id = w.anchorOf(text)
  w.headings.push({ depth, id, text })
  const label = escapeHtml(`Link to “${text}”`)
  w.html = `${before}<h${depth} id="${escapeHtml(id)}">${inner}<a class="heading-anchor" href="#${escapeHtml(encodeURIComponent(id))}" aria-label="${label}"></a></h${depth}>\n`
}

function writeFigure(w: Writing, node: Extract<Nodes, { type: 'image' }>): void {
  const name = imagePattern.test(node.url) ? node.url.slice(2) : ''
  if (name === '') return
  w.images.push({ name, place: placeOf(node).start })
  const src = imageAddress(w.topic, name)
  w.html += `<figure><img src="${escapeHtml(src)}" alt="${escapeHtml(node.alt ?? '')}" loading="lazy">`
  writeCaption(w, node)
  w.html += '</figure>\n'
}

/** What a caption links and cites is placed at its image. */
function writeCaption(w: Writing, node: Extract<Nodes, { type: 'image' }>): void {
  const caption = captionOf(node, w.source)
  if (!caption) return
  const place = placeOf(node).start
  const lists = [w.links, w.citations, w.components, w.addresses, w.bracketed] as const
  const before = lists.map(({ length }) => length)
  const outer = w.source
  w.source = caption.source
  w.html += '<figcaption>'
  inBlock(w, () => all(w, caption.line.children))
  w.html += '</figcaption>'
  w.source = outer
  for (const [index, list] of lists.entries()) for (const each of list.slice(before[index])) Object.assign(each, { place })
}

function writeParagraph(w: Writing, node: Extract<Nodes, { type: 'paragraph' }>, tight = false): void {
  const [only] = node.children
  if (node.children.length === 1 && only?.type === 'image') {
    writeFigure(w, only)
    return
  }
  if (holdsBlocksOnly(node.children)) {
    all(
      w,
      node.children.filter(({ type }) => type === 'tag'),
    )
    return
  }
  inBlock(w, () => {
    if (node.children.length === 1 && only?.type === 'formula' && only.display) {
      writeDisplay(w, only.value)
      return
    }
    if (!tight) w.html += '<p>'
    all(w, node.children)
    if (!tight) w.html += '</p>\n'
  })
}

/** A long formula scrolls in its box, which therefore takes the focus. */
const wideFormula = 60

function writeDisplay(w: Writing, tex: string): void {
  w.html += `<div class="math-display"${tex.length > wideFormula ? ' tabindex="0" role="group" aria-label="Formula"' : ''}>`
  writeFormula(w, tex, true)
  w.html += '</div>\n'
}

const isLoose = (list: List): boolean => (list.spread ?? false) || list.children.some((item) => item.spread)

function writeItem(w: Writing, item: ListItem, loose: boolean): void {
  const task = typeof item.checked === 'boolean'
  w.html += task
    ? `<li class="task"><input type="checkbox" disabled${item.checked ? ' checked' : ''} aria-label="${item.checked ? 'Done' : 'To do'}"> `
    : '<li>'
  for (const child of item.children) {
    if (child.type === 'paragraph') writeParagraph(w, child, !loose)
    else one(w, child)
  }
  w.html += '</li>\n'
}

function writeList(w: Writing, node: List): void {
  const start = node.ordered && typeof node.start === 'number' && node.start !== 1 ? ` start="${node.start}"` : ''
  const tag = node.ordered ? 'ol' : 'ul'
  w.html += `<${tag}${start}>\n`
  for (const item of node.children) writeItem(w, item, isLoose(node))
  w.html += `</${tag}>\n`
}

function writeRow(w: Writing, row: TableRow, table: Table, cell: 'th' | 'td'): void {
  w.html += '<tr>'
  inBlock(w, () => {
    for (const [index, each] of row.children.entries()) {
      const align = table.align?.[index]
      w.html += `<${cell}${cell === 'th' ? ' scope="col"' : ''}${align ? ` class="align-${align}"` : ''}>`
      if (index > 0 && w.block.text !== '') say(w, ', ')
      all(w, each.children)
      w.html += `</${cell}>`
    }
  })
  w.html += '</tr>\n'
}

function writeTable(w: Writing, node: Table): void {
  const [head, ...body] = node.children
  w.html += `<div class="table-wrap" tabindex="0" role="region" aria-label="Table ${++w.tables}"><table>\n`
  if (head) {
    w.html += '<thead>\n'
    writeRow(w, head, node, 'th')
    w.html += '</thead>\n'
  }
  if (body.length > 0) w.html += '<tbody>\n'
  for (const row of body) writeRow(w, row, node, 'td')
  w.html += `${body.length > 0 ? '</tbody>\n' : ''}</table></div>\n`
}

function writeQuote(w: Writing, node: Extract<Nodes, { type: 'blockquote' }>): void {
  const alert = readAlert(node, w.source)
  if (alert === null || 'wrong' in alert) {
    w.html += '<blockquote>\n'
    all(w, node.children)
    w.html += '</blockquote>\n'
    return
  }
  w.html += `<div class="alert alert-${alert.kind.toLowerCase()}" role="note"><p class="alert-title">${alertTitles[alert.kind]}</p>\n`
  all(w, alert.children)
  w.html += '</div>\n'
}

function writeText(w: Writing, node: Extract<Nodes, { type: 'text' }>): void {
  const { value } = node
  w.bracketed.push(...bracketedIn(node, w.source))
  w.html += escapeHtml(value)
  say(w, value.replace(/\s+/g, ' '))
}

/** One function a type. A type that is not here writes nothing. */
const writers: { readonly [T in Nodes['type']]?: (w: Writing, node: Extract<Nodes, { type: T }>) => void } = {
  root: (w, node) => all(w, node.children),
  paragraph: (w, node) => writeParagraph(w, node),
  heading: writeHeading,
  text: writeText,
  emphasis: (w, node) => wrap(w, 'em', node),
  strong: (w, node) => wrap(w, 'strong', node),
  delete: (w, node) => wrap(w, 'del', node),
  inlineCode: (w, node) => {
    w.html += `<code>${escapeHtml(node.value)}</code>`
    say(w, node.value)
  },
  break: (w) => {
    w.html += '<br>\n'
    say(w, ' ')
  },
  code: (w, node) => {
    w.html += `${renderCode(node.value, node.lang)}\n`
    inBlock(w, () => say(w, node.value))
  },
  thematicBreak: (w) => {
    w.html += '<hr>\n'
  },
  blockquote: writeQuote,
  list: writeList,
  table: writeTable,
  link: (w, node) => {
    w.addresses.push(...addressIn(node))
    writeLink(w, node.url, node.title, node)
  },
  linkReference: (w, node) => writeLink(w, w.definitions.get(node.identifier) ?? '', undefined, node),
  footnoteReference: (w, node) => writeFootnote(w, node.identifier),
  formula: (w, node) => writeFormula(w, node.value, node.display),
  formulaBlock: (w, node) => {
    inBlock(w, () => writeDisplay(w, node.value))
  },
  wikilink: writeWikilink,
  citations: writeCitations,
  tag: writeTag,
}

function one(w: Writing, node: Nodes): void {
  const write = writers[node.type] as ((w: Writing, node: Nodes) => void) | undefined
  write?.(w, node)
}

function collect(root: Root): Pick<Writing, 'definitions' | 'footnotes' | 'addresses'> {
  const addresses: AddressUse[] = []
  const definitions = new Map<string, string>()
  const footnotes = new Map<string, FootnoteDefinition>()
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') addresses.push(...addressIn(node))
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url)
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node)
    if (node.type === 'paragraph' || node.type === 'table' || !('children' in node)) return
    for (const child of node.children) visit(child)
  }
  visit(root)
  return { definitions, footnotes, addresses }
}

/** Writes a tree; `source` is the text that its positions refer to, `topic` the folder of its images. */
export function renderTree(root: Root, source: string, topic: string): Rendered {
  const w: Writing = {
    ...{
      source,
      topic,
      parts: [],
      html: '',
      headings: [],
      links: [],
      citations: [],
      components: [],
      images: [],
      bracketed: [],
      blocks: [],
    },
    ...{ block: { text: '', open: false, waiting: [] }, ...collect(root), notes: new Map(), anchorOf: createAnchors(), tables: 0 },
  }
  one(w, root)
  if (w.html !== '') w.parts.push({ type: 'html', html: w.html })
  const text = w.blocks.map((block) => block.text.trim()).filter((line) => line !== '')
  const { parts, headings, links, citations, components, images, addresses, bracketed } = w
  return { parts, headings, links, citations, components, images, addresses, bracketed, text: text.join('\n') }
}
