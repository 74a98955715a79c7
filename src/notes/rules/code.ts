/** Text that MDX would run as code. */
import type { Node } from 'mdast'
import { type NodeChecks, type NodeContext, writtenAs } from '../checks/node-context.ts'
import { placeOf } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const noteExpression: Rule = {
  code: 'note/expression',
  level: 'error',
  title: 'Curly braces in the text',
  explains:
    'In MDX, curly braces run as code. A note is text and never runs, so they are refused rather than shown or dropped. A number comes from <Value>, a formula goes in dollar signs, and a brace that you mean is written \\{.',
  example: 'The budget is {6 * N * D} FLOP.',
  fixed: 'The budget is $6ND$ FLOP.',
}

export const noteModule: Rule = {
  code: 'note/module',
  level: 'error',
  title: 'An import or export',
  explains:
    'In MDX, a line that starts with import or export loads or defines code. A note is text and never runs; the components it may use are always there.',
  example: "import fs from 'node:fs'",
  fixed: '<Calculator id="kv-cache" />',
}

/** A line of code that MDX would run, at the start of a paragraph. */
const moduleLine =
  /^(?:import\s*(?:['"({*]|[\w$]+\s*(?:,|from\s*['"]))|import\s[\w$*{},\s]*\sfrom\s*['"]|export\s*(?:[{*]|default\b|(?:const|let|var|function|class|async|type|interface|enum)\s+[\w$*]))/

/** Whether a paragraph consists of imports or exports. They are reported line by line, and the paragraph needs no other check. */
export function isModule(paragraph: Node, { source, report }: NodeContext): boolean {
  const written = writtenAs(paragraph, source)
  if (!/^(?:import|export)\b/.test(written) || !moduleLine.test(written)) return false
  const { start } = placeOf(paragraph)
  for (const [index, line] of written.split('\n').entries()) {
    if (!/^\s*(?:import|export)\b/.test(line)) continue
    const place = { line: start.line + index, column: index === 0 ? start.column : 1 }
    const end = { line: place.line, column: place.column + line.length }
    report(
      noteModule,
      { start: place, end },
      {
        message: 'This line would load or define code, and a note is text.',
        hint: 'Leave it out; the components of a note are always there.',
      },
    )
  }
  return true
}

/** Reports braces, which MDX would run. */
export const nodeChecks: NodeChecks = () => ({
  expression(node, { report }) {
    report(noteExpression, placeOf(node), {
      message: 'Curly braces would run as code, and a note is text.',
      hint: /^\{:?\s*[#.]/.test(node.value)
        ? 'Leave them out; a heading has its anchor by itself, and the notebook has one look.'
        : 'Write <Value of="calculator.output" /> for a number, `$6ND$` for a formula, or \\{ for the brace itself.',
    })
  },
})
