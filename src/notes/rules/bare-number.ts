/**
 * Figures in prose that nothing supports: the one check that reads sentences.
 *
 * - **figure**: an amount with a unit or a magnitude, such as 12 %, $5, 3.2 ×, 40 billion or 16.8 ms. Years, counts, names of models,
 *   headings, formulas and code do not count; nor do bytes and bits, which are mostly definitions.
 * - **ground**: what can support a figure: a citation, a computed value, a parameter, a link to the notebook's own records.
 */
import type { FootnoteDefinition, FootnoteReference, Node, Parent, Root } from 'mdast'
import type { Place } from '../../diagnostics/diagnostic.ts'
import { inlineComponents } from '../../records/note.ts'
import { type NodeChecks, placeWithin, writtenAs } from '../checks/node-context.ts'
import { readTarget } from '../language/wikilink-target.ts'
import type { Tag, WikilinkNode } from '../syntax/nodes.ts'
import { quote, type Report } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const noteFigure: Rule = {
  code: 'note/figure',
  level: 'warning',
  title: 'A figure with nothing that it stands on',
  explains:
    'Every figure in a note is computed or cited, so that a reader can follow it and it cannot go stale unseen. This paragraph has an amount with a unit or a magnitude, and neither a citation, nor a <Value> or <Parameter>, nor a link to a source, data set, parameter or calculator stands in it or in the footnotes that it refers to. For a footnote, the paragraph that refers to it counts too, and for a table, the paragraphs around it. If no calculator fits, show the working in a footnote with the cited numbers that it starts from, or say it without the figure.',
  example: 'Serving takes 80 % of what a model costs over its life.',
  fixed: 'Serving takes <Value of="lifetime-cost.inferenceShare" /> of what a model costs over its life.',
}

const digits = String.raw`(?<![\p{L}\d.,-])\d+(?:[.,\u2009\u202f]\d+)*`
const numeral =
  '(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\\p{Ll}+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred)'
const magnitude = '(?:thousand|million|billion|trillion)'
const unit =
  '(?:tokens?|parameters|FLOP|dollars|cents|seconds|hours|days|ms|µs|s|h|[kMGT]B|[kMGT]?Wh?|joules|tonnes|GPU-hours|GPU-days|PF-days)'
const gap = String.raw`[\s\u00a0\u202f]+`

const figure = new RegExp(
  [
    // Another letter makes it a formula that does not end, such as $6ND, which is reported as that.
    String.raw`[$€£]\d+(?:[.,]\d+)*(?:\s?(?:k|[MBT]|bn|mn|tn|${magnitude})\b|(?![\d\p{L}^_\\]))`,
    `${digits}[\\s\\u00a0\\u202f]*[%×]`,
    `${digits}(?:-fold\\b|${gap}(?:per${gap}cent|percent|times)\\b)`,
    `${digits}${gap}(?:${magnitude}\\b(?:${gap}${unit}\\b)?|(?:a${gap})?${unit}(?![\\p{L}\\d]))`,
    `\\b${numeral}(?:-fold\\b|${gap}(?:per${gap}cent\\b|${magnitude}\\b))`,
  ].join('|'),
  'iu',
)

/** The first figure of a text, with its offset; null when it has none. */
export const findFigure = (text: string): { readonly text: string; readonly offset: number } | null => {
  const match = figure.exec(text)
  return match ? { text: match[0], offset: match.index } : null
}

const isGround = (node: Node): boolean => {
  if (node.type === 'citations') return true
  if (node.type === 'tag') return (inlineComponents as readonly string[]).includes((node as Tag).name)
  if (node.type !== 'wikilink') return false
  const target = readTarget((node as WikilinkNode).target)
  return target.ok && target.kind !== 'note'
}

const childrenOf = (node: Node): readonly Node[] => ('children' in node ? (node as Parent).children : [])
const some = (node: Node, holds: (node: Node) => boolean): boolean => holds(node) || childrenOf(node).some((child) => some(child, holds))

interface Found {
  readonly text: string
  readonly place: Place
}

/** The first figure in a block, with its place; read from the source, so that the place is exact in spite of escapes. */
function figureIn(block: Node, source: string): Found | null {
  if (block.type === 'text') {
    const written = writtenAs(block, source)
    const found = findFigure(written)
    return found && { text: found.text, place: placeWithin(block, written, found.offset) }
  }
  for (const child of childrenOf(block)) {
    const found = figureIn(child, source)
    if (found) return found
  }
  return null
}

const references = (node: Node): readonly string[] =>
  node.type === 'footnoteReference' ? [(node as FootnoteReference).identifier] : childrenOf(node).flatMap(references)

/** Identifiers of footnotes that hold a ground (`own`), and of those that a paragraph or table with a ground refers to (`hung`). */
function groundedFootnotes(root: Root): { readonly own: ReadonlySet<string>; readonly hung: ReadonlySet<string> } {
  const own = new Set<string>()
  const hung = new Set<string>()
  const visit = (node: Node): void => {
    if (node.type === 'footnoteDefinition' && some(node, isGround)) own.add((node as FootnoteDefinition).identifier)
    if ((node.type === 'paragraph' || node.type === 'table') && some(node, isGround)) for (const id of references(node)) hung.add(id)
    else for (const child of childrenOf(node)) visit(child)
  }
  visit(root)
  return { own, hung }
}

/** Reports the first figure of each paragraph or table without a ground. `source` is the text that positions refer to. */
function checkFigures(root: Root, source: string, report: Report): void {
  const footnotes = groundedFootnotes(root)
  const grounded = (block: Node): boolean => some(block, isGround) || references(block).some((id) => footnotes.own.has(id))
  const check = (block: Node, around: readonly (Node | undefined)[]): void => {
    const found = figureIn(block, source)
    if (!found || grounded(block) || around.some((each) => each?.type === 'paragraph' && grounded(each))) return
    const { line, column } = found.place
    const end = found.text.includes('\n') ? undefined : { line, column: column + found.text.length }
    report(
      noteFigure,
      { start: found.place, end },
      {
        message: `“${quote(found.text, 30)}” is neither computed nor cited in this ${block.type === 'table' ? 'table' : 'paragraph'}.`,
        hint: 'Let a calculator give it, <Value of="calculator.output" />, cite where it stands, [@key, page], or say it without the figure.',
      },
    )
  }
  const visit = (parent: Node): void => {
    const children = childrenOf(parent)
    for (const [index, node] of children.entries()) {
      if (node.type === 'paragraph') check(node, [])
      else if (node.type === 'table') check(node, [children[index - 1], children[index + 1]])
      else if (node.type === 'footnoteDefinition' && footnotes.hung.has((node as FootnoteDefinition).identifier)) continue
      else if (node.type !== 'heading') visit(node)
    }
  }
  visit(root)
}

export const nodeChecks: NodeChecks = () => ({ root: (node, { source, report }) => checkFigures(node, source, report) })
