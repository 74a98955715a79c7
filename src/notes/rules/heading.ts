/** Headings of a note. */
import type { Node } from 'mdast'
import { isBlank, type NodeChecks } from '../checks/node-context.ts'
import { placeOf } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const noteHeading: Rule = {
  code: 'note/heading',
  level: 'error',
  title: 'A heading of the wrong level or without text',
  explains:
    'The title is in the frontmatter, so headings in the text begin with ## and go down to ####. A heading is plain text, code or formulas: footnotes, citations and components belong in a paragraph.',
  example: '# The training loop',
  fixed: '## The training loop',
}

const inHeadings = new Set(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'formula', 'break'])

/** Reports what is wrong with a heading: its level, its text, what stands in it. */
export const nodeChecks: NodeChecks = () => {
  let above = 1
  return {
    heading(node, { report }) {
      const wrong = (message: string, hint: string, at: Node = node): void => report(noteHeading, placeOf(at), { message, hint })
      const { depth, children } = node
      if (depth === 1) wrong('A heading of the first level is the title, which is in the frontmatter.', 'Start headings with ##.')
      else if (depth > 4) wrong(`A heading of level ${depth} is too deep for a note.`, 'Use ## to ####.')
      else if (depth > above + 1) wrong('This heading skips a level.', `Start it with ${'#'.repeat(above + 1)}.`)
      above = depth
      if (isBlank(node)) wrong('The heading has no text.', 'Write one, or leave the line out.')
      for (const child of children)
        if (!inHeadings.has(child.type) && child.type !== 'expression' && child.type !== 'tag')
          wrong('A heading is plain text, code or formulas.', 'Put the link, citation or footnote in the paragraph below.', child)
    },
  }
}
