/** frontmatter/missing-key: a key is missing in the frontmatter. */
import type { Rule } from './rule.ts'

export const frontmatterMissingKey: Rule = {
  code: 'frontmatter/missing-key',
  level: 'error',
  title: 'A key is missing in the frontmatter',
  explains:
    'Every note has title, summary, kind, status and updated; every claim has id and text; every relation has to, kind and because.',
  example: '---\ntitle: The training loop\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step.',
  fixed:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step.',
}
