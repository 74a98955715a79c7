/** note/link: a link to a place that is not allowed. */
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
