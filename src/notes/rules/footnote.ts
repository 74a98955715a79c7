/** Footnotes, which are set as sidenotes: one paragraph each, referred to at least once, not in headings, links or each other. */
import type { FootnoteDefinition, FootnoteReference, Node, Paragraph, PhrasingContent, Text } from 'mdast'
import type { Standing } from '../checks/check-context.ts'
import { placeOf, quote, type Report, type Words } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const noteFootnote: Rule = {
  code: 'note/footnote',
  level: 'error',
  title: 'A footnote that cannot be set in the margin',
  explains:
    'Footnotes become sidenotes: one paragraph each, defined once, referred to at least once, outside headings and other footnotes.',
  example: 'A loop has four steps.[^1]',
  fixed: 'A loop has four steps.[^1]\n\n[^1]: Forward, loss, backward, update.',
}

/** The words of a sidenote; null when it has more or other than one paragraph. */
export function sidenoteContent(definition: FootnoteDefinition): readonly PhrasingContent[] | null {
  const [paragraph] = definition.children
  return definition.children.length === 1 && paragraph?.type === 'paragraph' ? (paragraph as Paragraph).children : null
}

const whereReferred = (standing: Standing): string | null =>
  standing.heading ? 'a heading' : standing.link ? 'a link' : standing.footnote ? 'another footnote' : null

/** Collects references and definitions while a tree is walked; `finish` reports those that do not meet. */
export function createFootnoteCheck(report: Report) {
  const definitions = new Map<string, FootnoteDefinition>()
  const referred = new Set<string>()
  const problem = (node: Node, words: Words): void => report(noteFootnote, placeOf(node), words)

  const define = (node: FootnoteDefinition): void => {
    const shown = quote(node.identifier, 20)
    if (definitions.has(node.identifier)) problem(node, { message: `The footnote “${shown}” is defined twice.`, hint: 'Keep one of them.' })
    else definitions.set(node.identifier, node)
    if (sidenoteContent(node) === null)
      problem(node, {
        message: 'A footnote is one paragraph, because it is set in the margin.',
        hint: 'Shorten it, or move it into the text.',
      })
  }
  const refer = (node: FootnoteReference, standing: Standing): void => {
    referred.add(node.identifier)
    const where = whereReferred(standing)
    if (where !== null) problem(node, { message: `A footnote stands in ${where}.`, hint: 'Put it in the text.' })
  }
  const leftover = (node: Text, source: string): void => {
    if (!node.value.includes('[^')) return
    const match = /(?<!\\)\[\^([^\]\s]+)\]/.exec(source.slice(node.position?.start.offset, node.position?.end.offset))
    if (match)
      problem(node, {
        message: `The footnote “${quote(match[1] ?? '', 20)}” is not defined.`,
        hint: `Add a line [^${quote(match[1] ?? '', 20)}]: with its text.`,
      })
  }
  return {
    visit(node: Node, standing: Standing, source: string): void {
      if (node.type === 'footnoteDefinition') define(node as FootnoteDefinition)
      else if (node.type === 'footnoteReference') refer(node as FootnoteReference, standing)
      else if (node.type === 'text') leftover(node as Text, source)
    },
    finish(): void {
      for (const [identifier, node] of definitions)
        if (!referred.has(identifier))
          problem(node, {
            message: `Nothing refers to the footnote “${quote(identifier, 20)}”.`,
            hint: 'Refer to it in the text, or leave it out.',
          })
    },
  }
}
