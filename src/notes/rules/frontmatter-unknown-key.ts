/** frontmatter/unknown-key: an unknown key in the frontmatter. */
import type { Rule } from './rule.ts'

export const frontmatterUnknownKey: Rule = {
  code: 'frontmatter/unknown-key',
  level: 'error',
  title: 'An unknown key in the frontmatter',
  explains:
    'Only the keys that the notebook knows can stand there, so that a typing mistake is seen and nothing is set behind the reader’s back.',
  example:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\nlayout: ../Wide.astro\n---\n\nOne step.',
  fixed:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step.',
}
