/** The shape of a check of a note's tree, and the context that it gets: visitors by type of node, as in ESLint, and a node's ancestors. */
import type { Node, Nodes, Paragraph, Parent, Text } from 'mdast'
import type { Place } from '../../diagnostics/diagnostic.ts'
import type { CaptionNode } from '../language/captions.ts'
import type { Rule } from '../rules/rule.ts'
import { placeAt } from '../text/read-text.ts'
import type { Report, Words } from '../text/report.ts'

/** The ancestors of a node, as far as checks need them. */
export interface Ancestors {
  readonly heading: boolean
  readonly link: boolean
  readonly footnote: boolean
  readonly caption: boolean
  /** The nearest paragraph, when the node is its child. */
  readonly paragraph: Paragraph | null
}

export interface NodeContext {
  /** The text that positions refer to: the note, or the caption in which a node stands. */
  readonly source: string
  readonly report: Report
  readonly ancestors: Ancestors
}

type NoteNode = Nodes | CaptionNode

/** The checks of a note, by type of node. `end` runs after the last node. */
export type NodeVisitors = {
  readonly [T in NoteNode['type']]?: (node: Extract<NoteNode, { type: T }>, context: NodeContext) => void
} & { readonly end?: (context: NodeContext) => void }

/** Makes the visitors for one note. What a check remembers from node to node is in their closure. */
export type NodeChecks = () => NodeVisitors

/** Whether a reader would see nothing of a node. */
export const isBlank = (node: Node): boolean =>
  node.type === 'text' ? (node as Text).value.trim() === '' : 'children' in node && (node as Parent).children.every(isBlank)

/** A node as the author wrote it, escapes and all. */
export const writtenAs = ({ position }: Node, source: string): string =>
  position ? source.slice(position.start.offset, position.end.offset) : ''

/** The place of a character, counted from 0 in a node's text as written. */
export function placeWithin({ position }: Node, written: string, offset: number): Place {
  const start = position?.start ?? { line: 1, column: 1 }
  const { line, column } = placeAt(written, offset)
  return { line: start.line + line - 1, column: line === 1 ? start.column + column - 1 : column }
}

/** Reports the first two characters of the first match in a text as it was written. */
export function reportFirst(pattern: RegExp, node: Text, { source, report }: NodeContext, rule: Rule, words: Words): void {
  const written = writtenAs(node, source)
  const match = pattern.exec(written)
  if (!match) return
  const start = placeWithin(node, written, match.index)
  report(rule, { start, end: { line: start.line, column: start.column + 2 } }, words)
}
