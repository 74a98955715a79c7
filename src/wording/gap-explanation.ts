/** An explanation of a gap in words: "Of the factor 3.2, the price of a GPU-hour explains × 1.9, MFU × 1.7". */
import { listed } from '../diagnostics/words.ts'
import { plainText, printQuantity, typeset } from '../quantities/print-quantity.ts'
import type { Unit } from '../quantities/units.ts'
import type { Explanation, Part } from '../scenario/attribution.ts'
import type { Catalogue } from '../scenario/calculator-lookup.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { labelOf } from './assumption-changes.ts'

type Model = { readonly book: Book; readonly catalogue: Catalogue }

const digitsOf = (factor: number): number => (factor < 2 ? 3 : 2)

/** × 1.9, ÷ 4; never a factor below one, which is hard to compare. */
export const factorWords = (factor: number): string => {
  const [sign, shown] = factor >= 1 ? ['×', factor] : ['÷', 1 / factor]
  return `${sign} ${plainText(typeset(shown, 'none', { digits: digitsOf(shown) }))}`
}

/** +3.2 percentage points, −$40; a difference with its sign. */
export const differenceWords = (difference: number, unit: Unit): string => {
  const size = Math.abs(difference)
  const words =
    unit === 'share' ? `${plainText(typeset(size * 100, 'none', { digits: 2 }))} points` : printQuantity(size, unit, { digits: 2 })
  return `${difference < 0 ? '−' : '+'}${words}`
}

export const effectWords = (part: number, { scale, unit }: Pick<Explanation, 'scale' | 'unit'>): string =>
  scale === 'log' ? factorWords(part) : differenceWords(part, unit)

/** "price of a GPU-hour × 1.9"; null for what is not there. */
export const partWords = (part: Part, explanation: Explanation | null, model: Model): string | null => {
  const label = labelOf(part.key, model)
  return label === null || explanation === null ? null : `${label} ${effectWords(part.part, explanation)}`
}

const mostNamed = 3

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The whole gap and what explains most of it, in a sentence; null when nothing differs. */
export const explanationWords = (explanation: Explanation, model: Model): string | null => {
  const { parts, scale, from, to, unit } = explanation
  const named = parts.slice(0, mostNamed).flatMap(({ key, part }) => {
    const label = labelOf(key, model)
    return label === null ? [] : [{ label, effect: effectWords(part, explanation) }]
  })
  const [first, ...others] = named
  if (!first) return null
  if (parts.length === 1) return `${upperFirst(first.label)} explains the whole difference.`
  const whole =
    scale === 'log' ? `the factor ${factorWords(to / from).replace('× ', '')}` : `the difference of ${differenceWords(to - from, unit)}`
  const rest = parts.length - named.length
  const texts = [`${first.label} explains ${first.effect}`, ...others.map(({ label, effect }) => `${label} ${effect}`)]
  return `Of ${whole}, ${listed(rest > 0 ? [...texts, `${rest} more the rest`] : texts)}.`
}
