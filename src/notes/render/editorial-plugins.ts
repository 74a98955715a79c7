/**
 * The note language for editorial pages, as remark plugins: wikilinks, citations, alerts, formulas and heading anchors. Those pages are
 * ours and compiled by MDX, which keeps its own tags and braces; a mistake fails the build with its place.
 */

import type { ElementContent } from 'hast'
import { fromHtmlIsomorphic } from 'hast-util-from-html-isomorphic'
import type { Blockquote, Heading as HeadingNode, Link, Node, Parent, PhrasingContent, Root } from 'mdast'
import type {} from 'mdast-util-to-hast'
import { toString as plainText } from 'mdast-util-to-string'
import type {} from 'remark-parse'
import type { PluggableList, Processor } from 'unified'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { addressOf } from '../../records/address.ts'
import type { LinkKind } from '../../records/note.ts'
import { alertTitles, readAlert } from '../language/alerts.ts'
import { createAnchors } from '../language/headings.ts'
import { sharedFromMarkdown, sharedSyntax } from '../language/language.ts'
import { renderFormula } from '../language/math.ts'
import { readCitations } from '../language/parse-citation.ts'
import { readTarget } from '../language/wikilink-target.ts'
import type { CitationsNode, Formula, FormulaBlock, WikilinkNode } from '../syntax/nodes.ts'

export interface EditorialOptions {
  /** Where a link goes and what it is called when it has no text; null: unknown, which fails the build. */
  readonly resolve?: (kind: LinkKind, target: string) => { readonly href: string; readonly title: string } | null
}

const byId: NonNullable<EditorialOptions['resolve']> = (kind, target) => ({
  href: addressOf(kind, encodeURIComponent(target)),
  title: target,
})

type Resolve = NonNullable<EditorialOptions['resolve']>

function linkOf(node: WikilinkNode, resolve: Resolve, file: VFile): Link {
  const target = readTarget(node.target)
  if (!target.ok) file.fail(target.message, node, 'isoflop:wikilink')
  const here = target.kind === 'note' && target.target === ''
  const found = here ? { href: '', title: '' } : resolve(target.kind, target.target)
  if (found === null) file.fail(`Nothing is called “${target.target}”.`, node, 'isoflop:wikilink')
  const children: PhrasingContent[] = node.children.length > 0 ? node.children : [{ type: 'text', value: target.heading ?? found.title }]
  const hash = target.heading === undefined ? '' : `#${createAnchors()(target.heading)}`
  return { type: 'link', url: found.href + hash, children, data: { hProperties: { className: ['wikilink', `wikilink-${target.kind}`] } } }
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
  const children = fromHtmlIsomorphic(result.html, { fragment: true }).children as ElementContent[]
  node.data = { hName: display ? 'div' : 'span', hProperties: { className: [display ? 'math-display' : 'math'] }, hChildren: children }
}

function setAlert(node: Blockquote, source: string, file: VFile): void {
  const alert = readAlert(node, source)
  if (alert === null) return
  if ('wrong' in alert) file.fail(`“${alert.word}” is not an alert with a text.`, node, 'isoflop:alert')
  const title = alertTitles[alert.kind]
  node.data = { hName: 'div', hProperties: { className: ['alert', `alert-${alert.kind.toLowerCase()}`], role: 'note' } }
  node.children = [
    { type: 'paragraph', children: [{ type: 'text', value: title }], data: { hProperties: { className: ['alert-title'] } } },
    ...alert.children,
  ]
}

function setAnchor(node: HeadingNode, anchorOf: (text: string) => string): void {
  const text = plainText(node)
  const id = anchorOf(text)
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } }
  if (node.depth === 1) return
  const label = `Link to “${text}”`
  node.children.push({
    type: 'link',
    url: `#${encodeURIComponent(id)}`,
    children: [],
    data: { hProperties: { className: ['heading-anchor'], ariaLabel: label } },
  })
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
