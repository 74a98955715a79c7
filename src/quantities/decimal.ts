/** Positive numbers as decimal digits: a letter or a percent sign shifts the point without rounding. Used for printing. */

/** A positive number as digits d.ddd × 10^exponent, rounded to `digits` significant digits, trailing zeros gone. */
export interface Decimal {
  readonly digits: string
  readonly exponent: number
}

export const decimalOf = (value: number, significant?: number): Decimal => {
  const [mantissa = '0', exponent = '0'] = (significant === undefined ? value.toExponential() : value.toExponential(significant - 1)).split(
    'e',
  )
  return { digits: mantissa.replace('.', '').replace(/0+$/, '') || '0', exponent: Number(exponent) }
}

/** Writes it without exponent after moving the point `shift` places to the left: (27, 1) shifted 0 is "27". */
export const positional = ({ digits, exponent }: Decimal, shift = 0): string => {
  const point = exponent - shift + 1
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return digits.padEnd(point, '0')
  return `${digits.slice(0, point)}.${digits.slice(point)}`
}

/** Powers of ten with their letter, largest first. */
export type Letters = readonly (readonly [power: number, letter: string])[]

export const siLetters: Letters = [
  [24, 'Y'],
  [21, 'Z'],
  [18, 'E'],
  [15, 'P'],
  [12, 'T'],
  [9, 'G'],
  [6, 'M'],
  [3, 'k'],
]
export const wordLetters: Letters = [
  [12, 'T'],
  [9, 'B'],
  [6, 'M'],
]

/** Too small or too large for digits in a row; 99 999 T is not yet. */
export const isTiny = (decimal: Decimal): boolean => decimal.exponent < -6
export const isHuge = (decimal: Decimal): boolean => decimal.exponent >= 17
