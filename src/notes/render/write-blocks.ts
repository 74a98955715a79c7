/** Writers of blocks: headings, paragraphs, images with captions, formulas, quotes and alerts. */
import type { Nodes } from 'mdast'
import { imageAddress } from '../../records/address.ts'
import type { Heading } from '../../records/note.ts'
import { imagePattern } from '../checks/url-policy.ts'
import { readAlert } from '../language/alerts.ts'
import { captionOf } from '../language/captions.ts'
import { holdsBlocksOnly } from '../language/components.ts'
import { renderFormula } from '../language/math.ts'
import { inWords } from '../language/sentences.ts'
import { escapeHtml } from '../text/html.ts'
import { placeOf } from '../text/report.ts'
import { alertStart, alertTitle, displayFormulaStart, headingAnchor } from './markup.ts'
import { inBlock, say, type Writing } from './writer-state.ts'

export function writeHeading(w: Writing, node: Extract<Nodes, { type: 'heading' }>): void {
  const before = w.html
  w.html = ''
  const block = inBlock(w, () => w.write(node.children))
  const inner = w.html
  const text = inWords(
    block.text,
    (link) => w.links[link]?.target ?? '',
    (citation) => w.citations[citation]?.key ?? '',
  )
  const depth = Math.min(Math.max(node.depth, 2), 4) as Heading['depth']
  const id = w.anchorOf(text)
  w.headings.push({ depth, id, text })
  w.html = `${before}<h${depth} id="${escapeHtml(id)}">${inner}${headingAnchor(id, text)}</h${depth}>\n`
}

export function writeFormula(w: Writing, tex: string, display: boolean): void {
  const result = renderFormula(tex, display)
  if (result.ok) w.html += result.html
  say(w, tex.replace(/\s+/g, ' ').trim())
}

export function writeDisplay(w: Writing, tex: string): void {
  w.html += displayFormulaStart(tex)
  writeFormula(w, tex, true)
  w.html += '</div>\n'
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
  inBlock(w, () => w.write(caption.line.children))
  w.html += '</figcaption>'
  w.source = outer
  for (const [index, list] of lists.entries()) for (const each of list.slice(before[index])) Object.assign(each, { place })
}

export function writeParagraph(w: Writing, node: Extract<Nodes, { type: 'paragraph' }>, tight = false): void {
  const [only] = node.children
  if (node.children.length === 1 && only?.type === 'image') {
    writeFigure(w, only)
    return
  }
  if (holdsBlocksOnly(node.children)) {
    w.write(node.children.filter(({ type }) => type === 'tag'))
    return
  }
  inBlock(w, () => {
    if (node.children.length === 1 && only?.type === 'formula' && only.display) {
      writeDisplay(w, only.value)
      return
    }
    if (!tight) w.html += '<p>'
    w.write(node.children)
    if (!tight) w.html += '</p>\n'
  })
}

export function writeQuote(w: Writing, node: Extract<Nodes, { type: 'blockquote' }>): void {
  const alert = readAlert(node, w.source)
  if (alert === null || 'wrong' in alert) {
    w.html += '<blockquote>\n'
    w.write(node.children)
    w.html += '</blockquote>\n'
    return
  }
  w.html += `${alertStart(alert.kind)}${alertTitle(alert.kind)}\n`
  w.write(alert.children)
  w.html += '</div>\n'
}
