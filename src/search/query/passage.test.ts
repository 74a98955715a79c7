/** Protects the passage of a result, and the text fragment of its link: words that the page has exactly so. */
import { describe, expect, it } from 'vitest'
import { passageIn } from './passage.ts'

const fragment = (text: string, ...terms: readonly string[]) => passageIn([{ text }], new Set(terms))?.fragment

describe('The words a link carries', () => {
  it('run from the first hit to the last, with some around them', () => {
    expect(fragment('The wafer budget is decided by few people in one room', 'wafer', 'people')).toBe(
      'wafer budget is decided by few people',
    )
    expect(fragment('All is decided by few people', 'people')).toBe('decided by few people')
  })

  it('stay in one clause: a source may be named before the comma', () => {
    expect(fragment('The loss fell as a power of size, and so did the cost of training', 'size', 'cost', 'training')).toBe(
      'the cost of training',
    )
  })

  it('leave out values that the page computes, and formulas', () => {
    expect(fragment('That comes to … a year for the largest run', 'year', 'run')).toBe('year for the largest run')
    expect(fragment('… tokens', 'token')).toBe('tokens')
    expect(fragment('gives 10.5 trillion tokens at 3.8 × 10²⁵ FLOP', 'trillion', 'token')).toBe('trillion tokens at 3.8')
    expect(fragment('3.8 × 10²⁵', '3.8e25')).toBe('')
  })
})

describe('A passage', () => {
  const pieces = (text: string, ...terms: readonly string[]) =>
    passageIn([{ text }], new Set(terms))
      ?.pieces.map((piece) => piece.text)
      .join('')

  it('is how the note begins, when only its title or another name was asked for', () => {
    expect(passageIn([{ text: 'What a chip costs.' }, { text: 'More.' }], new Set(['roofline']))?.pieces).toEqual([
      { text: 'What a chip costs.', marked: false },
    ])
    expect(passageIn([], new Set(['roofline']))).toBeNull()
  })

  it('shows at most 24 characters before the first term, so that it is seen in a narrow row', () => {
    const text = pieces(`${'one two three '.repeat(20)}and then inference ${'four five '.repeat(20)}`, 'inference') ?? ''
    expect(text.indexOf('inference')).toBeLessThanOrEqual('… '.length + 24)
    expect(text.indexOf('inference')).toBeGreaterThan(10)
  })

  it('is a short line whole, and of a long one what stands around the hits', () => {
    expect(pieces('Does training get cheaper faster than inference?', 'inference')).toBe('Does training get cheaper faster than inference?')
    expect(pieces(`${'one two three '.repeat(20)}and then inference`, 'inference')).toMatch(/^… .*inference$/)
  })
})
