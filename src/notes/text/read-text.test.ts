/** Promise: a text is read in the same way whatever it holds: UTF-8, line feeds, and nothing that cannot be seen; all that is wrong is told. */
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { frontmatter } from '../notebook/note.fixture.ts'
import { parseNote } from '../notebook/parse-note.ts'
import { readText } from './read-text.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const parseBytes = (bytes: Uint8Array) => parseNote('content/notes/training/a.mdx', bytes)
const told = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ code, start, message }) => `${start ? `${start.line}:${start.column} ` : ''}${code} ${message}`)

describe('a note and a table', () => {
  it.each([
    ['a byte order mark', '\ufeff', '', '1:1 text/encoding This file starts with a byte order mark.'],
    ['a character that cannot be seen', '', 'a\u200b', ':2 text/character The character U+200B cannot be seen.'],
    ['a carriage return alone', '', 'a\rb', ':2 text/character This line ends with a carriage return alone'],
  ])('are refused alike: %s', (_, before, after, expected) => {
    const note = parseBytes(bytesOf(`${before}${frontmatter}${after}`))
    const table = readText('a.csv', bytesOf(`${before}id\n${after}`))
    for (const diagnostics of [note.diagnostics, table.diagnostics]) {
      expect(diagnostics).toHaveLength(1)
      expect(told(diagnostics)[0]).toContain(expected)
    }
    expect(note.parts).toEqual([])
    expect(table.source).toBeNull()
  })
  it('are refused alike that are not UTF-8', () => {
    const latin = Uint8Array.of(0x61, 0xe9, 0x0a)
    const expected = ['1:1 text/encoding This file is not UTF-8 text.']
    expect(told(parseBytes(latin).diagnostics)).toEqual(expected)
    expect(told(readText('a.bib', latin).diagnostics)).toEqual(expected)
  })
})

describe('a file', () => {
  it('is told all that is wrong in it, each character at its place', () => {
    expect(told(readText('a.csv', bytesOf(`\ufeffa\u200bb\u2066\n${'x'.repeat(4001)}\n`)).diagnostics)).toEqual([
      '1:1 text/encoding This file starts with a byte order mark.',
      '1:2 text/character The character U+200B cannot be seen.',
      '1:4 text/character The character U+2066 cannot be seen.',
      '2:4001 text/too-large This line has 4001 characters; the most is 4000.',
    ])
  })
  it('of characters that cannot be seen is told no more of them than are listed, and that there are more', () => {
    expect(readText('a.csv', bytesOf('\u200b\n'.repeat(300_000))).diagnostics).toHaveLength(201)
  })
  it('of YAML has fewer lines, brackets, colons and commas than one of another kind', () => {
    const text = 'a: 1\n'.repeat(3001)
    expect(told(readText('a.yaml', bytesOf(text)).diagnostics)).toEqual([
      'text/too-large This file has 6002 lines, brackets, colons and commas; the most is 6000.',
    ])
    expect(readText('a.csv', bytesOf(text)).diagnostics).toEqual([])
  })
  it('has line feeds for line ends, and its last line is empty', () => {
    expect(readText('a.csv', bytesOf('a\r\nb\r\n')).source).toEqual({ file: 'a.csv', text: 'a\nb\n', lines: ['a', 'b', ''] })
  })
})
