/** The order of texts, the same on every machine. */

/** Compares by code units, whatever the locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
