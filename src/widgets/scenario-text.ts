/** The link form of a scenario, `gpuHourPrice:3,training-run.params:8e9`, as entries of text. What the texts mean is read elsewhere. */

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

/** A value as it stands in an entry: a number that reads back exactly and survives an address (no `+`). */
export const entryText = (value: number | string | null): string => (value === null ? 'none' : typeof value === 'number' ? String(value).replace('e+', 'e') : encodeURIComponent(value))

/** An address with `name=text` in its query, readable (`:` and `,` stay); null takes it out. */
export const withQuery = (href: string, changes: Readonly<Record<string, string | null>>): string => {
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(href) ?? []
  const kept = query.split('&').filter((part) => part !== '' && !Object.hasOwn(changes, part.split('=')[0] ?? ''))
  const added = Object.entries(changes).flatMap(([name, text]) =>
    text === null ? [] : [`${name}=${encodeURIComponent(text).replace(/%3A/g, ':').replace(/%2C/g, ',')}`],
  )
  const all = [...kept, ...added].join('&')
  return `${path}${all && `?${all}`}${hash}`
}
