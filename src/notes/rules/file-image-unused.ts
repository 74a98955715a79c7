/** file/image-unused: an image that no note shows. */
import type { Rule } from './rule.ts'

export const fileImageUnused: Rule = {
  code: 'file/image-unused',
  level: 'warning',
  title: 'An image that no note shows',
  explains: 'It would be kept and published for nobody.',
  example: 'content/notes/training/old-chart.png',
  fixed: '![The chart](./old-chart.png)',
}
