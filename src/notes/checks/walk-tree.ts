/**
 * Walks the tree right after the parse and runs the checks of `rules/` on each node. Nothing is changed or dropped here; a note with an
 * error is not rendered.
 */

import type { Image, Node, Paragraph, Parent, Root, Table } from 'mdast'
import { decodedUnseen, describeDecoded } from '../../diagnostics/unseen.ts'
import { type CaptionNode, captionOf } from '../language/captions.ts'
import { nodeChecks } from '../rules/all-rules.ts'
import { isModule } from '../rules/code.ts'
import { wholeRows } from '../rules/table.ts'
import { textCharacter } from '../rules/text.ts'
import { createShapeCheck } from '../rules/tree.ts'
import { placeOf, type Report } from '../text/report.ts'
import { type Ancestors, type NodeContext, writtenAs } from './node-context.ts'

const links = new Set(['link', 'linkReference', 'wikilink'])

/** The ancestors of a node's children. */
const ancestorsWithin = (node: Node, { heading, link, footnote, caption }: Ancestors): Ancestors => ({
  heading: heading || node.type === 'heading',
  link: link || links.has(node.type),
  footnote: footnote || node.type === 'footnoteDefinition',
  caption,
  paragraph: node.type === 'paragraph' ? (node as Paragraph) : null,
})

/** Reports what the entities and escapes of a node itself stand for, when it cannot be seen. */
function checkDecoded(node: Node, { source, report }: NodeContext): void {
  const { children: _children, position: _position, ...own } = node as Node & { children?: unknown }
  for (const character of decodedUnseen(own, writtenAs(node, source))) report(textCharacter, placeOf(node), describeDecoded(character))
}

const outside: Ancestors = { heading: false, link: false, footnote: false, caption: false, paragraph: null }

type Visit = (node: Node, context: NodeContext) => void

/** The checks of one note; those of a type of node in one function. */
function createVisitors(): { readonly check: Visit; readonly end: (context: NodeContext) => void } {
  const visitors = nodeChecks.map((create) => create())
  const byType = new Map<string, Visit[]>()
  for (const { end: _end, ...visitor } of visitors)
    for (const [type, visit] of Object.entries(visitor)) byType.set(type, [...(byType.get(type) ?? []), visit as Visit])
  return {
    check(node, context) {
      for (const visit of byType.get(node.type) ?? []) visit(node, context)
    },
    end(context) {
      for (const { end } of visitors) end?.(context)
    },
  }
}

/** Reports all that a note's tree may not hold. `source` is the text that its positions refer to. */
export function checkTree(root: Root, source: string, report: Report): void {
  const { check, end } = createVisitors()
  const mayEnter = createShapeCheck()
  const visit = (node: Node, depth: number, context: NodeContext): void => {
    if (!mayEnter(node, depth, context.report)) return
    checkDecoded(node, context)
    if (node.type === 'paragraph' && isModule(node, context)) return
    check(node, context)
    if (node.type === 'image') visitCaption(node as Image, depth, context)
    if (!('children' in node)) return
    const inner = { ...context, ancestors: ancestorsWithin(node, context.ancestors) }
    const children = node.type === 'table' ? wholeRows(node as Table, context) : (node as Parent).children
    for (const child of children) visit(child, depth + 1, inner)
  }
  // Positions in a caption are those of a text of its own, so all that is wrong in it is reported at the image.
  const visitCaption = (image: Image, depth: number, context: NodeContext): void => {
    const caption = captionOf(image, context.source)
    if (!caption) return
    const place = placeOf(image)
    const report: Report = (rule, _, words) => context.report(rule, place, words)
    const inner = { source: caption.source, report, ancestors: { ...outside, caption: true } }
    check({ ...caption.line, type: 'caption' } satisfies CaptionNode, inner)
    for (const child of caption.line.children) visit(child, depth + 1, inner)
  }
  const context = { source, report, ancestors: outside }
  visit(root, 0, context)
  end(context)
}
