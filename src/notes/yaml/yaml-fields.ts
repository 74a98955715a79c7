/** Forms that several YAML texts of the notebook share. A check of its own says what is wrong, and in `params` what to do. */
import { z } from 'astro/zod'
import { quote } from '../text/report.ts'

/** What is wrong with a value, and what to do, for a check of a schema. */
const saying = (describe: (input: string) => string, hint: string) => ({
  error: ({ input }: { readonly input?: unknown }) => describe(quote(String(input), 40)),
  params: { hint },
})

/** Lower-case words of letters and digits, joined by hyphens: ids of notes, claims, calculators, data sets. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Names of devices: a file or folder that is called so, with any extension, cannot be made on Windows. */
export const isReserved = (name: string): boolean => /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$/.test(name)

export const id = z
  .string()
  .max(80)
  .refine(
    (text) => idPattern.test(text),
    saying((text) => `“${text}” is not an id.`, 'Write lower-case letters, digits and hyphens, such as kv-cache.'),
  )
/** The id of a note: a file is called so. */
export const noteId = id.refine(
  (text) => !isReserved(text),
  saying(
    (text) => `“${text}” is the name of a device on Windows, with any extension, so no note can have it.`,
    'Leave it out, or add a word or a number to it.',
  ),
)

const monthMessage = 'A date is a year or a month in quotes: "2026" or "2026-03".'
export const yearOrMonth = z.string(monthMessage).regex(/^20\d\d(?:-(?:0[1-9]|1[0-2]))?$/, monthMessage)
/** Whether a text in the form of a day, `2027-01-15`, is in the calendar. */
export const isInCalendar = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
/** A day of this century: `2027-01-15`. */
const isDay = (text: string): boolean => /^20\d\d-\d\d-\d\d$/.test(text) && isInCalendar(text)
export const day = z.string().refine(
  isDay,
  saying((text) => `“${text}” is not a day of this century.`, 'Write year, month, day: 2026-11-20.'),
)

/** A text on one line. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(
      (text) => !text.includes('\n'),
      saying(() => 'This text has a line break in it.', 'Write it on one line, or after >- over several.'),
    )
export const sourceKeys = z.array(z.string('A source is named by its key, such as hoffmann2022.')).max(20)

/** An id of one word in camel case; not one that every object of JavaScript has. */
export const camelId = (message: string) =>
  z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/, message)
    .refine((name) => !(name in {}), 'This word has a meaning in JavaScript.')
