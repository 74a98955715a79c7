/** frontmatter/value: a value of the wrong form in the frontmatter. */
import type { Rule } from './rule.ts'

export const frontmatterValue: Rule = {
  code: 'frontmatter/value',
  level: 'error',
  title: 'A value of the wrong form in the frontmatter',
  explains:
    'Each key has its form: text, a list, a date like 2026-11-20, one of a few words. Texts have lengths, because pages, cards and search results must fit them.',
  example:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: idea\nstatus: established\nupdated: 20 November 2026\n---\n\nOne step.',
  fixed:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step.',
}
