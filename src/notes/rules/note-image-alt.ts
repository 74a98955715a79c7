/** note/image-alt: an image without a description. */
import type { Rule } from './rule.ts'

export const noteImageAlt: Rule = {
  code: 'note/image-alt',
  level: 'error',
  title: 'An image without a description',
  explains: 'The text in the brackets is read aloud to those who do not see the image, and shown when it does not load.',
  example: '![](./slope.png)',
  fixed: '![Loss falls with compute along a straight line on log axes](./slope.png)',
}
