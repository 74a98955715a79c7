/** Links by address to pages of this site. */
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

export const linkOwnAddress: Rule = {
  code: 'link/own-address',
  level: 'warning',
  title: 'A link to this site with the whole address',
  explains:
    'The name of the site in a link leads away from a preview or a copy of the notebook, and marks the link as one to another site. Write the address from its first slash, or link a note as [[id]].',
  example: 'See [the cache](https://isoflop.example/notes/kv-cache/).',
  fixed: 'See [[kv-cache|the cache]].',
}

export const linkScenario: Rule = {
  code: 'link/scenario',
  level: 'warning',
  title: 'A link with a scenario that cannot be read',
  explains:
    'After ?with= stand the assumptions of a scenario: parameters, or inputs of a calculator, each with its value. One that is not known or out of its range is passed over, so readers would see other numbers than the link promises. Copy the address from the page on which you set the values.',
  example: 'At [three dollars](/notes/kv-cache/?with=gpuHourPrise:3) it differs.',
  fixed: 'At [three dollars](/notes/kv-cache/?with=gpuHourPrice:3) it differs.',
}
