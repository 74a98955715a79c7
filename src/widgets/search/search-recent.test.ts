// @vitest-environment happy-dom
/** Protects the last questions of a reader: the newest first, six of them, each once, on this device only, and gone when asked. */
import { afterEach, expect, it, vi } from 'vitest'
import { forgetSearches, recentSearches, rememberSearch } from './search-recent.ts'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

it('keeps the newest six, the newest first', () => {
  for (const text of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) rememberSearch(text)
  expect(recentSearches()).toEqual(['g', 'f', 'e', 'd', 'c', 'b'])
})

it('brings a question that is asked again to the front', () => {
  for (const text of ['kv cache', 'turns', ' kv cache ']) rememberSearch(text)
  expect(recentSearches()).toEqual(['kv cache', 'turns'])
})

it('keeps nothing that is empty or too long for a question, and forgets all', () => {
  for (const text of ['  ', 'x'.repeat(201), 'turns']) rememberSearch(text)
  expect(recentSearches()).toEqual(['turns'])
  forgetSearches()
  expect(recentSearches()).toEqual([])
})

it('trusts nothing on the device, and does without it where it refuses', () => {
  for (const stored of ['', '{', '{"0":"a"}', 'null', '["a",3,null]']) {
    localStorage.setItem('searches', stored)
    expect(recentSearches()).toEqual(stored.startsWith('[') ? ['a'] : [])
  }
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('Full.')
  })
  expect(() => rememberSearch('turns')).not.toThrow()
})
