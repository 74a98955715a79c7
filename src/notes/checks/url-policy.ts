/** Where a link in a note may go: `https:`, a heading of the page, or a page of this site. Decoded before it is judged. */
import { normalizeUri } from 'micromark-util-sanitize-uri'
import { decodedUnseen, describeDecoded } from '../../diagnostics/unseen.ts'
import { quote } from '../text/report.ts'

export interface Refusal {
  readonly message: string
  readonly hint: string
  readonly fix?: string
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
const blankOrBackslash = /[\u0000-\u0020\u007f\\]/
const allowed = /^(?:https:\/\/[^/\\?#]|#|\/(?![/\\]))/i

/** The address as written and percent-decoded once, twice and three times; null when it cannot be decoded. */
function decodings(url: string): string[] | null {
  const forms = [url]
  try {
    for (let round = 0; round < 3; round++) {
      const next = decodeURIComponent(forms.at(-1) ?? '').replace(/[\t\n\r]/g, '')
      if (next === forms.at(-1)) break
      forms.push(next)
    }
  } catch {
    return null
  }
  return forms
}

/** Why a link may not go to an address. */
function describeRefusal(url: string): Refusal {
  const shown = quote(url, 50)
  if (/^http:/i.test(url)) return { message: `“${shown}” is not encrypted.`, hint: 'Write https: if the site has it; nearly all do.' }
  if (/^mailto:/i.test(url))
    return { message: 'A link to a mail address is not allowed.', hint: 'Leave the address out, or write it as text.' }
  if (/^[\\/]/.test(url)) return { message: `“${shown}” leads to another site.`, hint: 'Write https:// before the name of the site.' }
  if (/^[a-z][a-z0-9+.-]*:/i.test(url))
    return { message: `A link to “${shown}” is not allowed.`, hint: 'Link to an address that starts with https://.' }
  return {
    message: `“${shown}” is not an address that a note can link to.`,
    hint: 'Link a note as [[id]], another page as /about/, and other sites with https://.',
  }
}

/** Reads `./kv-cache.mdx#Its size`, as other tools link a note; null for any other address. Whether the note exists is checked later. */
export function fileOf(url: string): { readonly name: string; readonly heading: string } | null {
  const written = decodings(url)?.at(-1) ?? ''
  const { name, heading = '' } =
    /^(?:[\p{L}\p{N} ._-]*\/)*(?<name>[\p{L}\p{N} ._-]+)\.mdx?(?:#(?<heading>[^\n]*))?$/u.exec(written)?.groups ?? {}
  return name === undefined || written.startsWith('/') ? null : { name, heading }
}

/** Why a link may not go to an address; null when it may. */
export function judgeUrl(url: string): Refusal | null {
  const file = fileOf(url)
  if (file)
    return {
      message: `“${quote(url, 50)}” is a file, and a page has no files of notes beside it.`,
      hint: `Link the note as [[${quote(file.name, 50)}]].`,
    }
  if (url === '') return { message: 'The link goes nowhere.', hint: 'Write an address in the brackets, or link a note as [[id]].' }
  if (blankOrBackslash.test(url))
    return { ...describeRefusal(url), message: `The address “${quote(url, 50)}” holds a space, backslash or control character.` }
  const forms = decodings(url)
  if (forms === null)
    return { message: `The address “${quote(url, 50)}” has a % that means nothing.`, hint: 'Write %25 for a percent sign.' }
  const [hidden] = decodedUnseen(forms.slice(1), url)
  if (hidden !== undefined) return describeDecoded(hidden)
  if (forms.some((form) => !allowed.test(form))) return describeRefusal(url)
  if (!/^https:/i.test(url)) return null
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed === null || !parsed.hostname.includes('.'))
    return { message: `“${quote(url, 50)}” is not a whole address.`, hint: 'Copy it again from the browser.' }
  if (parsed.username !== '' || parsed.password !== '')
    return { message: 'The address holds a user name.', hint: 'Leave out what stands before the @.' }
  return null
}

export const isExternal = (url: string): boolean => /^https:/i.test(url)

/** The address for `href`, before it is escaped as HTML. */
export const hrefOf = (url: string): string => normalizeUri(url)

/** The address of an image of a note: a file beside it. */
export const imagePattern = /^\.\/[a-z0-9]+(?:-[a-z0-9]+)*\.(?:png|jpg|jpeg|webp|avif)$/
