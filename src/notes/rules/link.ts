/** Links: where they may go, and their texts. */
import type { Node, Parent } from 'mdast'
import { isBlank, type NodeChecks, type NodeContext } from '../checks/node-context.ts'
import { judgeUrl } from '../checks/url-policy.ts'
import { placeOf } from '../text/report.ts'
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

/** Reports a link that stands in another link, or has no text. */
export function checkLinkText(node: Parent, { report, ancestors }: NodeContext): void {
  if (ancestors.link)
    report(noteLinkText, placeOf(node), { message: 'A link stands inside a link.', hint: 'Let the one end before the other starts.' })
  if (node.type !== 'wikilink' && isBlank(node))
    report(noteLinkText, placeOf(node), { message: 'The link has no text.', hint: 'Write in the brackets where it leads.' })
}

function checkUrl(node: Node & { readonly url: string }, { report }: NodeContext): void {
  const refusal = judgeUrl(node.url)
  if (refusal) report(noteLink, placeOf(node), refusal)
}

export const nodeChecks: NodeChecks = () => ({
  link(node, context) {
    checkUrl(node, context)
    checkLinkText(node, context)
  },
  linkReference: checkLinkText,
  definition: checkUrl,
})
