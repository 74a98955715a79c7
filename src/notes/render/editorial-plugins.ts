/**
 * The note language for editorial pages, as remark plugins: wikilinks, citations, alerts, formulas and heading anchors. Those pages are
 * ours and compiled by MDX, which keeps its own tags and braces and needs a tree, so the markup of notes (`markup.ts`) becomes elements here.
 * A mistake fails the build with its place. A citation names its source in brackets, because these pages have no margin for references.
 */

import type { ElementContent } from 'hast'
import { fromHtmlIsomorphic } from 'hast-util-from-html-isomorphic'
import type { Blockquote, Data, Heading as HeadingNode, Link, Node, Parent, PhrasingContent, Root } from 'mdast'
import type {} from 'mdast-util-to-hast'
import { toString as plainText } from 'mdast-util-to-string'
import type {} from 'remark-parse'
import type { PluggableList, Processor } from 'unified'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { addressOf } from '../../records/address.ts'
import type { LinkKind } from '../../records/note.ts'
import { readAlert } from '../language/alerts.ts'
import { createAnchors } from '../language/headings.ts'
import { sharedFromMarkdown, sharedSyntax } from '../language/language.ts'
import { renderFormula } from '../language/math.ts'
import { readCitations } from '../language/parse-citation.ts'
import { readTarget } from '../language/wikilink-target.ts'
import type { CitationsNode, Formula, FormulaBlock, WikilinkNode } from '../syntax/nodes.ts'
import { alertStart, alertTitle, displayFormulaStart, headingAnchor, wikilinkStart } from './markup.ts'

export interface EditorialOptions {
  /** Where a link goes and what it is called when it has no text; null: unknown, which fails the build. */
  readonly resolve?: (kind: LinkKind, target: string) => { readonly href: string; readonly title: string } | null
}

const byId: NonNullable<EditorialOptions['resolve']> = (kind, target) => ({
  href: addressOf(kind, encodeURIComponent(target)),
  title: target,
})

type Resolve = NonNullable<EditorialOptions['resolve']>

/** What makes a node come out as the element that is written in `html`; the node keeps its own children when the element has none. */
function asElement(html: string): Pick<Data, 'hName' | 'hProperties' | 'hChildren'> {
  const [element] = fromHtmlIsomorphic(html, { fragment: true }).children
  if (element?.type !== 'element') throw new Error(`Not an element: ${html}`)
  const { tagName, properties, children } = element
  return { hName: tagName, hProperties: properties, ...(children.length > 0 ? { hChildren: children as ElementContent[] } : {}) }
}

function linkOf(node: WikilinkNode, resolve: Resolve, file: VFile): Link {
  const target = readTarget(node.target)
  if (!target.ok) file.fail(target.message, node, 'isoflop:wikilink')
  const here = target.kind === 'note' && target.target === ''
  const found = here ? { href: '', title: '' } : resolve(target.kind, target.target)
  if (found === null) file.fail(`Nothing is called “${target.target}”.`, node, 'isoflop:wikilink')
  const children: PhrasingContent[] = node.children.length > 0 ? node.children : [{ type: 'text', value: target.heading ?? found.title }]
  const hash = target.heading === undefined ? '' : `#${createAnchors()(target.heading)}`
  const url = found.href + hash
  return { type: 'link', url, children, data: asElement(wikilinkStart(target.kind, url)) }
}

function citationsOf(node: CitationsNode, resolve: Resolve, file: VFile): PhrasingContent[] {
  const { parts, wrong } = readCitations(node)
  if (wrong[0]) file.fail(`“${wrong[0].text}” in this citation names no source, or more than one.`, node, 'isoflop:citation')
  const links = parts.flatMap(({ key, prefix, locator }, index): PhrasingContent[] => {
    const found = resolve('source', key) ?? file.fail(`No source has the key “${key}”.`, node, 'isoflop:citation')
    const before = `${index > 0 ? '; ' : ''}${prefix ? `${prefix} ` : ''}`
    const link: Link = {
      type: 'link',
      url: found.href,
      children: [{ type: 'text', value: found.title }],
      data: { hProperties: { className: ['citation'] } },
    }
    return [{ type: 'text', value: before }, link, { type: 'text', value: locator ? `, ${locator}` : '' }]
  })
  return node.style === 'inline' ? links : [{ type: 'text', value: '(' }, ...links, { type: 'text', value: ')' }]
}

function setFormula(node: Formula | FormulaBlock, display: boolean, file: VFile): void {
  const result = renderFormula(node.value, display)
  if (!result.ok) file.fail(result.message, node, 'isoflop:math')
  node.data = asElement(display ? `${displayFormulaStart(node.value)}${result.html}</div>` : result.html)
}

function setAlert(node: Blockquote, source: string, file: VFile): void {
  const alert = readAlert(node, source)
  if (alert === null) return
  if ('wrong' in alert) file.fail(`“${alert.word}” is not an alert with a text.`, node, 'isoflop:alert')
  node.data = asElement(alertStart(alert.kind))
  node.children = [{ type: 'paragraph', children: [], data: asElement(alertTitle(alert.kind)) }, ...alert.children]
}

function setAnchor(node: HeadingNode, anchorOf: (text: string) => string): void {
  const text = plainText(node)
  const id = anchorOf(text)
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } }
  if (node.depth === 1) return
  node.children.push({ type: 'link', url: `#${encodeURIComponent(id)}`, children: [], data: asElement(headingAnchor(id, text)) })
}

/** Adds the syntax to the parser. */
function remarkNoteSyntax(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), ...sharedSyntax]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), ...sharedFromMarkdown]
}

/** Turns the nodes of the note language into plain Markdown and HTML ones. */
function remarkNoteNodes({ resolve = byId }: EditorialOptions = {}) {
  return (root: Root, file: VFile): void => {
    const anchorOf = createAnchors()
    visit(root, (node: Node, index, parent: Parent | undefined) => {
      if (node.type === 'heading') setAnchor(node as HeadingNode, anchorOf)
      else if (node.type === 'blockquote') setAlert(node as Blockquote, String(file), file)
      else if (node.type === 'formula') setFormula(node as Formula, (node as Formula).display, file)
      else if (node.type === 'formulaBlock') setFormula(node as FormulaBlock, true, file)
      else if (node.type === 'wikilink' && parent && index !== undefined)
        parent.children[index] = linkOf(node as WikilinkNode, resolve, file)
      else if (node.type === 'citations' && parent && index !== undefined) {
        const nodes = citationsOf(node as CitationsNode, resolve, file)
        parent.children.splice(index, 1, ...nodes)
        return index + nodes.length
      }
      return undefined
    })
  }
}

/** The list for `remarkPlugins`, the same parser pieces that notes use. */
export const editorialPlugins = (options: EditorialOptions = {}): PluggableList => [remarkNoteSyntax, [remarkNoteNodes, options]]
