/**
 * L3, the guard: walks the tree right after the parse, knows a closed list of node types, and reports everything else. Nothing is changed
 * or dropped here; a note with a report is not rendered.
 */

import type { Image, Node, Paragraph, Parent, Root, Table } from 'mdast'
import { decodedUnseen, describeDecoded } from '../../diagnostics/unseen.ts'
import { captionGuard, captionOf, checkCaption } from '../language/captions.ts'
import { wholeRows } from '../language/table-rows.ts'
import { isModule } from '../rules/code.ts'
import { createFootnoteCheck } from '../rules/footnote.ts'
import { textCharacter } from '../rules/text.ts'
import { noteNesting, noteTooComplex, noteUnknownSyntax } from '../rules/tree.ts'
import { noteLimits } from '../text/note-limits.ts'
import { placeOf, type Report } from '../text/report.ts'
import type { Guard, Standing } from './check-context.ts'
import { checks } from './node-checks.ts'
import { checkMarks } from './other-tools-marks.ts'

const plain = new Set(
  'root paragraph text emphasis strong delete inlineCode code break thematicBreak list listItem table tableRow tableCell linkReference'.split(
    ' ',
  ),
)

/** All types of nodes that a note may have, or have refused by a rule of their own. */
export const nodeTypes = new Set([...plain, ...Object.keys(checks), 'footnoteReference', 'footnoteDefinition'])

/** What holds lines of text, and not other blocks. */
const lines = new Set(['paragraph', 'heading', 'tableCell'])

function standingIn(node: Node, standing: Standing): Standing {
  const paragraph = node.type === 'paragraph' ? (node as Paragraph) : null
  const link = standing.link || node.type === 'link' || node.type === 'linkReference' || node.type === 'wikilink'
  return {
    heading: standing.heading || node.type === 'heading',
    link,
    footnote: standing.footnote || node.type === 'footnoteDefinition',
    paragraph,
  }
}

/** Reports what the entities and escapes of a node itself stand for, when it cannot be seen. */
function checkDecoded(node: Node, { source, report }: Guard): void {
  const { children: _children, position, ...own } = node as Node & { children?: unknown }
  for (const character of decodedUnseen(own, source.slice(position?.start.offset, position?.end.offset)))
    report(textCharacter, placeOf(node), describeDecoded(character))
}

const outside: Standing = { heading: false, link: false, footnote: false, paragraph: null }

/** Reports all that a note's tree may not hold. `source` is the text that its positions refer to. */
export function guardTree(root: Root, source: string, report: Report): void {
  const note: Guard = { source, report, opened: new Set(), headingDepth: 1 }
  const footnotes = createFootnoteCheck(report)
  let nodes = 0
  let deep = false
  const visit = (node: Node, standing: Standing, depth: number, guard = note): void => {
    if (++nodes === noteLimits.nodes + 1)
      report(noteTooComplex, placeOf(node), {
        message: `The note has more than ${noteLimits.nodes} pieces.`,
        hint: 'Split it, or move a table into a data set.',
      })
    if (nodes > noteLimits.nodes || deep) return
    if (depth > noteLimits.depth) {
      deep = true
      report(noteNesting, placeOf(node), { message: `This is nested more than ${noteLimits.depth} deep.`, hint: 'Nest less deeply.' })
      return
    }
    if (!nodeTypes.has(node.type))
      report(noteUnknownSyntax, placeOf(node), { message: `Notes do not have “${node.type}”.`, hint: 'Say it in plain Markdown.' })
    checkDecoded(node, guard)
    const check = Object.hasOwn(checks, node.type) ? checks[node.type] : undefined
    check?.(node as never, guard, standing)
    if (guard === note) footnotes.visit(node, standing, source)
    if (node.type === 'paragraph' && !standing.heading && isModule(node as Paragraph, guard)) return
    if (lines.has(node.type)) checkMarks(node, guard)
    if (node.type === 'image') visitCaption(node as Image, depth)
    if (!('children' in node)) return
    const inner = standingIn(node, standing)
    const children = node.type === 'table' ? wholeRows(node as Table, guard) : (node as Parent).children
    for (const child of children) visit(child, inner, depth + 1, guard)
  }
  const visitCaption = (image: Image, depth: number): void => {
    const caption = captionOf(image, source)
    if (!caption) return
    const guard = captionGuard(image, caption, note)
    checkCaption(caption, guard)
    for (const child of caption.line.children) visit(child, outside, depth + 1, guard)
  }
  visit(root, outside, 0)
  footnotes.finish()
}
