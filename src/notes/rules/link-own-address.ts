/** link/own-address: a link to this site with the whole address. */
import type { Rule } from './rule.ts'

export const linkOwnAddress: Rule = {
  code: 'link/own-address',
  level: 'warning',
  title: 'A link to this site with the whole address',
  explains:
    'The name of the site in a link leads away from a preview or a copy of the notebook, and marks the link as one to another site. Write the address from its first slash, or link a note as [[id]].',
  example: 'See [the cache](https://isoflop.example/notes/kv-cache/).',
  fixed: 'See [[kv-cache|the cache]].',
}
