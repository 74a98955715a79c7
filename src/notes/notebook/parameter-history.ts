/**
 * The values that a parameter had before, `history:` of its entry, oldest first: each until the day on which the book took the next one.
 * A link that was shared on an earlier day is read with them.
 */
import { z } from 'astro/zod'
import type { FormerValue } from '../../records/parameter.ts'
import { day, line, sourceKeys, yearOrMonth } from '../yaml/yaml-fields.ts'

const former = {
  until: day,
  best: z.number(),
  low: z.number(),
  high: z.number(),
  asOf: yearOrMonth.optional(),
  sources: sourceKeys.optional(),
  assumption: line(600).optional(),
  because: line(300).optional(),
}
export const formerKeys: readonly string[] = Object.keys(former)
export const formerSchema = z.strictObject(former)
export type FormerEntry = z.infer<typeof formerSchema>

export const readFormer = ({ best, low, high, until, asOf, sources = [], assumption, because }: FormerEntry): FormerValue => ({
  best,
  low,
  high,
  until,
  ...(asOf && { asOf }),
  sources,
  ...(assumption && { assumption }),
  ...(because && { because }),
})

interface HistoryProblem {
  /** Below `history`. */
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly hint: string
}

/** What is wrong with former values: their order, their ranges, their basis. `updated` is the day on which the present value came. */
export const historyProblem = (
  history: readonly FormerEntry[],
  updated: string | undefined,
  wrongRange: (former: FormerEntry) => readonly [key: string, message: string] | null,
): readonly HistoryProblem[] =>
  history.flatMap((entry, index): readonly HistoryProblem[] => {
    const before = history[index - 1]
    const range = wrongRange(entry)
    const late = index === history.length - 1 && updated !== undefined && entry.until > updated
    return [
      ...(before && before.until >= entry.until
        ? [
            {
              path: [index, 'until'],
              message: `This former value held until ${entry.until}, and the one above it until ${before.until}.`,
              hint: 'Former values run from the oldest to the latest.',
            },
          ]
        : []),
      ...(late
        ? [
            {
              path: [index, 'until'],
              message: `This former value held until ${entry.until}, and the present one came on ${updated}.`,
              hint: 'Mend one of the days.',
            },
          ]
        : []),
      ...(range ? [{ path: [index, range[0]], message: range[1], hint: 'The values run low ≤ best ≤ high.' }] : []),
      ...((entry.sources ?? []).length === 0 && !entry.assumption
        ? [
            {
              path: [index],
              message: 'This former value names neither a source nor an assumption.',
              hint: 'Keep what it stood on then: “sources: [key]”, or “assumption:”.',
            },
          ]
        : []),
    ]
  })
