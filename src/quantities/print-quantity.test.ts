/** Promise: numbers are typeset as the field writes them, never as the machine does. */

import { describe, expect, it, test } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { editText } from './edit-text.ts'
import { plainText, printQuantity, say, sentenceText, typeset } from './print-quantity.ts'
import { isUnit, type Unit, units } from './units.ts'

/** Narrow no-break spaces shown as ordinary ones. */
const shown = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ')

describe('a quantity with its unit', () => {
  test.each<[number, Unit, string]>([
    [3.1e23, 'FLOP', '3.1 × 10²³ FLOP'],
    [5e27, 'FLOP/yr', '5 × 10²⁷ FLOP a year'],
    [989e12, 'FLOP/s', '989 TFLOP/s'],
    [140e9, 'FLOP/token', '140 GFLOP per token'],
    [5.6e6, 'USD', '$5.6 M'],
    [12_345, 'USD', '$12 300'],
    [2.35, 'USD/h', '$2.35 an hour'],
    [2.5, 'USD/h', '$2.50 an hour'],
    [3, 'USD/h', '$3 an hour'],
    [0.0072, 'USD', '$0.0072'],
    [0.08264, 'USD/kWh', '$0.0826 per kWh'],
    [1.25, 'USD/Mtok', '$1.25 per million tokens'],
    [1.26e6, 'GPU-h', '1.26 M GPU-hours'],
    [12_345, 'GPU-h', '12 300 GPU-hours'],
    [0.028, 's', '28 ms'],
    [4.2, 's', '4.2 s'],
    [7200, 's', '2 h'],
    [41e9, 'byte', '41 GB'],
    [327_680, 'byte/token', '328 kB per token'],
    [0.86, 'share', '86 %'],
    [0.9996, 'share', '99.96 %'],
    [1, 'share', '100 %'],
    [2.4, 'factor/yr', '2.4 × a year'],
    [340, 'token', '340 tokens'],
    [1.2e6, 'token', '1.2 M tokens'],
    [1, 'turn', '1 turn'],
    [2048, 'accelerator', '2048 accelerators'],
    [16_384, 'accelerator', '16 384 accelerators'],
    [70e9, 'parameter', '70 B parameters'],
    [688_000, 'kWh', '688 MWh'],
    [2028.7, 'calendar-year', '2028'],
    [3.4, 'year', '3.4 years'],
    [0, 'USD', '$0'],
    [0, 'share', '0 %'],
    [2, 'byte', '2 bytes'],
    [1, 'byte', '1 byte'],
    [576, 'byte/token', '576 bytes per token'],
    [700, 'W', '700 W'],
  ])('%d in %s prints %s', (value, unit, expected) => expect(shown(printQuantity(value, unit))).toBe(expected))

  it('rounds before it chooses the letter, so that 999,999 tokens are 1 M', () => {
    expect(shown(printQuantity(999_999, 'token'))).toBe('1 M tokens')
    expect(shown(printQuantity(999_600, 'byte'))).toBe('1 MB')
  })

  it('has a true minus, before the currency', () => {
    expect(shown(printQuantity(-5.6e6, 'USD'))).toBe('−$5.6 M')
  })

  it('keeps the digits that are asked for', () => {
    expect(shown(printQuantity(3.1449e23, 'FLOP', { digits: 4 }))).toBe('3.145 × 10²³ FLOP')
    expect(shown(printQuantity(0.8634, 'share', { digits: 2 }))).toBe('86 %')
  })

  it('leaves the unit’s words out for an axis, not its sign', () => {
    const bare = (value: number | null, unit: Unit): string => shown(printQuantity(value, unit, { bare: true }))
    expect([
      bare(2.35, 'USD/h'),
      bare(1.26e6, 'GPU-h'),
      bare(0.86, 'share'),
      bare(80e9, 'byte'),
      bare(3.1e23, 'FLOP'),
      bare(null, 'USD'),
    ]).toEqual(['$2.35', '1.26 M', '86 %', '80 GB', '3.1 × 10²³', '—'])
  })

  it('says “none” for what has no value, and lets words stand', () => {
    expect(printQuantity(null, 'USD')).toBe('none')
    expect(printQuantity(Number.NaN, 'USD')).toBe('none')
    expect(printQuantity('memory', 'none')).toBe('memory')
  })

  it('gives the exponent apart, to be raised', () => {
    expect(typeset(3.1e23, 'FLOP')).toEqual({ before: '', number: '3.1\u202f×\u202f10', exponent: '23', after: '\u00a0FLOP' })
    expect(typeset(5.6e6, 'USD')).toEqual({ before: '$', number: '5.6', exponent: null, after: '\u202fM' })
  })
})

describe('for every unit and number', () => {
  const anyUnit = fc.constantFrom(...Object.keys(units).filter(isUnit))
  it('no machine notation and no NaN is printed', () => {
    fc.assert(
      fc.property(anyUnit, fc.double(), (unit, value) => !/\de[+-]?\d|NaN|Infinity|undefined/.test(plainText(typeset(value, unit)))),
      { numRuns: 3000 },
    )
  })
})

describe('a text field', () => {
  test.each<[number, Unit, string]>([
    [70e9, 'parameter', '70B'],
    [3.8e25, 'FLOP', '3.8e25'],
    [0.4, 'share', '40 %'],
    [128_000, 'token', '128k'],
    [1_234_567, 'token', '1234567'],
    [2.35, 'USD/h', '$2.35'],
    [80e9, 'byte', '80 GB'],
    [0.028, 's', '28 ms'],
    [2, 'byte', '2'],
    [700, 'W', '700'],
    [2048, 'accelerator', '2048'],
  ])('shows %d in %s as %s', (value, unit, expected) => expect(editText(value, unit)).toBe(expected))
})

describe('a sentence', () => {
  it('joins words and typeset numbers', () => {
    const sentence = say`Training takes ${typeset(1.26e6, 'GPU-h')} and costs ${typeset(5.6e6, 'USD')}.`
    expect(shown(sentenceText(sentence))).toBe('Training takes 1.26 M GPU-hours and costs $5.6 M.')
    expect(sentence).toHaveLength(5)
  })

  it('takes another sentence in', () => {
    expect(sentenceText(say`${say`One`}, ${'two'}.`)).toBe('One, two.')
  })
})
