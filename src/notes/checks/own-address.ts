/** An address that leads into this site, taken apart. */
import { noteAddress } from '../../records/address.ts'

export interface Address {
  /** Decoded, as `/notes/kv-cache/`. */
  readonly path: string
  /** Decoded, without its `#`. */
  readonly anchor: string
  /** Empty, or with its `?`. */
  readonly query: string
  readonly hasHash: boolean
  /** Whether the address is written with the name of the site. */
  readonly whole: boolean
  /** The address of the note that the link stands in. */
  readonly own: string
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The parts of an address of this site; null when it leads to another. */
export function ownAddressOf(url: string, id: string, site: string): Address | null {
  const base = new URL(site.replace(/\/?$/, '/'))
  const own = noteAddress(id)
  const { origin, pathname, hash, search } = new URL(url, `${base.origin}${own}`)
  const whole = /^https:/i.test(url)
  const below = pathname.startsWith(base.pathname) || `${pathname}/` === base.pathname
  if (origin !== base.origin || (whole && !below)) return null
  const path = whole ? `/${pathname.slice(base.pathname.length)}` : pathname
  const anchor = decode(hash.slice(1)).replace(/:~:.*$/s, '')
  return { path: decode(path), anchor, query: search, hasHash: url.includes('#') && !/#:~:/.test(url), whole, own }
}

/** A path as the site writes it: lower case, single slashes, one at the end, no name of a file. */
export const tidy = (path: string): string =>
  `${path
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/\/index\.html?$/, '/')
    .replace(/\.(?:html?|mdx?)\/?$/, '')}/`.replace(/\/+$/, '/')

/** The last part of a path. */
export const lastOf = (path: string): string => path.split('/').findLast((part) => part !== '') ?? ''

/** A part of a list, which a large notebook has on a page of its own. */
export const listPart = /^\/(?:notes|search|map)\/[^/]+\/\d+\/$/
