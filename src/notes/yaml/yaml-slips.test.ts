/** Promise: one slip in YAML is one mistake, at its line, with what to do. */

import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { slipsOf } from './yaml-slips.ts'

const slips = (text: string) =>
  slipsOf(text, parseDocument(text, { prettyErrors: false, logLevel: 'silent' }).errors).map(({ range, message }) => ({
    line: text.slice(0, range[0]).split('\n').length,
    message,
  }))
const indent = (is: string, should: string) => `This line is indented by ${is}, and the lines of its group by ${should}.`

describe('a slip of indentation', () => {
  it.each([
    ['one space too few in a group', 'a: x\nlist:\n  - to: b\n   kind: c\n    because: d\n', 4, indent('3 spaces', '4 spaces')],
    ['one space too many at the top', 'a: x\n b: y\nc: z\n', 2, indent('1 space', 'no space')],
    ['one space too many in a group', 'list:\n- id: a\n  text: A.\n   holds: x\n', 4, indent('3 spaces', '2 spaces')],
    ['an entry of a list too far to the left', 'list:\n  - one\n - two\nc: z\n', 3, indent('1 space', '2 spaces')],
    ['a key after a folded text', 'a: >-\n  One: two\n    three.\n b: y\n', 4, indent('1 space', 'no space')],
  ])('is one mistake at its line: %s', (_, text, line, message) => {
    expect(slips(text)).toEqual([{ line, message }])
  })
  it('by tabs is said of each line', () => {
    expect(slips('a:\n\t- to: b\n\t  kind: c\nd: e\n').map(({ line }) => line)).toEqual([2, 3])
  })
})

describe('another slip', () => {
  it.each([
    ['a colon in a value', 'a: x\nb: y: z\n', 2, 'This value has a colon in it, so it cannot be told from a key.'],
    ['a quote that is not closed', 'a: "x\nb: y\nc: z\n', 1, 'A quote is opened and not closed.'],
    ['a bracket that is not closed', 'a: [b, c\nd: e\n', 2, 'A bracket before this line is not closed by ].'],
    ['a sign that cannot begin a value', 'a: @b\n', 1, 'This is not readable as YAML: Plain value cannot start with reserved character @.'],
  ])('is one mistake: %s', (_, text, line, message) => {
    expect(slips(text)).toEqual([{ line, message }])
  })
})

it('a key that stands twice is none', () => {
  expect(slips('a: x\na: y\n')).toEqual([])
})
