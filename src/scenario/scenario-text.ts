/** Splits and joins the link form of a scenario, `gpuHourPrice:3,training-run.params:8e9`. `scenario-link.ts` reads what the texts mean. */

/** Decodes percent escapes; a text with a broken escape is returned unchanged. */
export const decodePercent = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Half of a character, as a cut leaves it, becomes a replacement character. */
export const encodePercent = (text: string): string => encodeURIComponent(text.toWellFormed())

export type Entries = Readonly<Record<string, string>>

/** Later entries win; an entry without `:` keeps its text under that key, so that it can be reported. */
export const splitEntries = (text: string): Entries => {
  const entries: Record<string, string> = {}
  for (const part of text.split(',')) {
    const at = part.indexOf(':')
    const key = (at < 0 ? part : part.slice(0, at)).trim()
    if (key !== '' && key !== '__proto__') entries[key] = at < 0 ? '' : part.slice(at + 1).trim()
  }
  return entries
}

export const joinEntries = (entries: Entries): string =>
  Object.entries(entries)
    .map(([key, value]) => `${key}:${value}`)
    .join(',')

/** With `changes` put in; null takes an entry out. */
export const changeEntries = (text: string, changes: Readonly<Record<string, string | null>>): string => {
  const entries: Record<string, string> = { ...splitEntries(text) }
  for (const [key, value] of Object.entries(changes)) {
    delete entries[key]
    if (value !== null) entries[key] = value
  }
  return joinEntries(entries)
}

/** Digits in full unless an exponent saves more than two characters; no `+`, which an address reads as a space. */
const numberText = (value: number): string => {
  const [full, short] = [String(value), value.toExponential()].map((text) => text.replace('e+', 'e')) as [string, string]
  return short.length + 2 < full.length ? short : full
}

/** A value as it stands in an entry; it reads back exactly. */
export const entryText = (value: number | string | null): string =>
  value === null ? 'none' : typeof value === 'number' ? numberText(value) : encodePercent(value)

/** An address with `name=text` in its query, readable (`:` and `,` stay); null takes it out. */
export const withQuery = (href: string, changes: Readonly<Record<string, string | null>>): string => {
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(href) ?? []
  const kept = query.split('&').filter((part) => part !== '' && !Object.hasOwn(changes, part.split('=')[0] ?? ''))
  const added = Object.entries(changes).flatMap(([name, text]) =>
    text === null ? [] : [`${name}=${encodePercent(text).replace(/%3A/g, ':').replace(/%2C/g, ',')}`],
  )
  const all = [...kept, ...added].join('&')
  return `${path}${all && `?${all}`}${hash}`
}
