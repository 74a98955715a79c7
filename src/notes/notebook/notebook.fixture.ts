/** A whole notebook in a folder of its own, for tests: what the calculators need is there, so that it can be right. */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'

/** Lays out the project's parameters, data and sources with these files; the result is the notebook's folder. */
export function layOutNotebook(files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = join(mkdtempSync(join(tmpdir(), 'isoflop-notebook-')), 'content')
  for (const part of ['parameters', 'data', 'sources']) cpSync(join('content', part), join(dir, part), { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  return dir
}

/** A note that is right, with this body; `front` is more frontmatter. */
export const noteFile = (body: string, front = '', title = 'A note'): string =>
  `---\ntitle: ${title}\nsummary: A summary.\nkind: concept\nstatus: established\nupdated: 2026-11-21\n${front}---\n\n${body}\n`

/** Errors as `file code`, sorted as they are printed. */
export const errorsOf = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.filter(({ level }) => level === 'error').map(({ file, code }) => `${file.replace(/^content\//, '')} ${code}`)
