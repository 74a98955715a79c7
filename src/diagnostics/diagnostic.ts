/**
 * A problem of the notebook, in one shape for all outputs: the terminal, GitHub annotations, JSON, the pages of the dev server.
 *
 * A code is permanent and kebab-case, `family/name`. The message says what is wrong and can be read alone; the hint says what to do.
 * This file holds the shape only; `writers.ts` prints it, `near.ts` finds near misses.
 */

export type Level = 'error' | 'warning'

/** A place in a file; both 1-based, the column counts UTF-16 code units. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface Diagnostic {
  readonly code: string
  readonly level: Level
  /** Relative to the folder that holds the notebook, with slashes: `content/notes/training/training-loop.mdx`. */
  readonly file: string
  readonly start?: Place
  readonly end?: Place
  /** The author's own line at `start`, cut to 200 characters. */
  readonly excerpt?: string
  readonly message: string
  readonly hint?: string
  /** Near misses, best first. */
  readonly suggestions?: readonly string[]
  /** A replacement for `start`..`end` that mends it. */
  readonly fix?: string
  /** Other places that matter, such as the first of two notes with one id. */
  readonly related?: readonly { readonly file: string; readonly start?: Place; readonly message: string }[]
}
