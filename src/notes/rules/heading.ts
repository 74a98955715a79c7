/** Headings of a note. */
import type { Heading } from 'mdast'
import { type Check, isBlank } from '../checks/check-context.ts'
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
export const checkHeading: Check<Heading> = (node, guard) => {
  const place = placeOf(node)
  const { depth } = node
  if (depth === 1)
    guard.report(noteHeading, place, {
      message: 'A heading of the first level is the title, which is in the frontmatter.',
      hint: 'Start headings with ##.',
    })
  else if (depth > 4)
    guard.report(noteHeading, place, { message: `A heading of level ${depth} is too deep for a note.`, hint: 'Use ## to ####.' })
  else if (depth > guard.headingDepth + 1)
    guard.report(noteHeading, place, {
      message: 'This heading skips a level.',
      hint: `Start it with ${'#'.repeat(guard.headingDepth + 1)}.`,
    })
  guard.headingDepth = Math.max(depth, 1)
  if (isBlank(node)) guard.report(noteHeading, place, { message: 'The heading has no text.', hint: 'Write one, or leave the line out.' })
  for (const child of node.children)
    if (!inHeadings.has(child.type) && child.type !== 'expression' && child.type !== 'tag')
      guard.report(noteHeading, placeOf(child), {
        message: 'A heading is plain text, code or formulas.',
        hint: 'Put the link, citation or footnote in the paragraph below.',
      })
}
