import { expect, it } from 'vitest'
import { anchorIn } from './anchor.ts'

it('an anchor is decoded, and one that cannot be stays as it is', () => {
  expect(anchorIn('#a%20b')).toBe('a b')
  expect(anchorIn('')).toBe('')
  for (const hash of ['#%', '#%zz', '#%e0%a4', '#100%']) expect(anchorIn(hash)).toBe(hash.slice(1))
})
