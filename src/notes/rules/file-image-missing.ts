/** file/image-missing: an image that does not exist. */
import type { Rule } from './rule.ts'

export const fileImageMissing: Rule = {
  code: 'file/image-missing',
  level: 'error',
  title: 'An image that does not exist',
  explains: 'An image stands beside the note that shows it, in the same folder.',
  example: '![Sharding](./shardign.png)',
  fixed: '![Sharding](./sharding.png)',
}
