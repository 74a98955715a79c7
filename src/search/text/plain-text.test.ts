/** Protects the plain text of notes: formulas as symbols, links and sources in words. */
import { describe, expect, it } from 'vitest'
import type { NoteRecord } from '../../records/note.ts'
import type { Source } from '../../records/source.ts'
import { plainTextOfNote } from './plain-text.ts'

const read = (text: string) =>
  plainTextOfNote(
    { text, links: [{ target: 'kv', id: 'kv-cache' }] } as unknown as NoteRecord,
    new Map([['kv-cache', 'The KV cache']]),
    new Map([['hoffmann2022', { authors: 'Hoffmann et al.' } as Source]]),
  )

describe('A note as plain text', () => {
  for (const [written, shown] of [
    ['about 5.76 \\times 10^{23} FLOP', 'about 5.76 × 10²³ FLOP'],
    ['at 10^{-3} of it', 'at 10⁻³ of it'],
    ['L = E + A/N^{\\alpha} + B/D^{\\beta}', 'L = E + A/N^α + B/D^β'],
    ['\\frac{n(n+1)}{2}\\,i', '(n(n+1))/2 i'],
    ['\\text{heads}_{kv} \\cdot 2', 'heads_kv · 2'],
    ['see [[kv]] and @hoffmann2022', 'see The KV cache and Hoffmann et al.'],
    ['Kaplan and others, …, …, …', 'Kaplan and others …'],
    ['about …, which is, …, more', 'about …, which is …, more'],
    ['nothing to do', 'nothing to do'],
  ] as const)
    it(`reads “${written}” as “${shown}”`, () => expect(read(written)).toBe(shown))
})
