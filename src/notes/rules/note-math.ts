/** note/math: a formula that cannot be read. */
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
