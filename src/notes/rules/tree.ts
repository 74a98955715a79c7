/** The shape of a note as a tree: what it is made of, how deep, how large. */
import type { Node } from 'mdast'
import { noteLimits } from '../text/note-limits.ts'
import { placeOf, type Report } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const noteUnknownSyntax: Rule = {
  code: 'note/unknown-syntax',
  level: 'error',
  title: 'Something that the note language does not have',
  explains:
    'The note language is a closed list: paragraphs, headings, lists, tables, quotes, alerts, code, formulas, links, images, footnotes, citations and components. Anything else is refused.',
  example: '(a construct added to the parser later)',
  fixed: 'The same idea in plain Markdown.',
}

export const noteNesting: Rule = {
  code: 'note/nesting',
  level: 'error',
  title: 'Nested too deeply',
  explains:
    'Lists and quotes inside each other are limited (16 markers on a line, depth 24 in all), because a reader is lost long before and because the cost of reading them grows with the square of their depth.',
  example: '> > > > > > > > > > > > > > > > > A quote in a quote.',
  fixed: '> > A quote in a quote.',
}

export const noteTooComplex: Rule = {
  code: 'note/too-complex',
  level: 'error',
  title: 'Too much in one note',
  explains:
    'A note holds at most 5,000 pieces (words in bold, links, cells and so on) and 12,000 signs by which such pieces start and end, not too many of them in one paragraph, and is read in a bounded time. Split it.',
  example: 'A table of 10,000 cells.',
  fixed: 'The same data as a data set, shown with <Dataset id="…" />.',
}

/** All types of nodes that a note may have, or have refused by a rule of their own. */
export const nodeTypes: ReadonlySet<string> = new Set(
  [
    'root paragraph heading blockquote list listItem table tableRow tableCell code thematicBreak definition',
    'text emphasis strong delete inlineCode break link linkReference image footnoteReference footnoteDefinition',
    'wikilink citations formula formulaBlock tag expression',
  ].flatMap((types) => types.split(' ')),
)

/** Returns a function that is called before each node is checked. It reports nodes beyond the limits, and returns false for those to skip. */
export function createShapeCheck(): (node: Node, depth: number, report: Report) => boolean {
  let nodes = 0
  let deep = false
  return (node, depth, report) => {
    if (++nodes === noteLimits.nodes + 1)
      report(noteTooComplex, placeOf(node), {
        message: `The note has more than ${noteLimits.nodes} pieces.`,
        hint: 'Split it, or move a table into a data set.',
      })
    if (nodes > noteLimits.nodes || deep) return false
    if (depth > noteLimits.depth) {
      deep = true
      report(noteNesting, placeOf(node), { message: `This is nested more than ${noteLimits.depth} deep.`, hint: 'Nest less deeply.' })
      return false
    }
    if (!nodeTypes.has(node.type))
      report(noteUnknownSyntax, placeOf(node), { message: `Notes do not have “${node.type}”.`, hint: 'Say it in plain Markdown.' })
    return true
  }
}
