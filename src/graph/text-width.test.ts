/** Labels break where a reader would, and never grow past their width. */
import { describe, expect, it } from 'vitest'
import { fitText, textWidth, wrapText } from './text-width.ts'

describe('text width', () => {
  // T 54 + o 54 hundredths of an em at 10 units.
  it('adds up the advances of the letters', () => expect(textWidth('To', 10)).toBeCloseTo(10.8))
})

describe('wrapping', () => {
  it('makes lines of about the same length', () => {
    expect(wrapText('What an agent task costs', 12, 100, 2)).toEqual(['What an agent', 'task costs'])
  })
  it('breaks after a hyphen', () =>
    expect(wrapText('Reinforcement-learning compute', 11, 86, 3)).toEqual(['Reinforcement-', 'learning compute']))
  it('cuts what does not fit into the last line', () => {
    const lines = wrapText('one two three four five six seven', 10, 40, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]?.endsWith('…')).toBe(true)
    expect(lines.every((line) => textWidth(line, 10) <= 40)).toBe(true)
  })
  it('leaves a short text alone', () => expect(fitText('KV cache', 12, 100)).toBe('KV cache'))
})
