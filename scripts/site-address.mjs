/** The address that the site is published at: SITE_URL. Its links begin at the root of a domain. */

/** Stands in when SITE_URL is not set. */
const example = 'https://isoflop.example'

/** The address for Astro: SITE_URL, or the example when there is none or it is no address (`addressProblem` says so). */
export const siteAddress = (env) => (URL.canParse(env.SITE_URL ?? '') ? env.SITE_URL : example)

const quoted = (text) => JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text)

/** What is wrong with an address to publish at, in a sentence and a hint, or null. */
export function addressProblem(text) {
  const hint = `Write the domain alone, such as ${example}.`
  if (/\s/.test(text) || !URL.canParse(text)) return `SITE_URL is ${quoted(text)}, which is not an address. ${hint}`
  const { protocol, host, pathname, username, password } = new URL(text)
  if (username || password) return `SITE_URL carries a user name or a password, which would be printed on every page. ${hint}`
  if ((protocol !== 'https:' && protocol !== 'http:') || host === '')
    return `SITE_URL is ${quoted(text)}, which does not begin with https:// or http://. ${hint}`
  if (/[?#]/.test(text)) return `SITE_URL is ${quoted(text)}, with a query or a fragment. ${hint}`
  if (pathname !== '/') return `SITE_URL is ${quoted(text)}, with the path ${pathname}. ${noPath}`
  return null
}

const noPath = 'The links of the site begin at the root of its domain, so it cannot be published below a path. Give it a domain of its own.'

/** What is wrong with a path that the site should be below, or null. */
export const baseProblem = (base) => (base === '/' ? null : `The base is ${quoted(base)}. ${noPath}`)
