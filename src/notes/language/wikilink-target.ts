/** What a wikilink's target names: a note by id, title or alias, perhaps with a heading; or a parameter, calculator, data set or source. */
import type { LinkKind } from '../../records/note.ts'

export const linkPrefixes: Readonly<Record<string, LinkKind>> = {
  param: 'parameter',
  calc: 'calculator',
  data: 'dataset',
  source: 'source',
}

export type Target =
  | { readonly ok: true; readonly kind: LinkKind; readonly target: string; readonly heading?: string }
  | { readonly ok: false; readonly message: string; readonly hint: string; readonly prefix?: string }

const named = /^([a-zA-Z]+):(\S.*)$/
const forms = 'Write [[id]], [[id|text]], [[id#heading]], or [[param:id]], [[calc:id]], [[data:id]], [[source:key]].'

/** Reads the part before `|` of a wikilink. A title with a colon and a space after it is a title, not a prefix. */
export function readTarget(raw: string): Target {
  const text = raw.replace(/\s+/g, ' ').trim()
  if (text === '' || text === '#') return { ok: false, message: 'The wikilink names nothing.', hint: forms }
  const [, prefix, rest = ''] = named.exec(text) ?? []
  if (prefix !== undefined) {
    const kind = Object.hasOwn(linkPrefixes, prefix) ? linkPrefixes[prefix] : undefined
    if (kind === undefined) return { ok: false, prefix, message: `“${prefix}:” is not a kind of wikilink.`, hint: forms }
    return { ok: true, kind, target: rest.trim() }
  }
  const hash = text.indexOf('#')
  if (hash < 0) return { ok: true, kind: 'note', target: text }
  const heading = text.slice(hash + 1).trim()
  if (heading === '') return { ok: false, message: 'The wikilink has a # without a heading.', hint: forms }
  return { ok: true, kind: 'note', target: text.slice(0, hash).trim(), heading }
}
