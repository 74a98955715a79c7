/** file/image-moves: an animation. */
import type { Rule } from './rule.ts'

export const fileImageMoves: Rule = {
  code: 'file/image-moves',
  level: 'error',
  title: 'An image that moves',
  explains:
    'What moves beside a text cannot be stopped by its reader, and a printed page has one picture of it. Show one picture, or two side by side; what one should play with is a calculator.',
  example: 'loop.webp, an animation',
  fixed: 'loop.webp, one picture',
}
