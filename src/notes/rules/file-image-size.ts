/** file/image-size: an image with too many pixels, or none. */
import type { Rule } from './rule.ts'

export const fileImageSize: Rule = {
  code: 'file/image-size',
  level: 'error',
  title: 'An image with too many pixels, or none',
  explains:
    'An image has at most 4,096 pixels a side and 8.4 million in all. A small file can hold many more, and a reader’s browser needs four bytes of memory for each. Save it smaller: text is 700 pixels wide, twice or three times that on a dense screen.',
  example: 'chart.png, 22000 × 22000 pixels',
  fixed: 'chart.png, 2000 × 1200 pixels',
}
