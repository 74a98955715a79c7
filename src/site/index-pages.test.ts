/** Protects that a long list loses nothing when it is cut into pages. */
import { describe, expect, it } from 'vitest'
import { indexPages } from './index-pages.ts'

const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ title: `Title ${String((index * 3) % count).padStart(4, '0')}` }))

describe('A list on pages', () => {
  it('stays whole while it is short', () => expect(indexPages('note', 'Notes', named(500), 500)).toEqual([]))

  it('has everything once, by alphabet, on pages of about one size', () => {
    const all = named(1001)
    const pages = indexPages('note', 'Notes', all, 500)
    expect(pages.map(({ path, title, entries }) => [path, title, entries.length])).toEqual([
      ['note/1', 'Notes, 1 of 3', 334],
      ['note/2', 'Notes, 2 of 3', 334],
      ['note/3', 'Notes, 3 of 3', 333],
    ])
    expect(pages.flatMap(({ entries }) => entries)).toEqual(all.toSorted((a, b) => (a.title < b.title ? -1 : 1)))
    expect(pages[1]).toMatchObject({ first: 'Title 0334', last: 'Title 0667' })
  })
})
