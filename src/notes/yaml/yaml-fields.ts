/** Forms that several YAML files of the notebook share, as schemas that say what is wrong with them. */
import { z } from 'astro/zod'

export const dateMessage = 'A date is a year or a month in quotes: "2026" or "2026-03".'
export const yearOrMonth = z.string(dateMessage).regex(/^20\d\d(?:-(?:0[1-9]|1[0-2]))?$/, dateMessage)
/** Whether a text in the form of a day, `2027-01-15`, is in the calendar. */
export const isInCalendar = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
/** A day of this century: `2027-01-15`. */
export const isDay = (text: string): boolean => /^20\d\d-\d\d-\d\d$/.test(text) && isInCalendar(text)

const dayMessage = 'A day is written "2027-01-15", in quotes, and is in the calendar.'
export const day = z.string(dayMessage).refine(isDay, dayMessage)
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'This text is empty.')
    .max(most, `This text has more than ${most} characters.`)
    .regex(/^[^\n]*$/, 'This text must stand on one line.')
export const sourceKeys = z
  .array(z.string('A source is named by its key, such as hoffmann2022.'))
  .max(20, 'These are more than 20 sources.')

/** An id of one word in camel case; not one that every object of JavaScript has. */
export const camelId = (message: string) =>
  z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/, message)
    .refine((name) => !(name in {}), 'This word has a meaning in JavaScript.')
