/** Protects attributes of fields and sliders, which know only digits: the same number, written out. */
import { expect, it } from 'vitest'
import { plainNumber } from './plain-number.ts'

it.each([
  [5e27, '5000000000000000000000000000'],
  [1e-7, '0.0000001'],
  ['2.5e3', '2500'],
  [-12_345.678, '-12345.678'],
  [0.1 + 0.2, '0.3'],
  ['', ''],
])('%s', (value, text) => {
  expect(plainNumber(value)).toBe(text)
})
