/** Protects columns of tables: one unit in the head, and cells whose digits are neither lost nor made up. Expected texts are written by hand. */
import { describe, expect, it } from 'vitest'
import { columnUnit, sharesStep } from './column-unit.ts'
import type { Unit } from './unit-forms.ts'

const column = (label: string, unit: Unit, values: readonly number[], among?: readonly number[]) => {
  const made = columnUnit(label, unit, values, among)
  return [made.unit, ...values.map((value) => made.print(value).replace(/\u202f/g, ' '))]
}

describe('A column of a table', () => {
  it('has the step of its middle value, and three digits with their zeros', () => {
    // H100 3.35 TB/s, H200 4.8, A100 2.039, V100 898 GB/s.
    expect(column('Memory bandwidth', 'byte/s', [3.35e12, 4.8e12, 2.039e12, 8.98e11])).toEqual(['TB/s', '3.35', '4.80', '2.04', '0.898'])
    expect(column('Peak', 'FLOP/s', [989.5e12, 1.979e15, 312e12])).toEqual(['TFLOP/s', '990', '1979', '312'])
  })

  it('says a number in words, and no unit that its label says', () => {
    expect(column('Parameters', 'parameter', [6.738e9, 405e9, 1.04e12])).toEqual(['billion', '6.74', '405', '1040'])
    expect(column('Training tokens', 'token', [15e12, 300e9])).toEqual(['trillion', '15.0', '0.300'])
    expect(column('Tokens per day', 'token/day', [1e12, 480e12])).toEqual(['trillion', '1', '480'])
    expect(column('Revenue', 'USD/yr', [2e9, 13.5e9])).toEqual(['billion $/yr', '2.00', '13.50'])
    expect(column('Chips', 'accelerator', [8, 16_384])).toEqual(['', '8', '16 384'])
  })

  it('takes a smaller step where the smallest value would lose its digits', () => {
    // $930 beside $78 million: 0.00093 million says less than 930.
    expect(column('Cost', 'USD', [930, 4_320_000, 78_400_000])).toEqual(['$', '930', '4 320 000', '78 400 000'])
  })

  it('shows money with cents, and more digits where cents are too coarse', () => {
    expect(column('Input', 'USD/Mtok', [8, 0.4, 12.5, 0.075, 0.0036])).toEqual(['$/M tokens', '8.00', '0.40', '12.50', '0.075', '0.0036'])
  })

  it('shows shares in per cent, spans of time in one span, and powers of ten where numbers are too long', () => {
    expect(column('MFU', 'share', [0.4125, 0.5])).toEqual(['%', '41.3', '50.0'])
    expect(column('Time', 's', [0.008641, 0.03411, 1.2])).toEqual(['ms', '8.64', '34.1', '1200'])
    expect(column('Compute', 'FLOP', [3.14e23, 2.3e19])).toEqual(['FLOP', '3.14 × 10²³', '2.3 × 10¹⁹'])
    expect(column('Energy', 'kWh', [1_287_000, 433_196, 259_000])).toEqual(['MWh', '1287', '433', '259'])
  })

  it('shows whole numbers whole, plain numbers as they are, zero as 0 and a minus as one', () => {
    expect(column('Layers', 'none', [32, 126])).toEqual(['', '32', '126'])
    expect(column('Energy per token', 'none', [5.019, 7])).toEqual(['', '5.019', '7'])
    expect(column('Change', 'USD', [-1.5, 0, 2])).toEqual(['$', '\u22121.50', '0', '2.00'])
    // A value just below 100 is not 100.0.
    expect(column('Memory', 'byte', [99.97e9, 85.5e9])).toEqual(['GB', '100', '85.5'])
  })

  it('can share the step of its neighbours', () => {
    const peaks = [125e12, 312e12, 989e12, 1.979e15, 4.5e15]
    expect(column('Peak, fp8', 'FLOP/s', [1.979e15, 4.5e15], peaks)).toEqual(['TFLOP/s', '1979', '4500'])
    expect(sharesStep('FLOP/s')).toBe(true)
    expect(sharesStep('s')).toBe(false)
    expect(sharesStep('none')).toBe(false)
  })

  it('without a value still has a unit', () => expect(columnUnit('Power', 'W', []).unit).toBe('W'))
})
