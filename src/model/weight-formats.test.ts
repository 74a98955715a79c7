/** Protects the sizes of weights in named formats against files and checkpoints that were published, and what each multiplies in. */
import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { arithmeticOf, shareInSixteenBits, weightFormatBits, weightFormats } from './weight-formats.ts'

const bytes = (id: string, params: number): number => (params * (weightFormatBits(id, params, null) ?? 0)) / 8
const off = (value: number, published: number): number => Math.abs(value / published - 1)

describe('The weights of a model in a named format', () => {
  it('take what published files of Llama 3.1 70B take', () => {
    // bartowski's list: GB of 10⁹ bytes; the Q4_K_M file has 42,520,398,400 bytes.
    const files = { 'q8-0': 74.98, 'q6-k': 57.89, 'q5-k-m': 49.95, 'q4-k-m': 42.52, 'q3-k-m': 34.27, 'q2-k': 26.38 }
    for (const [id, size] of Object.entries(files)) expect([id, off(bytes(id, 70.554e9), size * 1e9) < 0.001]).toEqual([id, true])
    // The worked case: 70.6·10⁹ parameters in Q4_K_M are 42.5·10⁹ bytes, to one per cent.
    expect(off(bytes('q4-k-m', 70.6e9), 42.5e9)).toBeLessThan(0.01)
  })

  it('take what published files of Llama 3.1 8B take', () => {
    // README of llama.cpp's quantize, GiB.
    const files = { 'q8-0': 7.95, 'q6-k': 6.14, 'q5-k-m': 5.33, 'q4-k-m': 4.58, 'q2-k': 2.95 }
    for (const [id, size] of Object.entries(files)) expect([id, off(bytes(id, 8.03e9), size * 2 ** 30) < 0.006]).toEqual([id, true])
  })

  it('take what the checkpoints of gpt-oss take, whose experts alone are in MXFP4', () => {
    // Model card, Table 1: 116.83·10⁹ parameters in 60.8 GiB. The smaller model has a large vocabulary for its size: 20.91·10⁹ in 12.8 GiB.
    expect(off(bytes('mxfp4', 116.83e9), 60.8 * 2 ** 30)).toBeLessThan(0.01)
    expect(off(bytes('mxfp4', 20.91e9), 12.8 * 2 ** 30)).toBeLessThan(0.05)
  })

  it('are never fewer than the nominal bits, and fewer per weight in larger models', () => {
    const nominal = (id: string): number => Number(/\d+/.exec(id)?.[0])
    fc.assert(
      fc.property(fc.double({ min: 1e8, max: 1e13, noNaN: true }), fc.constantFrom(...weightFormats.map(({ id }) => id)), (params, id) => {
        const bits = weightFormatBits(id, params, null) ?? 0
        expect(bits).toBeGreaterThanOrEqual(nominal(id))
        expect(bits).toBeLessThanOrEqual(16)
      }),
    )
    expect(weightFormatBits('nvfp4', 8e9, null)).toBeGreaterThan(weightFormatBits('nvfp4', 70e9, null) ?? 16)
  })

  it('keep the embeddings and the head in 16 bits: 13 % of Llama 3 8B, 3 % of 70B, 1 % of 405B', () => {
    // 2 · 128,256 · 4096 ÷ 8.03·10⁹ = .131; · 8192 ÷ 70.55·10⁹ = .0298; · 16,384 ÷ 405.85·10⁹ = .0104.
    expect(shareInSixteenBits(8.03e9)).toBeCloseTo(0.131, 2)
    expect(shareInSixteenBits(70.55e9)).toBeCloseTo(0.0298, 4)
    expect(shareInSixteenBits(405.85e9)).toBeCloseTo(0.0104, 2)
  })

  it('have the bits that the reader gives where the format is the reader’s own', () => {
    expect(weightFormatBits('custom', 70e9, 3.5)).toBe(3.5)
    expect(weightFormatBits('custom', 70e9, null)).toBeNull()
  })
})

describe('The arithmetic of a format', () => {
  it('is 16 bits for formats that only store weights, and the format’s own for fp8 and int8', () => {
    for (const id of ['bf16', 'int4-g128', 'nf4', 'nf4-dq', 'q8-0', 'q4-k-m', 'custom'])
      expect([id, arithmeticOf(id, true)]).toEqual([id, 'bf16'])
    expect(arithmeticOf('fp8', false)).toBe('fp8')
    expect(arithmeticOf('int8', false)).toBe('int8')
  })

  it('is fp4 for mxfp4 and nvfp4 where the chip has it', () => {
    for (const id of ['mxfp4', 'nvfp4']) expect([arithmeticOf(id, true), arithmeticOf(id, false)]).toEqual(['fp4', 'bf16'])
  })
})
