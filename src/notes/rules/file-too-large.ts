/** file/too-large: a file that is too large. */
import type { Rule } from './rule.ts'

export const fileTooLarge: Rule = {
  code: 'file/too-large',
  level: 'error',
  title: 'A file that is too large',
  explains: 'A note is at most 64 KiB and an image at most 1 MB: readers load them, often on a phone.',
  example: 'photo.png, 4 MB',
  fixed: 'photo.webp, 200 kB',
}
