/** frontmatter/markup: marks in a text that is shown as it stands. */
import type { Rule } from './rule.ts'

export const frontmatterMarkup: Rule = {
  code: 'frontmatter/markup',
  level: 'warning',
  title: 'Marks in a text that is shown as it stands',
  explains:
    'Title, question, summary, claims and reasons are plain text: links, citations, formulas, code and bold are printed as they are typed there. Say it in words, and put the link or the citation into the body.',
  example: '---\ntitle: Prefill\nsummary: It fills the [[kv-cache]].\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n',
  fixed: '---\ntitle: Prefill\nsummary: It fills the KV cache.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n',
}
