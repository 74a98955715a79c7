/** Formulas. */
import { type NodeChecks, type NodeContext, writtenAs } from '../checks/node-context.ts'
import { renderFormula } from '../language/math.ts'
import type { Formula, FormulaBlock } from '../syntax/nodes.ts'
import { placeOf } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const noteMath: Rule = {
  code: 'note/math',
  level: 'error',
  title: 'A formula that cannot be read',
  explains:
    'Formulas are LaTeX between $…$, or $$…$$ for a display. They are set when the site is built, so a mistake is found here and no reader sees red text.',
  example: '$\\frac{6ND}{$',
  fixed: '$\\frac{6ND}{C}$',
}

export const noteMathCommand: Rule = {
  code: 'note/math-command',
  level: 'error',
  title: 'A formula with a command that notes do not have',
  explains:
    'Formulas say mathematics, with the commands of KaTeX that do: no links, images, HTML, colours, boxes, spacing by hand, messages, or definitions of new commands, which could paint over the page or take its time.',
  example: '$\\href{https://example.org}{x}$',
  fixed: '$x$',
}

function checkTex(node: Formula | FormulaBlock, display: boolean, { report }: NodeContext): void {
  const result = renderFormula(node.value, display)
  if (result.ok) return
  const { start, end } = placeOf(node)
  const column =
    result.offset === undefined || start.line !== end.line
      ? start.column
      : Math.min(start.column + result.offset + (display ? 2 : 1), end.column - 1)
  const { message, hint } = result
  report(result.reason === 'command' ? noteMathCommand : noteMath, { start: { line: start.line, column }, end }, { message, hint })
}

/** Reports what is wrong with a formula in a line, or on lines of its own. */
export const nodeChecks: NodeChecks = () => ({
  formula(node, context) {
    checkTex(node, node.display, context)
  },
  formulaBlock(node, context) {
    const wrong = (message: string, hint: string): void => context.report(noteMath, placeOf(node), { message, hint })
    if (node.meta !== '') wrong('Text beside the opening $$ would not be shown.', 'Start the formula on the next line.')
    if (!/\n[^\n]*\$\$\s*$/.test(writtenAs(node, context.source)))
      wrong('This display formula has no end.', 'Write $$ on a line of its own after it.')
    checkTex(node, true, context)
  },
})
