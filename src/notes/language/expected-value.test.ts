import { describe, expect, it } from 'vitest'
import type { Unit } from '../../quantities/units.ts'
import { meets, readExpectation } from './expected-value.ts'

function accepts(text: string, unit: Unit, computed: number): boolean {
  const expected = readExpectation(text, unit)
  if (!expected.ok) throw new Error(expected.message)
  return meets(expected, computed)
}

describe('an expected value allows half a unit of its last digit', () => {
  it('in scientific form', () => {
    expect(accepts('3.15e23', 'FLOP', 3.1549e23)).toBe(true)
    expect(accepts('3.15e23', 'FLOP', 3.1551e23)).toBe(false)
    expect(accepts('3.15e23', 'FLOP', 3.1451e23)).toBe(true)
  })
  it('with a letter for the size', () => {
    expect(accepts('$5.6 M', 'USD', 5.576e6)).toBe(true)
    expect(accepts('$5.6 M', 'USD', 5.54e6)).toBe(false)
    expect(accepts('12B', 'parameter', 12.4e9)).toBe(true)
  })
  it('as a share', () => {
    expect(accepts('86%', 'share', 0.8649)).toBe(true)
    expect(accepts('86%', 'share', 0.866)).toBe(false)
    expect(accepts('0.86', 'share', 0.866)).toBe(false)
  })
  it('as a whole number, where every digit counts', () => {
    expect(accepts('1,400', 'token', 1400.4)).toBe(true)
    expect(accepts('1,400', 'token', 1401)).toBe(false)
  })
  it('and zero', () => {
    expect(accepts('0', 'token', 0.4)).toBe(true)
    expect(accepts('0', 'token', 0.6)).toBe(false)
  })
  it('also exactly on the edge, where binary fractions would decide', () => {
    expect(accepts('0.3', 'ratio', 0.35)).toBe(true)
  })
  it('and what is no quantity is refused with a reason', () => {
    expect(readExpectation('about ten', 'token')).toMatchObject({ ok: false })
    expect(readExpectation('5 GB', 'token')).toMatchObject({ ok: false })
  })
})
