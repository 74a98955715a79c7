/** note/image-place: an image within a line. */
import type { Rule } from './rule.ts'

export const noteImagePlace: Rule = {
  code: 'note/image-place',
  level: 'error',
  title: 'An image within a line',
  explains: 'Images become figures, so each stands alone in its paragraph, with an empty line before and after.',
  example: 'The slope ![The slope](./slope.png) is steep.',
  fixed: 'The slope is steep.\n\n![The slope](./slope.png)',
}
