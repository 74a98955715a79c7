/** Images in a note: where they come from, how they are described, where they stand. */
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

export const noteImageAlt: Rule = {
  code: 'note/image-alt',
  level: 'error',
  title: 'An image without a description',
  explains: 'The text in the brackets is read aloud to those who do not see the image, and shown when it does not load.',
  example: '![](./slope.png)',
  fixed: '![Loss falls with compute along a straight line on log axes](./slope.png)',
}

export const noteImagePlace: Rule = {
  code: 'note/image-place',
  level: 'error',
  title: 'An image within a line',
  explains: 'Images become figures, so each stands alone in its paragraph, with an empty line before and after.',
  example: 'The slope ![The slope](./slope.png) is steep.',
  fixed: 'The slope is steep.\n\n![The slope](./slope.png)',
}
