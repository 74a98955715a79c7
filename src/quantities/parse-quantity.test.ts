/** Promise: a text becomes the number its writer meant, or is refused with a sentence; nothing is guessed. */

import { describe, expect, it, test } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { editText } from './edit-text.ts'
import { parseQuantity } from './parse-quantity.ts'
import { plainText, typeset } from './print-quantity.ts'
import { isUnit, type Unit, units } from './units.ts'

const value = (text: string, unit: Unit): number | string => {
  const parsed = parseQuantity(text, unit)
  return parsed.ok ? parsed.value : parsed.message
}
const allUnits = Object.keys(units).filter(isUnit)

describe('what people write is read', () => {
  test.each<[string, Unit, number]>([
    ['70B', 'parameter', 70e9],
    ['70b', 'parameter', 70e9],
    ['15T', 'token', 15e12],
    ['128k', 'token', 128_000],
    ['128Ki', 'token', 131_072],
    ['3.8e25', 'FLOP', 3.8e25],
    ['1_000', 'token', 1000],
    ['1,000', 'token', 1000],
    ['1,234,567.5', 'USD', 1_234_567.5],
    ['.5', 'ratio', 0.5],
    ['-5', 'token', -5],
    ['−5', 'token', -5],
    ['0', 'token', 0],
  ])('%s in %s is %d', (text, unit, expected) => expect(value(text, unit)).toBe(expected))
})

describe('money, shares and factors', () => {
  test.each<[string, Unit, number]>([
    ['$2', 'USD/h', 2],
    ['$5.6 M', 'USD', 5.6e6],
    ['5.6 million dollars', 'USD', 5.6e6],
    ['USD 5', 'USD', 5],
    ['$2.35 an hour', 'USD/h', 2.35],
    ['$2.35/h', 'USD/h', 2.35],
    ['$24/day', 'USD/h', 1],
    ['$1.25 per million tokens', 'USD/Mtok', 1.25],
    ['$0.00125 per 1k tokens', 'USD/Mtok', 1.25],
    ['40%', 'share', 0.4],
    ['40 %', 'share', 0.4],
    ['0.4', 'share', 0.4],
    ['135%', 'ratio', 1.35],
    ['2.4 × a year', 'factor/yr', 2.4],
    ['+140%', 'factor/yr', 2.4],
    ['-20%', 'factor/yr', 0.8],
  ])('%s in %s is %d', (text, unit, expected) => expect(value(text, unit)).toBe(expected))
})

describe('units convert: a year is 365 days, a month a twelfth of it, GB is not GiB', () => {
  test.each<[string, Unit, number]>([
    ['80 GB', 'byte', 80e9],
    ['80 GiB', 'byte', 80 * 2 ** 30],
    ['80gb', 'byte', 80e9],
    ['320 KiB', 'byte/token', 327_680],
    ['3.35 TB/s', 'byte/s', 3.35e12],
    ['989 TFLOP/s', 'FLOP/s', 989e12],
    // 1 PF-day is 1e15 × 86,400 s.
    ['1 PF-day', 'FLOP', 8.64e19],
    ['90 days', 's', 7_776_000],
    ['90 days', 'h', 2160],
    ['2 weeks', 'h', 336],
    ['365 days', 'month', 12],
    ['2 years', 'month', 24],
    ['28 ms', 's', 0.028],
    ['1.5 GPU-days', 'GPU-h', 36],
    ['1 720 320 GPU-hours', 'GPU-h', 1_720_320],
    ['688 MWh', 'kWh', 688_000],
    ['385 g/kWh', 'kg/kWh', 0.385],
    ['1.2 M tokens', 'token', 1.2e6],
    ['24 tokens/day', 'token/day', 24],
    ['1 token/s', 'token/day', 86_400],
  ])('%s in %s is %d', (text, unit, expected) => expect(value(text, unit)).toBe(expected))
})

describe('typeset numbers read back', () => {
  test.each<[string, Unit, number]>([
    ['3.1 × 10^23', 'FLOP', 3.1e23],
    ['3.1 × 10²³ FLOP', 'FLOP', 3.1e23],
    ['1 × 10⁻⁷', 'USD', 1e-7],
    ['12\u202f300 GPU-hours', 'GPU-h', 12_300],
  ])('%s', (text, unit, expected) => expect(value(text, unit)).toBe(expected))
})

describe('what has no one reading is refused with a sentence and a hint', () => {
  const wrong: readonly (readonly [string, Unit, RegExp])[] = [
    ['', 'token', /Nothing was given/],
    ['   ', 'token', /Nothing was given/],
    ['abc', 'token', /not a number/],
    ['12 apples', 'token', /“apples” is not a unit/],
    ['1.2.3', 'token', /not a number/],
    ['--5', 'token', /not a number/],
    ['NaN', 'token', /not a number/],
    ['Infinity', 'USD', /not a number/],
    ['1e999', 'USD', /too large/],
    ['1,5', 'USD', /two numbers/],
    ['0,500', 'USD', /two numbers/],
    ['1,234,56', 'USD', /not a number/],
    ['1 2', 'token', /not a number/],
    ['5m', 'USD', /more than one meaning/],
    ['$3', 'token', /money/],
    ['40%', 'token', /percentage/],
    ['140%', 'factor/yr', /factor or a growth/],
    ['80 GB', 'token', /not a unit/],
    ['__proto__', 'none', /not a number/],
    ['1'.repeat(500), 'none', /not a number/],
  ]
  for (const [text, unit, message] of wrong) {
    it(`“${text.slice(0, 20)}” in ${unit}`, () => {
      const parsed = parseQuantity(text, unit)
      expect(parsed.ok).toBe(false)
      if (parsed.ok) return
      expect(parsed.message).toMatch(message)
      expect(parsed.hint).toMatch(/\w/)
    })
  }
})

describe('for every unit and number', () => {
  const anyUnit = fc.constantFrom(...allUnits)
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true })

  it('what stands in a text field reads back as exactly the same number', () => {
    fc.assert(
      fc.property(anyUnit, finite, (unit, number) => {
        const parsed = parseQuantity(editText(number, unit), unit)
        return parsed.ok && parsed.value === (number === 0 ? 0 : number)
      }),
      { numRuns: 3000 },
    )
  })

  it('the printed number reads back within half a digit of the third', () => {
    const size = fc.double({ min: -12, max: 30, noNaN: true }).map((power) => 10 ** power)
    fc.assert(
      fc.property(anyUnit, size, (unit, number) => {
        fc.pre(units[unit].style !== 'calendar')
        const parsed = parseQuantity(plainText(typeset(number, unit)), unit)
        return parsed.ok && Math.abs(parsed.value / number - 1) <= 0.00501
      }),
      { numRuns: 3000 },
    )
  })

  it('any text is read or refused, never thrown at and never NaN', () => {
    fc.assert(
      fc.property(anyUnit, fc.oneof(fc.string(), fc.stringMatching(/^[-+$ ]?[\d.,_ ]{0,8}[eE×x*^%a-zA-Z/ ]{0,6}\d?$/)), (unit, text) => {
        const parsed = parseQuantity(text, unit)
        return parsed.ok ? Number.isFinite(parsed.value) : parsed.message.length > 0
      }),
      { numRuns: 3000 },
    )
  })

  it('the example in each unit’s hint is understood', () => {
    for (const unit of allUnits)
      for (const example of units[unit].example.split(', or ')) expect(parseQuantity(example, unit), unit).toMatchObject({ ok: true })
  })
})
