/** The length of a day, a month and a year, the same in every formula. */

/** 24 · 3600. */
export const secondsPerDay: number = 86_400
/** A year in every formula, leap days left out. */
export const daysPerYear: number = 365
/** A year is 365 days, a month a twelfth of it. */
export const secondsPerYear: number = daysPerYear * secondsPerDay
