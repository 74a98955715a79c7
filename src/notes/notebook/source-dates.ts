/** Checks the dates of a BibTeX entry: each must exist, and be written so that it can be read. */
import { isInCalendar } from '../yaml/yaml-fields.ts'

const monthNames =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i
/** A year, a month, or a day that is in the calendar. */
const isDate = (text: string): boolean =>
  /^(?:1[5-9]|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/.test(text) && (text.length < 10 || isInCalendar(text))

const dateFields: readonly (readonly [field: string, what: string, holds: (text: string) => boolean, hint: string])[] = [
  ['year', 'year', (text) => /^(?:1[5-9]|20)\d\d$/.test(text), 'Write it with four digits and nothing else.'],
  ['month', 'month', (text) => /^(?:0?[1-9]|1[0-2])$/.test(text) || monthNames.test(text), 'Write its name, or a number from 1 to 12.'],
  ['date', 'date', isDate, 'Write a year, a month or a day: 2026, 2026-11 or 2026-11-20.'],
  ['urldate', 'date', isDate, 'Write the day: 2026-11-20.'],
]

/** Fields with a date that does not exist: their name, what they should hold, and how it is written. */
export const wrongDates = (properties: Readonly<Record<string, unknown>>): (readonly [field: string, what: string, hint: string])[] =>
  dateFields.flatMap(([field, what, holds, hint]) => {
    const given = properties[field]
    // Citation.js looks up a name without braces in an object, and every object has some names.
    const text = typeof given === 'function' ? '' : String(given ?? '').trim()
    return text === '' || holds(text) ? [] : [[field, what, hint] as const]
  })
