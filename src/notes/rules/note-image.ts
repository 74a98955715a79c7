/** note/image: an image that is not beside the note. */
import type { Rule } from './rule.ts'

export const noteImage: Rule = {
  code: 'note/image',
  level: 'error',
  title: 'An image that is not beside the note',
  explains:
    'An image is a file in the note’s own folder, written ./name.png (or jpg, webp, avif), in lower case. Other folders, other addresses and SVG are refused: an image path in MDX is otherwise loaded as a module.',
  example: '![The slope](../../evil.mjs)',
  fixed: '![The slope](./slope.png)',
}
