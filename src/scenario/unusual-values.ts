/** Values far outside of what an input usually is: counted as given, but said, since most of them are slips. */
import type { Calculator } from '../calculators/spec/spec.ts'
import { printQuantity } from '../quantities/print-quantity.ts'
import { unitForm } from '../quantities/unit-forms.ts'
import { controlOf, type QuantityControl } from './input-control.ts'
import type { Book } from './parameter-book.ts'
import type { InputInForce } from './resolve.ts'

/** How far beyond its slider a value may lie before it is said. */
const far = 10
const letters = [
  ['k', 1e3],
  ['M', 1e6],
  ['B', 1e9],
  ['T', 1e12],
] as const

/** The same digits with a magnitude letter, as they would lie on the slider: 70 → 70B. */
const withLetter = (value: number, { unit, range: [low, high] }: QuantityControl): readonly string[] => {
  const { style } = unitForm(unit)
  if (style === 'percent' || style === 'duration') return []
  const digits = Number(value.toPrecision(6))
  return letters.flatMap(([letter, size]) => {
    if (value * size < low || value * size > high) return []
    return style === 'si' ? [printQuantity(value * size, unit)] : [`${style === 'money' ? '$' : ''}${digits}${letter}`]
  })
}

/** A sentence about a value that lies far outside of its slider; null when it does not. */
const unusual = (value: number, control: QuantityControl): string | null => {
  const { label, unit, range } = control
  const [low, high] = range
  const below = low > 0 && value < low / far
  if (!below && !(value > high * far && high > 0)) return null
  const meant = below && value > 0 ? withLetter(value, control) : []
  const question = meant.length > 0 ? ` Did you mean ${meant.join(' or ')}?` : ''
  const usual = `${printQuantity(low, unit, { bare: true })} to ${printQuantity(high, unit)}`
  return `${label}: ${printQuantity(value, unit)} is far ${below ? 'below' : 'above'} the usual ${usual}.${question}`
}

/** Sentences about the values that somebody chose, in the order of the inputs. */
export const unusualValues = (calculator: Calculator, inputs: Readonly<Record<string, InputInForce>>, book: Book): readonly string[] =>
  Object.entries(inputs).flatMap(([name, { value, from }]) => {
    if (typeof value !== 'number' || (from !== 'given' && from !== 'scenario')) return []
    const control = controlOf(calculator, name, book)
    return (control?.kind === 'quantity' && unusual(value, control)) || []
  })
