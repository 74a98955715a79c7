/** Promise: one definition says what cannot be seen; it holds every such character of Unicode, and nothing that a reader sees. */
import { describe, expect, it } from 'vitest'
import { decodedUnseen, findUnseen, replaceUnseen } from './unseen.ts'
import { visible, visibleJson, visibleLines } from './writers.ts'

const points = (text: string): string[] => findUnseen(text).map(({ character }) => character.codePointAt(0)?.toString(16) ?? '')

describe('what cannot be seen', () => {
  it('is every control, format, blank, variation, private and unassigned character, and half a pair', () => {
    const hidden = [
      ...[
        '\0',
        '\u0007',
        '\u001b',
        '\r',
        '\u007f',
        '\u0085',
        '\u009b',
        '\u00ad',
        '\u034f',
        '\u061c',
        '\u115f',
        '\u1160',
        '\u17b4',
        '\u17b5',
      ],
      ...['\u180b', '\u180e', '\u180f', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2028', '\u2029', '\u202a', '\u202e', '\u2060'],
      ...[
        '\u2061',
        '\u2064',
        '\u2066',
        '\u2069',
        '\u206f',
        '\u2800',
        '\u3164',
        '\ufe00',
        '\ufe0f',
        '\ufeff',
        '\uffa0',
        '\ufff9',
        '\ufffb',
        '\ufffc',
      ],
      ...[
        '\ue000',
        '\uf8ff',
        '\u{f0000}',
        '\u{10fffd}',
        '\ufdd0',
        '\uffff',
        '\u0378',
        '\ud800',
        '\udfff',
        '\u{1d173}',
        '\u{1d159}',
        '\u{1bca0}',
      ],
      ...['\u{e0001}', '\u{e0041}', '\u{e0100}', '\u{e01ef}'],
    ]
    for (const character of hidden) expect(points(`a${character}b`), character.codePointAt(0)?.toString(16)).toHaveLength(1)
  })
  it('is none of what people write: letters, accents, signs, spaces, tabs, line ends', () => {
    const seen = 'aZ é e\u0301 ß 中文 עברית عربي \u0600 हिन्दी − × ≈ ½ ™ © “quotes” 4\u202f000 12\u00a0GB \u2009 \u3000 → ∑ ℝ 𝒳 \ufffd\t\n'
    expect(points(seen)).toEqual([])
  })
  it('is found beside plain characters, whichever of the whole of Unicode up to the signs of mathematics it is', () => {
    const found = [...Array(0x2300).keys()].filter((point) => points(String.fromCharCode(point)).length === 1)
    // A character outside of those that need no closer look, so that both ways are taken.
    expect(found).toEqual([...Array(0x2300).keys()].filter((point) => points(`ß中${String.fromCharCode(point)}`).length === 1))
  })
  it('is nothing of an emoji that one sees: its selector, joiners, keycap, skin, flag', () => {
    for (const emoji of ['⚡️', '⚡', '❤️', '☁︎', '©️', '5️⃣', '#️⃣', '👩‍💻', '👩🏽‍🔬', '❤️‍🔥', '👨‍👩‍👧‍👦', '🇩🇪', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏳️‍🌈'])
      expect(points(`a ${emoji} b`), emoji).toEqual([])
  })
  it('is the selector or joiner that belongs to none, or stands twice', () => {
    expect(points('a\ufe0f')).toEqual(['fe0f'])
    expect(points('5\ufe0f')).toEqual(['fe0f'])
    expect(points('⚡\ufe0f\ufe0f')).toEqual(['fe0f'])
    expect(points('👩\u200d👩\u200db')).toEqual(['200d', '200d'])
    expect(points('a\u200db')).toEqual(['200d'])
    expect(points('🏴\u{e0067}\u{e0062}x')).toEqual(['e0067', 'e0062'])
  })
  it('has its place, and can be replaced', () => {
    expect(findUnseen('⚡️a\u200bb')).toEqual([{ character: '\u200b', index: 3 }])
    expect(replaceUnseen('a\u{e0001}b\0', () => '?')).toBe('a?b?')
  })
  it('in a decoded value is what its source does not hold as it is, at any depth, keys included', () => {
    expect(decodedUnseen({ a: ['\u202e', 'x'], 'k\u200b': '\u200c' }, 'as it is: \u200c')).toEqual(['\u202e', '\u200b'])
  })
})

describe('what is printed', () => {
  it('never carries such a character, in lines or as JSON, which reads back the same', () => {
    const text = 'a\u001b]0;PWNED\u0007\u202eb\ue000\ud800\n::error::forged\n##[group]\u0085\u2028'
    expect(points(visibleLines(text))).toEqual([])
    expect(visibleLines(text)).toContain('\n\\u{3a}:error::forged\n')
    expect(visible(text)).not.toContain('\n')
    expect(points(visibleJson({ text }))).toEqual([])
    expect(JSON.parse(visibleJson({ text }))).toEqual({ text })
    expect(visibleLines(visibleJson({ text }))).toBe(visibleJson({ text }))
  })
  it('keeps an emoji whole', () => expect(visible('⚡️ 👩‍💻')).toBe('⚡️ 👩‍💻'))
})
