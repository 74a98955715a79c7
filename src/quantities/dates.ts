/** Dates of the content in words, the same in every time zone and locale. */

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** `2026-11-20` → "20 November 2026", `2026-03` → "March 2026", `2026` → "2026". */
export function dateWords(iso: string): string {
  const [year, month, day] = iso.split('-')
  return [day === undefined ? '' : Number(day), month === undefined ? '' : (months[Number(month) - 1] ?? ''), year]
    .filter(Boolean)
    .join(' ')
}
