/** Protects the printing of what is only guessed: no digit too many, and no share that is rounded to nothing or to all. */
import { expect, it } from 'vitest'
import { plainText } from './print-quantity.ts'
import { typesetRough } from './rough-quantity.ts'
import type { Unit } from './unit-forms.ts'

const rough = (value: number | null, unit: Unit): string => plainText(typesetRough(value, unit)).replaceAll(/\s/g, ' ')

it.each<[number | null, Unit, string]>([
  [0.0741, 'share', '7 %'],
  [0.546, 'share', '55 %'],
  [0.0026, 'share', '0.3 %'],
  [0.9968, 'share', '99.7 %'],
  [0, 'share', '0 %'],
  [1, 'share', '100 %'],
  [4.87e9, 'USD/yr', '$4.9 B a year'],
  [null, 'share', 'none'],
])('%s %s is %s', (value, unit, text) => {
  expect(rough(value, unit)).toBe(text)
})
