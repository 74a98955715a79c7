/** file/image-content: an image that is not what its name says. */
import type { Rule } from './rule.ts'

export const fileImageContent: Rule = {
  code: 'file/image-content',
  level: 'error',
  title: 'An image that is not what its name says',
  explains:
    'An image must begin as its format does, say its size, and end where its parts say. A page that is called .png would be sent to readers as it is.',
  example: 'chart.png, which holds HTML',
  fixed: 'chart.png, which holds a PNG image',
}
