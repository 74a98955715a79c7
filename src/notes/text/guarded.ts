/**
 * Runs one stage for one file at a time: an error that is thrown becomes a diagnostic of that file, and all other files are still read and
 * checked.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { fileFailed, fileUnreadable } from '../rules/file.ts'
import { textTooLarge } from '../rules/text.ts'
import { noteTooComplex } from '../rules/tree.ts'
import { problemIn, quote } from './report.ts'
import { eachWithin } from './time-bound.ts'

/** Codes of the system for a file that it does not open → why, and what to do. */
const refusals: ReadonlyMap<string, readonly [why: string, hint: string]> = new Map([
  ['EACCES', ['you may not read it', 'Give yourself the right to read it: chmod u+r, for a folder chmod u+rx.']],
  ['EPERM', ['you may not read it', 'Give yourself the right to read it: chmod u+r, for a folder chmod u+rx.']],
  ['ENOENT', ['it is no longer there', 'Run this again.']],
  ['EISDIR', ['it is a folder by now', 'Run this again.']],
  ['ENOTDIR', ['a part of its path is a file', 'Name the folder that holds the notebook, and run this again.']],
  ['ELOOP', ['it is a symbolic link by now', 'Put the file itself here.']],
  ['EMFILE', ['too many files are open', 'Run this again, with fewer programs beside it.']],
])

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error ? error.code : undefined

/** Turns a thrown error into a diagnostic of `file`, which is named as in all diagnostics. */
export function problemOf(file: string, error: unknown): Diagnostic {
  const code = codeOf(error)
  if (code !== undefined) {
    const [why, hint] = refusals.get(code) ?? [`the system says ${code}`, 'See whether the disk is in order, and run this again.']
    return problemIn({ file, lines: [] }, fileUnreadable, {}, { message: `This file could not be read: ${why}.`, hint })
  }
  const words = quote(/.*/.exec(error instanceof Error ? error.message : String(error))?.[0] ?? '', 120).replace(/[.!?]*$/, '')
  return problemIn(
    { file, lines: [] },
    fileFailed,
    {},
    {
      message: `This file could not be checked: ${words}.`,
      hint: 'That is a fault of the tools. Please report it with the file; without what was added to it last, it may pass.',
    },
  )
}

/** Milliseconds of CPU time for a stage of a file. */
const mostTime = 2000

const tooLong = (file: string): Diagnostic => {
  const message = `This file takes more than ${mostTime / 1000} seconds to read.`
  const rule = file.endsWith('.mdx') ? noteTooComplex : textTooLarge
  return problemIn({ file, lines: [] }, rule, {}, { message, hint: 'Split it into several files.' })
}

/** Runs a stage for each item as `attempt` does; null, with a diagnostic, also when it takes too long. The items share a watch. */
export function attemptEachInTime<Item, T>(
  items: readonly Item[],
  fileOf: (item: Item) => string,
  diagnostics: Pick<Diagnostic[], 'push'>,
  stage: (item: Item) => T,
): readonly (T | null)[] {
  const results = eachWithin(items, mostTime, (item) => attempt(fileOf(item), diagnostics, () => stage(item)))
  return results.map((result, index) => {
    if (result) return result.value
    diagnostics.push(tooLong(fileOf(items[index] as Item)))
    return null
  })
}

/** Runs one stage for one file as `attempt` does; null, with a diagnostic, also when it takes too long. */
export const attemptInTime = <T>(file: string, diagnostics: Pick<Diagnostic[], 'push'>, stage: () => T): T | null =>
  attemptEachInTime([file], (each) => each, diagnostics, stage)[0] ?? null

/** Runs one stage for one file; null when it threw, and then the diagnostics say so. */
export function attempt<T>(file: string, diagnostics: Pick<Diagnostic[], 'push'>, stage: () => T): T | null {
  try {
    return stage()
  } catch (error) {
    diagnostics.push(problemOf(file, error))
    return null
  }
}
