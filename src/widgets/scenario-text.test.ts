/** Protects pages from addresses that were cut, mangled or written by hand. */
import { describe, expect, it } from 'vitest'
import { decodePercent, encodePercent } from './scenario-text.ts'

describe('Texts of addresses', () => {
  it('are decoded, and stay as they stand when they cannot be', () => {
    expect(decodePercent('a%20b%C3%A9')).toBe('a bé')
    for (const mangled of ['%', '%%', 'a%', '%2', '%zz', '%C3', '%E2%82', '%ff', '100%']) expect(decodePercent(mangled)).toBe(mangled)
  })

  it('are encoded even when a character was cut in half', () => {
    expect(encodePercent('a b')).toBe('a%20b')
    expect(encodePercent('half \ud83d')).toBe('half%20%EF%BF%BD')
    expect(decodePercent(encodePercent('50 % \u{1f600}'))).toBe('50 % \u{1f600}')
  })
})
