/**
 * Results kept in a folder, by digest. A file that is missing, broken, changed or of another version counts as empty, and a folder that
 * cannot be read or written keeps nothing.
 *
 * Parsed notes hold HTML, so a build may only take what this user's own commands have written. Each file is sealed with a key of the user
 * (HMAC-SHA-256), which is made at first need, lies in the home folder and not in the project, and can be read by the user alone. What comes
 * with the repository, a pull request or an unpacked archive cannot have such a seal; code that could read the key could as well change the
 * site. Nothing is read or written where CI is set: jobs there may share their caches and their home folders with pull requests.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { digestOf } from './digest.ts'

/** Relative to the project's folder. */
const cacheFolder = 'node_modules/.cache/isoflop'

/** The folder for these settings; undefined where nothing is kept. */
export const cacheFor = (environment: Readonly<Record<string, string | undefined>>): string | undefined =>
  /^(?:|0|false)$/i.test(environment['CI'] ?? '') ? environment['CACHE_DIR'] || cacheFolder : undefined

export type Entries<T = unknown> = Map<string, T>

/** Folders of the code that parsed notes and sources depend on. */
const codeFolders = ['diagnostics', 'records', 'quantities', 'model', 'calculators', 'scenario', 'graph', 'notes']

/**
 * A digest of the code that parses notes and sources, and of the installed packages; null when the code is not where it is expected, and
 * then nothing is kept.
 */
export function codeVersion(project = process.cwd()): string | null {
  try {
    const code = codeFolders
      .map((name) => `src/${name}`)
      .flatMap((folder) =>
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

/** Bytes of the key and of a seal, and letters of a seal. */
const keyBytes = 32
const sealLength = 2 * keyBytes

/** The user's key; made when there is none. Null where none can be kept, and then nothing is. */
function userKey(): Buffer | null {
  const folder = join(process.env['XDG_STATE_HOME'] || join(homedir(), '.local/state'), 'isoflop')
  const file = join(folder, 'cache-key')
  try {
    if (!existsSync(file)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(file, randomBytes(keyBytes), { mode: 0o600, flag: 'wx' })
    }
    const key = readFileSync(file)
    return key.length === keyBytes ? key : null
  } catch {
    return null
  }
}

/** Follows from the name, the version and all that is kept, so that a file cut short, changed by hand or moved is seen too. */
const sealOf = (key: Buffer, name: string, version: string, entries: Buffer): Buffer =>
  createHmac('sha256', key).update(`${name}\n${version}\n`).update(entries).digest()

/** The entries kept under a name for this version of the code; those that do not fit are left out. */
export function readEntries<T>(folder: string, name: string, version: string, fits: (entry: unknown) => entry is T): Entries<T> {
  try {
    const key = userKey()
    const bytes = readFileSync(join(folder, `${name}.json`))
    const [seal, entries] = [Buffer.from(bytes.toString('latin1', 0, sealLength), 'hex'), bytes.subarray(sealLength + 1)]
    if (!key || seal.length !== keyBytes || !timingSafeEqual(seal, sealOf(key, name, version, entries))) return new Map()
    const kept = Object.entries(JSON.parse(entries.toString('utf8')) as object) as [string, unknown][]
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
  const key = userKey()
  if (!key) return
  const temporary = join(folder, `${name}.${process.pid}.tmp`)
  const bytes = Buffer.from(JSON.stringify(Object.fromEntries(entries)))
  try {
    makeFolder(resolve(folder))
    writeFileSync(temporary, `${sealOf(key, name, version, bytes).toString('hex')}\n`)
    appendFileSync(temporary, bytes)
    renameSync(temporary, join(folder, `${name}.json`))
  } catch {
    try {
      rmSync(temporary, { force: true })
    } catch {
      // The folder is none.
    }
  }
}
