import { describe, expect, test } from 'vitest'
import { frontmatter, parse } from '../notebook/note.fixture.ts'
import { cpuTime } from '../text/time-bound.ts'

/** Promise: frontmatter is plain YAML under a strict schema, and each mistake is told at its own line and column. */

const at = (file: string): string[] => parse(file).diagnostics.map(({ code, start }) => `${code} ${start?.line}:${start?.column}`)
const withLines = (lines: string): string => frontmatter.replace('updated', `${lines}\nupdated`)

describe('what a note may say of itself', () => {
  test('is read whole', () => {
    const { record, diagnostics, places } = parse(
      withLines(
        'question: Why so?\naliases: [one step]\nclaims:\n  - id: loop-repeats\n    text: It repeats.\n    holds: kv-cache.bytes > 1 GB\nrelations:\n  - to: kv-cache\n    kind: part-of\n    because: So it is.\nformerly: [the-loop]',
      ),
    )
    expect(diagnostics).toEqual([])
    expect(record).toMatchObject({
      question: 'Why so?',
      aliases: ['one step'],
      claims: [{ id: 'loop-repeats', text: 'It repeats.', holds: 'kv-cache.bytes > 1 GB' }],
      relations: [{ to: 'kv-cache', kind: 'part-of', because: 'So it is.' }],
      formerly: ['the-loop'],
    })
    expect(places['relations.0.to']).toEqual({ line: 13, column: 5 })
    expect(places['claims.0.holds']).toEqual({ line: 11, column: 5 })
  })
})

describe('what it may not', () => {
  const cases: readonly [string, string, string[]][] = [
    ['no frontmatter', 'a', ['frontmatter/missing 1:1']],
    ['an empty line first', `\n${frontmatter}`, ['frontmatter/missing 1:1']],
    ['no end', '---\ntitle: a\n', ['frontmatter/missing 1:1']],
    ['JavaScript', '---js\n{}\n---\n', ['frontmatter/language 1:1']],
    ['TOML', '--- toml\na = 1\n---\n', ['frontmatter/language 1:1']],
    ['a layout', withLines('layout: ../../evil.astro'), ['yaml/unknown-key 6:1']],
    ['a slug', withLines('slug: ../../../etc/passwd'), ['yaml/unknown-key 6:1']],
    ['components', withLines('components: {a: b}'), ['yaml/unknown-key 6:1']],
    ['a key of every object', withLines('constructor: a'), ['yaml/unknown-key 6:1']],
    ['__proto__', withLines('__proto__: {title: a}'), ['yaml/feature 6:1']],
    ['__proto__ within', withLines('claims:\n  - {id: a, text: b, __proto__: {c: d}}'), ['yaml/feature 7:22']],
    ['a key of a claim that is none', withLines('claims:\n  - id: a\n    text: b\n    when: c'), ['yaml/unknown-key 9:5']],
    ['an anchor and an alias', withLines('aliases: &a [b]\nformerly: *a'), ['yaml/feature 6:13', 'yaml/feature 7:11']],
    ['a tag', withLines('aliases: !!js/function "a"'), ['yaml/feature 6:24']],
    ['a merge key', withLines('<<: {a: b}'), ['yaml/feature 6:1']],
    ['a directive', frontmatter.replace('---\n', '---\n%YAML 1.1\n'), ['yaml/feature 2:1']],
    ['a second document', withLines('...\nfoo: bar'), ['yaml/feature 6:1']],
    ['a key that is a list', withLines('? [a]\n: b'), ['yaml/feature 6:3']],
    ['a key twice', withLines('title: b'), ['yaml/syntax 6:1']],
    ['a claim twice', withLines('claims:\n  - {id: a, text: b}\n  - {id: a, text: c}'), ['frontmatter/duplicate 8:6']],
    ['an alias twice', withLines('aliases: [a, A]'), ['frontmatter/duplicate 6:14']],
    ['brackets without end', withLines(`aliases: ${'['.repeat(1900)}`), ['yaml/syntax 2:1']],
    ['a colon without quotes', withLines('question: a: b'), ['yaml/syntax 6:11']],
    ['a number for a title', frontmatter.replace('The training loop', '3'), ['yaml/value 2:8']],
    ['a day that is none', frontmatter.replace('2026-11-20', '2026-02-30'), ['yaml/value 6:10']],
    ['a summary that is too long', frontmatter.replace('What one step does.', 'a'.repeat(281)), ['yaml/value 3:10']],
    ['an id that is a path', withLines('relations:\n  - to: ../a\n    kind: part-of\n    because: b'), ['yaml/value 7:9']],
    ['a kind of relation that is none', withLines('relations:\n  - to: a\n    kind: likes\n    because: b'), ['yaml/value 8:11']],
    ['two things missing', frontmatter.replace(/title.*\n/, '').replace(/kind.*\n/, ''), ['yaml/missing-key 2:1', 'yaml/missing-key 2:1']],
    ['a text', '---\njust text\n---\n', ['yaml/value 2:1']],
    ['nothing', '---\n---\n', Array(5).fill('yaml/missing-key 2:1')],
  ]
  test.each(cases)('%s', (_, file, expected) => expect(at(file)).toEqual(expected))

  test('a bomb of aliases is never expanded', () => {
    const bomb = 'abcdefghi'
      .split('')
      .map(
        (name, index, all) =>
          `${name}: &${name} [${
            index === 0
              ? 'x'
              : Array(9)
                  .fill(`*${all[index - 1]}`)
                  .join(', ')
          }]`,
      )
      .join('\n')
    const from = cpuTime()
    expect(new Set(parse(withLines(bomb)).diagnostics.map(({ code }) => code))).toEqual(new Set(['yaml/feature']))
    expect(cpuTime() - from).toBeLessThan(500)
  })
  test('2,000 keys are refused in time', () => {
    const keys = Array.from({ length: 1900 }, (_, index) => `key${index}: 1`).join('\n')
    const from = cpuTime()
    expect(parse(withLines(keys)).record).toBeNull()
    expect(cpuTime() - from).toBeLessThan(1500)
  })
})
