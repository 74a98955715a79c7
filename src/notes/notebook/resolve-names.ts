/** Resolves the names that a wikilink may use: notes by id, former id, title or alias; calculators, parameters, data sets and sources by id. */
import { nearest } from '../../diagnostics/near.ts'
import type { Heading, LinkKind } from '../../records/note.ts'

/** The names of a note. One that could not be read has only its id. */
export interface NamedNote {
  readonly id: string
  readonly title?: string
  readonly aliases?: readonly string[]
  readonly formerly?: readonly string[]
  readonly headings?: readonly Heading[]
}

export interface Names {
  readonly notes: ReadonlyMap<string, NamedNote>
  /** Plain form of a title or alias → ids. */
  readonly byName: ReadonlyMap<string, readonly string[]>
  readonly formerly: ReadonlyMap<string, string>
  /** Id → label of parameters, calculators, data sets and sources. */
  readonly others: Readonly<Record<Exclude<LinkKind, 'note'>, ReadonlyMap<string, string>>>
}

/** A name in the form in which names are compared: case, spaces, hyphens and the kind of apostrophe do not count. */
export const plainName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s_-]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** The index of a notebook; of two notes with one id the first counts. */
export function namesOf(notes: readonly NamedNote[], others: Names['others']): Names {
  const byId = new Map<string, NamedNote>()
  for (const note of notes) if (!byId.has(note.id)) byId.set(note.id, note)
  const byName = new Map<string, string[]>()
  const formerly = new Map<string, string>()
  for (const note of byId.values()) {
    for (const name of new Set([note.title ?? '', ...(note.aliases ?? [])].map(plainName))) {
      if (name !== '') byName.set(name, [...(byName.get(name) ?? []), note.id])
    }
    for (const old of note.formerly ?? []) if (!byId.has(old) && !formerly.has(old)) formerly.set(old, note.id)
  }
  return { notes: byId, byName, formerly, others }
}

export type Resolution =
  | { readonly found: 'one'; readonly id: string; readonly renamed?: boolean }
  | { readonly found: 'many'; readonly ids: readonly string[] }
  | { readonly found: 'none'; readonly suggestions: readonly string[] }

/** Whether a target is a path or the name of a file, as other tools write links. */
export const isPath = (target: string): boolean => /\/|\.mdx?$/i.test(target)
const nameInPath = (path: string): string => plainName(path.replace(/^.*\//, '').replace(/\.mdx?$/i, ''))

function suggestNotes(target: string, names: Names): string[] {
  if (isPath(target) && names.notes.has(nameInPath(target))) return [nameInPath(target)]
  const titles = new Map<string, string>()
  for (const note of names.notes.values()) for (const name of [note.title, ...(note.aliases ?? [])]) if (name) titles.set(name, note.id)
  const near = [...nearest(target, names.notes.keys()), ...nearest(target, titles.keys()).map((title) => titles.get(title) ?? title)]
  return [...new Set(near)].slice(0, 3)
}

/** Resolves a target. An id has precedence over a former id, and that over a title or alias. */
export function resolveName(kind: LinkKind, target: string, names: Names): Resolution {
  if (kind !== 'note') {
    const known = names.others[kind]
    return known.has(target) ? { found: 'one', id: target } : { found: 'none', suggestions: nearest(target, known.keys()) }
  }
  const plain = plainName(target)
  for (const id of [target, plain]) if (names.notes.has(id)) return { found: 'one', id }
  const now = names.formerly.get(plain)
  if (now !== undefined) return { found: 'one', id: now, renamed: true }
  const ids = names.byName.get(plain) ?? []
  if (ids.length > 1) return { found: 'many', ids: [...ids].sort() }
  return ids[0] === undefined ? { found: 'none', suggestions: suggestNotes(target, names) } : { found: 'one', id: ids[0] }
}

/** The heading given as its text or as its anchor; null when the note has no such heading. */
export function resolveHeading(note: NamedNote, wanted: string): Heading | null {
  const plain = plainName(wanted)
  return note.headings?.find(({ id, text }) => id === wanted || id === plain || plainName(text) === plain) ?? null
}

/** Whether a text is written like an id or an anchor: in lower case and as one word. */
const likeId = (text: string): boolean => !/[\s\p{Lu}]/u.test(text)
const sameWords = (a: string, b: string): boolean => a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase()

/**
 * The text of a wikilink that has no words of its own: its target as written, be it a title, an alias or a heading. An id is replaced by the
 * title, and an anchor by its heading, because they are not words. `renamed`: the target is a former id.
 */
export function wordsOfNote(target: string, note: NamedNote, renamed = false): string {
  const title = note.title ?? note.id
  const byId = likeId(target) && (renamed || plainName(target) === note.id)
  return byId && !sameWords(target, title) ? title : target
}

/** As `wordsOfNote`, for a heading. */
export const wordsOfHeading = (wanted: string, { id, text }: Heading): string =>
  likeId(wanted) && plainName(wanted) === id && !sameWords(wanted, text) ? text : wanted
