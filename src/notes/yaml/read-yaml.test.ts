/** Promise: YAML says the same wherever it stands: in a file of its own, and in the frontmatter of a note, from line 2 on. */
import { z } from 'astro/zod'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { frontmatter, parse } from '../notebook/note.fixture.ts'
import { readYaml } from './read-yaml.ts'
import { day, line, noteId } from './yaml-fields.ts'

const shape = {
  title: line(20),
  kind: z.enum(['one', 'two']),
  tags: z.array(z.string()).max(2).default([]),
  count: z.number().default(0),
  former: noteId.optional(),
  on: day.optional(),
}
const schema = z.strictObject(shape)
const read = (text: string) => readYaml({ file: 'a.yaml', text, lines: text.split('\n') }, schema, () => Object.keys(shape))
const told = ({ code, start, message, hint }: Diagnostic): string => `${start?.line}:${start?.column} ${code} ${message} ${hint}`

const notRead = 'is not read here. Write the value out, or put it in quotes.'
const mistakes: readonly (readonly [lines: string, expected: string])[] = [
  ['count: x', '3:8 yaml/value “count” must be a number. A number is plain, such as 2.35 or 7e10; its unit stands beside it.'],
  ['count: .inf', '3:8 yaml/value “count” must be a number. A number is plain, such as 2.35 or 7e10; its unit stands beside it.'],
  ['tags: x', '3:7 yaml/value “tags” must be a list. Write [one, two], or a line with a hyphen for each.'],
  ['tags: [1]', '3:8 yaml/value “tags.0” must be a text. Put it in double quotes if it is meant as text.'],
  ['tags: [a, b, c]', '3:7 yaml/value “tags” has too many entries; the most is 2. Keep the best.'],
  ['on: 2026-02-30', '3:5 yaml/value “2026-02-30” is not a day of this century. Write year, month, day: 2026-11-20.'],
  ['former: A b', '3:9 yaml/value “A b” is not an id. Write lower-case letters, digits and hyphens, such as kv-cache.'],
  [
    'former: con',
    '3:9 yaml/value “con” is the name of a device on Windows, with any extension, so no note can have it. Leave it out, or add a word or a number to it.',
  ],
  ['cuont: 3', '3:1 yaml/unknown-key There is no key “cuont” here. The keys are title, kind, tags, count, former and on.'],
  ['tags: &a [b]', `3:10 yaml/feature YAML with an anchor (&name) ${notRead}`],
  ['tags: !!set [b]', `3:13 yaml/feature YAML with a tag (!name) ${notRead}`],
  ['<<: { count: 3 }', `3:1 yaml/feature YAML with a merge key (<<) ${notRead}`],
  ['__proto__: { count: 3 }', `3:1 yaml/feature YAML with the key __proto__, which has a meaning in JavaScript ${notRead}`],
  ['? [a]\n: b', `3:3 yaml/feature YAML with a key that is not a plain word ${notRead}`],
  ['title: b', '3:1 yaml/syntax This key stands twice. Keep one of them.'],
]

describe('a mistake in a file', () => {
  it.each(mistakes)('%s', (lines, expected) => {
    const { value, diagnostics } = read(`title: A title\nkind: one\n${lines}\n`)
    expect(diagnostics.map(told)).toEqual([expected])
    expect(value).toBeNull()
  })
  it.each([
    ['title: ""\nkind: one', '1:8 yaml/value “title” is empty. Write it, or leave the key out if it is optional.'],
    ['title: A title that goes onward\nkind: one', '1:8 yaml/value “title” has 24 characters; the most is 20. Shorten it.'],
    ['title: "A\\nb"\nkind: one', '1:8 yaml/value This text has a line break in it. Write it on one line, or after >- over several.'],
    ['title: A\nkind: tow', '2:7 yaml/value “kind” is “tow”, which is none of its words. Write one or two.'],
    ['title: A', '1:1 yaml/missing-key “kind” is missing. Add a line “kind: …”.'],
    ['- a', '1:1 yaml/value This must be a group of keys, “key: value”. Write “key: value” lines, indented.'],
    ['a: 1\n...\nb: 2', '2:1 yaml/feature YAML with a mark where a document ends or starts (...) is not read here. Leave it out.'],
    ['a: 1\n---\nb: 2', '2:1 yaml/feature YAML with a mark where a document ends or starts (---) is not read here. Leave it out.'],
  ])('%j', (text, expected) => expect(read(text).diagnostics.map(told)).toEqual([expected]))

  it('whose keys are lists in lists is refused at once', () => {
    expect(read('? '.repeat(1900)).diagnostics.map(({ code }) => code)).toEqual(['yaml/syntax'])
    expect(new Set(read(`${'? ['.repeat(50)}a${']'.repeat(50)}`).diagnostics.map(({ code }) => code))).toEqual(new Set(['yaml/feature']))
  })
  it('of a record is not that it has no keys, unless it has none', () => {
    const record = z.record(z.string(), z.number())
    const of = (text: string) => readYaml({ file: 'a.yaml', text, lines: text.split('\n') }, record, () => [])
    expect(of('a: 1\n').value).toEqual({ a: 1 })
    for (const text of ['', '# None yet.\n', '---\n', '~\n'])
      expect(of(text).diagnostics.map(told)).toEqual(['1:1 yaml/value There are no keys here. Write lines of the form “key: value”.'])
  })
})

describe('a mistake in the frontmatter', () => {
  it('is told in the same words, a line further down', () => {
    const inNote = (lines: string) => parse(frontmatter.replace(/^title.*\n/m, `${lines}\n`)).diagnostics.map(told)
    const unknown = inNote('title: A title\ncuont: 3')
    expect(unknown).toEqual([
      '3:1 yaml/unknown-key There is no key “cuont” here. The keys are title, question, summary, kind, status, aliases, claims, relations, updated and formerly.',
    ])
    expect(inNote('title: A title\nformerly: [con]')).toEqual([
      '3:12 yaml/value “con” is the name of a device on Windows, with any extension, so no note can have it. Leave it out, or add a word or a number to it.',
    ])
    const features = mistakes.filter(([, expected]) => expected.includes('yaml/feature'))
    for (const [lines, expected] of features) expect(inNote(`title: A title\n${lines}`)).toEqual([expected])
    expect(inNote('title: A title\ntitle: b')).toEqual(['3:1 yaml/syntax This key stands twice. Keep one of them.'])
  })
  it('may be a mark of a document at its head, which only a file may have', () => {
    expect(read('---\ntitle: A title\nkind: one\n').diagnostics).toEqual([])
    expect(parse('---\n--- {}\n---\n').diagnostics.map(({ code, start }) => `${code} ${start?.line}`)).toEqual(['yaml/feature 2'])
  })
})
