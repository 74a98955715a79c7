/** Reads the notes of a notebook, each parsed alone. Notes that were parsed before come from memory or from the cache. */
import { resolve } from 'node:path'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { ParsedNote } from '../../records/note.ts'
import { codeVersion, type Entries, readEntries, writeEntries } from '../text/cache.ts'
import { digestOf } from '../text/digest.ts'
import { type ContentFile, readContent } from '../text/files.ts'
import { attempt } from '../text/guarded.ts'
import { noteLimits } from '../text/note-limits.ts'
import { eachWithin } from '../text/time-bound.ts'
import { parseNote, unreadNote } from './parse-note.ts'

export interface ReadNote {
  readonly file: ContentFile
  readonly parsed: ParsedNote
  /** True for the former state of a note that is wrong now; it is not checked again. */
  readonly former?: boolean
}
/** Notes parsed in this process, by path and bytes, so that a development server, which asks for it, parses only changed ones. */
const remembered: Entries<ParsedNote> = new Map()

const isParsedNote = (value: unknown): value is ParsedNote =>
  typeof value === 'object' && value !== null && 'digest' in value && 'parts' in value && 'draft' in value && 'bracketed' in value

/** The cache of a notebook's notes, which is loaded when the first is requested. */
function cacheOf(dir: string, cache: string | undefined) {
  const version = cache === undefined ? null : codeVersion()
  const name = `notes-${digestOf(resolve(dir)).slice(0, 8)}`
  let kept: Entries<ParsedNote> | undefined
  return {
    get(key: string): ParsedNote | undefined {
      if (cache === undefined || version === null) return undefined
      kept ??= readEntries(cache, name, version, isParsedNote)
      return kept.get(key)
    },
    keep(fresh: Entries<ParsedNote>): void {
      if (cache === undefined || version === null || !kept) return
      if ([...fresh.keys()].some((key) => !kept?.has(key))) writeEntries(cache, name, version, fresh)
    },
  }
}

export interface ParseOptions {
  /** The notebook's folder. */
  readonly dir: string
  /** The folder to keep parsed notes in. */
  readonly cache: string | undefined
  /** Whether the notebook will be read again in this process. Else what is parsed takes memory no longer than it is used. */
  readonly remember: boolean
}

/** Parses notes; a failure becomes a diagnostic of its note. */
export function parseAll(files: readonly ContentFile[], { dir, cache, remember }: ParseOptions): readonly ReadNote[] {
  const kept = cacheOf(dir, cache)
  const fresh: Entries<ParsedNote> = new Map()
  const readOne = (file: ContentFile): ReadNote => {
    const problems: Diagnostic[] = []
    const parsed = attempt(file.path, problems, () => {
      const bytes = readContent(file)
      const key = digestOf(file.path, bytes)
      const known = remembered.get(key) ?? kept.get(key) ?? parseNote(file.path, bytes)
      fresh.set(key, known)
      return known
    })
    return { file, parsed: parsed ?? unreadNote(digestOf(file.path), problems) }
  }
  // All notes share one time limit watch. A note that exceeds its limit is parsed again alone, so that it is refused by name.
  const inTime = eachWithin(files, noteLimits.time, readOne)
  const notes = files.map((file, index) => inTime[index]?.value ?? readOne(file))
  kept.keep(fresh)
  remembered.clear()
  if (remember) for (const [key, parsed] of fresh) remembered.set(key, parsed)
  return notes
}

/** The text of a file for an excerpt; empty when it cannot be read any more, which was reported where it was read. */
export const textOf = (file: ContentFile): string => attempt(file.path, [], () => readContent(file).toString('utf8')) ?? ''
