/** A bound on the diagnostics of one file, so that no file can flood a terminal or a log. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { fileManyProblems } from '../rules/file.ts'
import { problemIn } from './report.ts'

/** Diagnostics of one level that are listed of one file. */
export const mostListed = 200

/** Keeps the first diagnostics of each file and level, in the order given, and adds one that says that there were more. */
export function listSome(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, { readonly file: string; readonly level: Diagnostic['level']; count: number }>()
  const some = diagnostics.filter(({ file, level }) => {
    const key = `${level} ${file}`
    const counted = counts.get(key) ?? { file, level, count: 0 }
    counts.set(key, counted)
    counted.count += 1
    return counted.count <= mostListed
  })
  const rest = [...counts.values()].flatMap(({ file, level, count }) => {
    if (count <= mostListed) return []
    const message = `This file has more ${level}s than the ${mostListed} that are listed.`
    const hint = 'Mend those that are, and check again.'
    return problemIn({ file, lines: [] }, { ...fileManyProblems, level }, {}, { message, hint })
  })
  return [...some, ...rest]
}
