/** A quantity that rests on guesses, without digits that nobody can know. */
import type { Printable, Typeset } from './print-quantity.ts'
import { typeset } from './print-quantity.ts'
import { type Unit, unitForm } from './unit-forms.ts'

/** A share to the whole percent, or to one digit below 1 % and so that it is not rounded to 100 %; any other quantity to two digits. */
export const typesetRough = (value: Printable | undefined, unit: Unit): Typeset => {
  if (typeof value !== 'number' || unitForm(unit).style !== 'percent') return typeset(value, unit, { digits: 2 })
  if (value >= 0.01 && value <= 0.99) return typeset(Math.round(value * 100) / 100, unit, { digits: 2 })
  return value < 0.5 ? typeset(value, unit, { digits: 1 }) : typeset(value, unit)
}
