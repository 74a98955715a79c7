/** Links and their texts. */
import type { Rule } from './rule.ts'

export const noteLink: Rule = {
  code: 'note/link',
  level: 'error',
  title: 'A link to a place that is not allowed',
  explains:
    'A link goes to an https: address, to a heading with #, or to a page of this site with /. Everything else (javascript:, data:, http:, //host, a relative path) is refused. Another note is linked as [[id]].',
  example: '[Read more](javascript:alert(1))',
  fixed: '[Read more](https://arxiv.org/abs/2203.15556)',
}

export const noteLinkText: Rule = {
  code: 'note/link-text',
  level: 'error',
  title: 'A link without text, or within a link',
  explains: 'A link needs words that say where it goes, for those who hear the page; and a link cannot stand inside another link.',
  example: '[](https://arxiv.org/abs/2203.15556)',
  fixed: '[The paper](https://arxiv.org/abs/2203.15556)',
}
