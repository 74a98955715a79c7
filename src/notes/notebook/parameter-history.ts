/**
 * The former values of a parameter, `history:` of its entry, oldest first; each held until the day on which the next one replaced it.
 * A link that was shared on an earlier day is read with the values of that day.
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
