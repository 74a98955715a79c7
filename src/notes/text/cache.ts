/**
 * Results kept in a folder, by digest. A file that is missing, broken, changed or of another version counts as empty, and a folder that
 * cannot be read or written keeps nothing.
 *
 * Who can write into the folder can still forge all of it, HTML included. So it only speeds up an author's own `check` and `dev`: a
 * build never reads it, and nothing does where CI is set, since jobs there may share their caches with pull requests.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { digestOf } from './digest.ts'

/** Relative to the project's folder. */
const cacheFolder = 'node_modules/.cache/isoflop'

/** The folder for these settings; undefined where nothing is kept. */
export const cacheFor = (environment: Readonly<Record<string, string | undefined>>): string | undefined =>
  /^(?:|0|false)$/i.test(environment['CI'] ?? '') ? environment['CACHE_DIR'] || cacheFolder : undefined

export type Entries<T = unknown> = Map<string, T>

/**
 * A digest of the code that parses notes and sources, and of the installed packages; null when the code is not where it is expected, and
 * then nothing is kept.
 */
export function codeVersion(project = process.cwd()): string | null {
  try {
    const code = ['src/diagnostics', 'src/records', 'src/notes'].flatMap((folder) =>
      readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .sort()
        .flatMap((name) => [`${folder}/${name}`, readFileSync(join(project, folder, name))]),
    )
    return digestOf(process.version, ...code, readFileSync(join(project, 'package-lock.json')))
  } catch {
    return null
  }
}

/** A digest of all entries, by which a file that was cut short or changed by hand is recognised. */
const sealOf = (version: string, entries: string): string => digestOf(version, entries)

/** The entries kept under a name for this version of the code; those that do not fit are left out. */
export function readEntries<T>(folder: string, name: string, version: string, fits: (entry: unknown) => entry is T): Entries<T> {
  try {
    const [seal, entries = ''] = readFileSync(join(folder, `${name}.json`), 'utf8').split('\n')
    if (seal !== sealOf(version, entries)) return new Map()
    const kept = Object.entries(JSON.parse(entries) as object) as [string, unknown][]
    return new Map(kept.filter((each): each is [string, T] => fits(each[1])))
  } catch {
    return new Map()
  }
}

/** Makes a folder and those above it; not by the option `recursive`, which never ends where the system says of a new folder that it is not there, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** Returns the first of these folders that can be written, and makes it if need be; a new folder for temporary files if none can. */
export function usableFolder(...folders: readonly string[]): string {
  for (const folder of folders.map((each) => resolve(each))) {
    try {
      makeFolder(folder)
      rmSync(mkdtempSync(join(folder, 'try-')), { recursive: true })
      return folder
    } catch {
      // The next one.
    }
  }
  return mkdtempSync(join(tmpdir(), 'isoflop-'))
}

/** Keeps the entries, all at once: a reader sees the old file or the new one. A folder that cannot be written keeps nothing. */
export function writeEntries(folder: string, name: string, version: string, entries: Entries): void {
  const temporary = join(folder, `${name}.${process.pid}.tmp`)
  const text = JSON.stringify(Object.fromEntries(entries))
  try {
    makeFolder(resolve(folder))
    writeFileSync(temporary, `${sealOf(version, text)}\n${text}`)
    renameSync(temporary, join(folder, `${name}.json`))
  } catch {
    try {
      rmSync(temporary, { force: true })
    } catch {
      // The folder is none.
    }
  }
}
