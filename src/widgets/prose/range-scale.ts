/** Where a value stands on the drawn range of a parameter: as a factor of its best value, one scale for all, so that a long line is an uncertain one. */

/** Of the drawing, in its own units. */
export const rangeWidth = 208
export const rangeMiddle = rangeWidth / 2
/** Units for a factor of ten. */
export const decadeWidth = 48
const edge = 6

/** From the middle, where the best value is; null when there is no factor. What is too far, or zero, stands at the edge. */
export const placeOnRange = (value: number, { best }: { readonly best: number }): number | null => {
  if (best <= 0 || value < 0 || !Number.isFinite(value)) return null
  const at = value === 0 ? edge : rangeMiddle + decadeWidth * Math.log10(value / best)
  return Number(Math.min(rangeWidth - edge, Math.max(edge, at)).toFixed(2))
}
