/** note/link-text: a link without text, or within a link. */
import type { Rule } from './rule.ts'

export const noteLinkText: Rule = {
  code: 'note/link-text',
  level: 'error',
  title: 'A link without text, or within a link',
  explains: 'A link needs words that say where it goes, for those who hear the page; and a link cannot stand inside another link.',
  example: '[](https://arxiv.org/abs/2203.15556)',
  fixed: '[The paper](https://arxiv.org/abs/2203.15556)',
}
