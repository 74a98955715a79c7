/** Footnotes, which are set as sidenotes: one paragraph each, referred to at least once, not in headings, links or each other. */
import type { FootnoteDefinition, PhrasingContent } from 'mdast'
import { type Ancestors, type NodeChecks, writtenAs } from '../checks/node-context.ts'
import { placeOf, quote } from '../text/report.ts'
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
  return definition.children.length === 1 && paragraph?.type === 'paragraph' ? paragraph.children : null
}

const whereReferred = ({ heading, link, footnote }: Ancestors): string | null =>
  heading ? 'a heading' : link ? 'a link' : footnote ? 'another footnote' : null

/** Collects references and definitions, and reports those that do not meet. A caption has no footnotes, which `image.ts` says. */
export const nodeChecks: NodeChecks = () => {
  const definitions = new Map<string, FootnoteDefinition>()
  const referred = new Set<string>()
  return {
    footnoteDefinition(node, { report, ancestors }) {
      if (ancestors.caption) return
      const shown = quote(node.identifier, 20)
      if (definitions.has(node.identifier))
        report(noteFootnote, placeOf(node), { message: `The footnote “${shown}” is defined twice.`, hint: 'Keep one of them.' })
      else definitions.set(node.identifier, node)
      if (sidenoteContent(node) === null)
        report(noteFootnote, placeOf(node), {
          message: 'A footnote is one paragraph, because it is set in the margin.',
          hint: 'Shorten it, or move it into the text.',
        })
    },
    footnoteReference(node, { report, ancestors }) {
      if (ancestors.caption) return
      referred.add(node.identifier)
      const where = whereReferred(ancestors)
      if (where !== null) report(noteFootnote, placeOf(node), { message: `A footnote stands in ${where}.`, hint: 'Put it in the text.' })
    },
    text(node, { source, report, ancestors }) {
      if (ancestors.caption || !node.value.includes('[^')) return
      const [, name] = /(?<!\\)\[\^([^\]\s]+)\]/.exec(writtenAs(node, source)) ?? []
      if (name === undefined) return
      const shown = quote(name, 20)
      const message = `The footnote “${shown}” is not defined.`
      report(noteFootnote, placeOf(node), { message, hint: `Add a line [^${shown}]: with its text.` })
    },
    end({ report }) {
      for (const [identifier, node] of definitions)
        if (!referred.has(identifier))
          report(noteFootnote, placeOf(node), {
            message: `Nothing refers to the footnote “${quote(identifier, 20)}”.`,
            hint: 'Refer to it in the text, or leave it out.',
          })
    },
  }
}
