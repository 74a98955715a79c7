/** Writes a quantity as a text field shows it, so that `parse-quantity.ts` reads the same value back. */
import { decimalOf, isHuge, type Letters, positional, siLetters, wordLetters } from './decimal.ts'
import { type Style, type Unit, unitForm } from './unit-forms.ts'

/** Letters that `parse-quantity.ts` reads back, by style. */
const editLetters: Letters = [...wordLetters, [3, 'k']]
const unlettered: ReadonlySet<Style> = new Set(['duration', 'count', 'calendar', 'percent'])

const editBody = (value: number, unit: Unit): string => {
  const { style } = unitForm(unit)
  const decimal = decimalOf(value)
  if (style === 'percent' && decimal.exponent > -9 && decimal.exponent < 13) return `${positional(decimal, -2)} %`
  const plain = isHuge(decimal) || decimal.exponent < -6 ? null : positional(decimal)
  const exponential = `${positional({ ...decimal, exponent: 0 })}e${decimal.exponent}`
  if (style === 'scientific') return plain !== null && decimal.exponent < 4 && decimal.exponent > -4 ? plain : exponential
  if (style === 'duration' && decimal.exponent < 0 && decimal.exponent >= -6) {
    return decimal.exponent >= -3 ? `${positional(decimal, -3)} ms` : `${positional(decimal, -6)} µs`
  }
  if (style === 'si') return editSi(value, unit) ?? (decimal.exponent < 3 ? (plain ?? exponential) : exponential)
  if (plain === null) return exponential
  if (unlettered.has(style)) return plain
  const found = editLetters.find(([power]) => decimal.exponent >= power)
  const short = found ? `${positional(decimal, found[0])}${found[1]}` : plain
  return short.length < plain.length ? short : plain
}

/** "80 GB", "989 TFLOP/s": the letter needs the unit's symbol, so both stand there. */
const editSi = (value: number, unit: Unit): string | null => {
  const { after } = unitForm(unit)
  const decimal = decimalOf(value)
  const shifted = unit === 'kWh' ? { ...decimal, exponent: decimal.exponent + 3 } : decimal
  const found = siLetters.find(([power]) => shifted.exponent >= power)
  const symbol = after[1].split(' ')[0] ?? ''
  if (!found || shifted.exponent >= 27) return null
  return `${positional(shifted, found[0])} ${found[1]}${symbol}`
}

/** What stands in a text field: short, and `parseQuantity(editText(value, unit), unit)` is exactly `value`. */
export const editText = (value: number, unit: Unit): string => {
  const { style } = unitForm(unit)
  const sign = value < 0 ? '-' : ''
  const size = Math.abs(value)
  const body = size === 0 ? (style === 'percent' ? '0 %' : '0') : editBody(size, unit)
  return `${sign}${style === 'money' ? '$' : ''}${body}`
}
