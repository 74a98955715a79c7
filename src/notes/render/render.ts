/**
 * The writer: a guarded tree becomes parts (HTML with components, links and citations to be put in later) and the rest of the record:
 * headings, links, citations, components, plain text. One function writes each node type; a type without one cannot come out, and all
 * text and attributes pass `escapeHtml`. It also runs on a tree with problems, for its record; its parts are then thrown away.
 *
 * HTML is written as text, because a tree of it (`mdast-util-to-hast`, then `hast-util-to-html`) takes longer and gives no record: at 1,000
 * generated notes 0.081 CPU ms a note against 0.057 here, record included (median of 11 interleaved runs), or 0.130 against 0.107 at the first
 * run of a process (median of 5). Markup that editorial pages need in their tree stands in `markup.ts`.
 */

import type { FootnoteDefinition, Nodes, Parent, Root } from 'mdast'
import type { AddressUse } from '../../records/note.ts'
import { createAnchors } from '../language/headings.ts'
import { addressIn } from '../rules/address.ts'
import { bracketedIn } from '../rules/citation.ts'
import { escapeHtml } from '../text/html.ts'
import { renderCode } from './code-blocks.ts'
import { writeDisplay, writeFormula, writeHeading, writeParagraph, writeQuote } from './write-blocks.ts'
import { writeList, writeTable } from './write-lists.ts'
import { writeCitations, writeFootnote, writeLink, writeTag, writeWikilink } from './write-references.ts'
import { inBlock, type Rendered, say, type Writing } from './writer-state.ts'

const wrap = (w: Writing, tag: string, node: Parent): void => {
  w.html += `<${tag}>`
  w.write(node.children as Nodes[])
  w.html += `</${tag}>`
}

function writeText(w: Writing, node: Extract<Nodes, { type: 'text' }>): void {
  const { value } = node
  w.bracketed.push(...bracketedIn(node, w.source))
  w.html += escapeHtml(value)
  // Spaces that do not break stay: they group the digits of a number.
  say(w, value.replace(/[ \t\n\r\f]+/g, ' '))
}

/** One function a type. A type that is not here writes nothing. */
const writers: { readonly [T in Nodes['type']]?: (w: Writing, node: Extract<Nodes, { type: T }>) => void } = {
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

function writeAll(w: Writing, nodes: readonly Nodes[]): void {
  for (const node of nodes) {
    const write = writers[node.type] as ((w: Writing, node: Nodes) => void) | undefined
    write?.(w, node)
  }
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
      write: (nodes) => writeAll(w, nodes),
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
  w.write(root.children)
  if (w.html !== '') w.parts.push({ type: 'html', html: w.html })
  const text = w.blocks.map((block) => block.text.trim()).filter((line) => line !== '')
  const { parts, headings, links, citations, components, images, addresses, bracketed } = w
  return { parts, headings, links, citations, components, images, addresses, bracketed, text: text.join('\n') }
}
