/** Protects lists in messages: as a person would write them, however many there are. */
import { expect, it } from 'vitest'
import { listed } from './words.ts'

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as “%s”', (words, text) => expect(listed(words)).toBe(text))

it('takes another last word', () => expect(listed(['a', 'b', 'c'], 'or')).toBe('a, b or c'))
