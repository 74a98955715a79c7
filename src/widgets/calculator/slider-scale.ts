/** Value ↔ position on a slider, and the round values that a slider gives. */

export interface SliderScale {
  readonly range: readonly [number, number]
  readonly scale: 'log' | 'linear'
  readonly integer: boolean
}

/** Positions are 0…steps. */
export const steps = 400

/** 0…1 along the slider; beyond an end it stays there. */
export const shareOf = (value: number, { range: [low, high], scale }: SliderScale): number => {
  const share = scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low)
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share))
}

export const positionOf = (value: number, scale: SliderScale): number => Math.round(shareOf(value, scale) * steps)

/** A step of a linear slider: the power of ten, times 1, 2 or 5, next below a 400th of the range. */
const roundStep = (span: number): number => {
  const exact = span / steps
  const power = 10 ** Math.floor(Math.log10(exact))
  return [5, 2, 1].map((times) => times * power).find((step) => step <= exact * 1.0001) ?? power
}

/** The round value at a position: two or three significant digits on a log slider, whole numbers where only those make sense. */
export const valueAt = (position: number, { range: [low, high], scale, integer }: SliderScale): number => {
  const share = position / steps
  if (share <= 0) return low
  if (share >= 1) return high
  if (scale === 'log') {
    const digits = high / low > 1e4 ? 2 : 3
    const value = Number((low * (high / low) ** share).toPrecision(digits))
    return integer && value < 1e3 ? Math.max(low, Math.round(value)) : value
  }
  const step = integer ? 1 : roundStep(high - low)
  return Number((Math.round((low + share * (high - low)) / step) * step).toPrecision(12))
}

export interface TickMark {
  /** Percent along the slider. */
  readonly at: number
  readonly label: string
  readonly anchor: 'start' | 'middle' | 'end'
}

/** Ticks on the slider; those whose words would touch lose them, first come first served. `room`: pixels of the slider. */
export const tickMarks = (
  ticks: readonly { readonly value: number; readonly label: string }[],
  scale: SliderScale,
  widthOf: (text: string) => number,
  room = 220,
): readonly TickMark[] => {
  const taken: (readonly [number, number])[] = []
  return ticks
    .filter(({ value }) => value >= scale.range[0] && value <= scale.range[1])
    .map(({ value, label }) => {
      const share = shareOf(value, scale)
      const width = widthOf(label)
      const anchor = share * room < width / 2 ? 'start' : (1 - share) * room < width / 2 ? 'end' : 'middle'
      const left = share * room - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2)
      const free = taken.every(([from, to]) => left > to + 6 || left + width < from - 6)
      if (free) taken.push([left, left + width])
      return { at: Math.round(share * 1000) / 10, label: free ? label : '', anchor }
    })
}
