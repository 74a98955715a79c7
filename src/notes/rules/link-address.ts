/** link/address: a link to a page or a place of this site that is not there. */
import type { Rule } from './rule.ts'

export const linkAddress: Rule = {
  code: 'link/address',
  level: 'error',
  title: 'A link to a page of this site that is not there',
  explains:
    'An address that starts with / or # leads into this site, so its page and the place on it must exist, written as the site writes them: in lower case, with a slash at the end. Notes are best linked as [[id]] or [[id#heading]], which are checked, shown under “Mentioned in” and kept when a note is renamed.',
  example: 'See [the cache](/notes/kv-cahce/).',
  fixed: 'See [[kv-cache|the cache]].',
}
