/** Formulas. */
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
