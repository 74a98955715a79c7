/**
 * What was computed before, kept in a folder by digest. A file that is missing, broken or of another version counts as empty; nothing
 * here can fail a build.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where commands and the site keep it, from the project's folder. */
export const cacheFolder = 'node_modules/.cache/isoflop'

export type Entries = Map<string, unknown>

/**
 * A digest of the code that parses notes and sources, and of the installed packages; null when the code is not where it is expected, and
 * then nothing is kept.
 */
export function codeVersion(project = process.cwd()): string | null {
  const hash = createHash('sha256').update(process.version)
  try {
    for (const folder of ['src/diagnostics', 'src/records', 'src/notes']) {
      const names = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).filter(
        (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
      )
      for (const name of names.sort()) hash.update(`\0${folder}/${name}\0`).update(readFileSync(join(project, folder, name)))
    }
    return hash.update(readFileSync(join(project, 'package-lock.json'))).digest('hex')
  } catch {
    return null
  }
}

/** The entries kept under a name for this version of the code. */
export function readEntries(folder: string, name: string, version: string): Entries {
  try {
    const kept: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
    if (typeof kept !== 'object' || kept === null || !('version' in kept) || !('entries' in kept)) return new Map()
    return kept.version === version && typeof kept.entries === 'object' && kept.entries !== null
      ? new Map(Object.entries(kept.entries))
      : new Map()
  } catch {
    return new Map()
  }
}

/** Keeps the entries, all at once: a reader sees the old file or the new one. */
export function writeEntries(folder: string, name: string, version: string, entries: Entries): void {
  const temporary = join(folder, `${name}.${process.pid}.tmp`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(temporary, JSON.stringify({ version, entries: Object.fromEntries(entries) }))
    renameSync(temporary, join(folder, `${name}.json`))
  } catch {
    rmSync(temporary, { force: true })
  }
}
