/** Numbers in prose that a calculator gives. */
import type { Rule } from './rule.ts'

export const noteFigure: Rule = {
  code: 'note/figure',
  level: 'warning',
  title: 'A figure with nothing that it stands on',
  explains:
    'Every figure in a note is computed or cited, so that a reader can follow it and it cannot go stale unseen. This paragraph has an amount with a unit or a magnitude, and neither a citation, nor a <Value> or <Parameter>, nor a link to a source, data set, parameter or calculator stands in it or in the footnotes that it refers to. For a footnote, the paragraph that refers to it counts too, and for a table, the paragraphs around it. If no calculator fits, show the working in a footnote with the cited numbers that it starts from, or say it without the figure.',
  example: 'Serving takes 80 % of what a model costs over its life.',
  fixed: 'Serving takes <Value of="lifetime-cost.inferenceShare" /> of what a model costs over its life.',
}
