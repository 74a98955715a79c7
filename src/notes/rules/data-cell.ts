/** data/cell: a cell that does not fit its column. */
import type { Rule } from './rule.ts'

export const dataCell: Rule = {
  code: 'data/cell',
  level: 'error',
  title: 'A cell that does not fit its column',
  explains: 'A number is written plainly, 70e9 and not 70B; an empty cell means that the value is not known.',
  example: 'llama-2-70b,Llama 2 70B,70B',
  fixed: 'llama-2-70b,Llama 2 70B,70e9',
}
