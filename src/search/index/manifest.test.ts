/** Protects list rows: every part that packing leaves out is restored by unpacking. */
import { describe, expect, it } from 'vitest'
import { entriesIn } from '../../../tests/support/notebook-search.ts'
import { packRow, unpackRow } from './manifest.ts'

describe('A row of the index', () => {
  it('has title, id, address and line of every entry of the real notebook', async () => {
    const entries = await entriesIn('content')
    expect(entries.length).toBeGreaterThan(200)
    for (const { kind, id, title, url, text } of entries)
      expect(unpackRow(kind, packRow(kind, { id, title, url, text }))).toEqual({ id, title, url, text: kind === 'note' ? '' : text })
  })

  it('is the title alone for a note whose id is made of it, and has no address that the others give', () => {
    const note = { id: 'the-kv-cache', title: 'The KV cache', url: '/notes/the-kv-cache/', text: 'A summary.' }
    expect(packRow('note', note)).toEqual(['The KV cache'])
    const claim = { id: 'c1', title: 'It grows.', url: '/notes/the-kv-cache/#claim-c1', text: 'The KV cache · established' }
    expect(unpackRow('claim', packRow('claim', claim))).toEqual(claim)
  })
})
