/** Markup as HTML, for the build alone. */
import type { Markup } from './markup.ts'

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
/** Without quotes where HTML needs none. */
const attribute = (text: string): string => (/^[\w#.:-]+$/.test(text) ? text : `"${escapeText(text).replace(/"/g, '&quot;')}"`)

/** Elements whose end tag HTML lets out: in a table of hundreds of rows they would be a tenth of the page. */
const openEnded: ReadonlySet<string> = new Set(['td', 'th', 'tr', 'dt', 'dd', 'li'])

/** One piece of markup; nothing in it is taken as HTML but its tags. */
export function htmlOf({ tag, attributes, children }: Markup): string {
  const written = Object.entries(attributes).map(([name, text]) => (text === '' ? ` ${name}` : ` ${name}=${attribute(text)}`))
  const inner = children.map((child) => (typeof child === 'string' ? escapeText(child) : htmlOf(child))).join('')
  return `<${tag}${written.join('')}>${inner}${openEnded.has(tag) ? '' : `</${tag}>`}`
}
