/** note/math-command: a formula with a command that notes do not have. */
import type { Rule } from './rule.ts'

export const noteMathCommand: Rule = {
  code: 'note/math-command',
  level: 'error',
  title: 'A formula with a command that notes do not have',
  explains:
    'Formulas say mathematics, with the commands of KaTeX that do: no links, images, HTML, colours, boxes, spacing by hand, messages, or definitions of new commands, which could paint over the page or take its time.',
  example: '$\\href{https://example.org}{x}$',
  fixed: '$x$',
}
