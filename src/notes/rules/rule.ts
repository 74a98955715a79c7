/** What a check rule is: a permanent code, why it exists, and a mistake with its correction. The help page of a code is made from it. */
import type { Level } from '../../diagnostics/diagnostic.ts'

export interface Rule {
  /** Permanent, kebab-case, `family/name`. */
  readonly code: string
  /** Codes under which it was reported before; their pages lead to its own. */
  readonly formerly?: readonly string[]
  readonly level: Level
  /** What is wrong, as a short title. */
  readonly title: string
  /** Why it is refused and what to do, in a few plain sentences. */
  readonly explains: string
  /** A piece of a note (or of the file concerned) with the mistake. One that starts with `---` is a whole file. */
  readonly example: string
  /** The same piece, mended. */
  readonly fixed: string
}
