/** What a check of the tree is told: where a node stands, and the note around it. */
import type { Node, Paragraph, Parent, Text } from 'mdast'
import type { Report } from '../text/report.ts'

/** Where a node stands. */
export interface Standing {
  readonly heading: boolean
  readonly link: boolean
  readonly footnote: boolean
  /** The nearest paragraph, when the node is its child. */
  readonly paragraph: Paragraph | null
}

export interface Guard {
  readonly source: string
  readonly report: Report
  /** Names of components that were opened by a tag of their own; their closing tags say nothing new. */
  readonly opened: Set<string>
  /** Depth of the last heading. */
  headingDepth: number
}

export type Check<T> = (node: T, guard: Guard, standing: Standing) => void

/** Whether a reader would see nothing of a node. */
export const isBlank = (node: Node): boolean =>
  node.type === 'text' ? (node as Text).value.trim() === '' : 'children' in node && (node as Parent).children.every(isBlank)
