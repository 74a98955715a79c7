import { describe, expect, it } from 'vitest'
import type { Diagnostic } from './diagnostic.ts'
import { countProblems, terminalBlock, visible, writeGitHub, writeJson, writeTerminal } from './writers.ts'

const expression: Diagnostic = {
  code: 'note/expression',
  level: 'error',
  file: 'content/notes/training/chinchilla.mdx',
  start: { line: 14, column: 15 },
  end: { line: 14, column: 26 },
  excerpt: 'The budget is {6 * N * D} FLOP.',
  message: 'Curly braces would run as code, and a note is text.',
  hint: 'Write <Value of="training-compute.flops" params="70B" tokens="1.4T" />, or `$6ND$` for the formula.',
}

describe('in a terminal', () => {
  it('a problem shows its place, the author’s line with a caret, the message and the hint', () => {
    expect(terminalBlock(expression)).toBe(
      [
        'content/notes/training/chinchilla.mdx:14:15  error  note/expression',
        '  14 │ The budget is {6 * N * D} FLOP.',
        '     │               ^^^^^^^^^^^',
        '  Curly braces would run as code, and a note is text.',
        '  Hint: Write <Value of="training-compute.flops" params="70B" tokens="1.4T" />, or `$6ND$` for the formula.',
      ].join('\n'),
    )
  })
  it('the caret stays under its text after wide characters and combining marks', () => {
    const block = terminalBlock({ ...expression, start: { line: 1, column: 5 }, end: { line: 1, column: 6 }, excerpt: '計e\u0301 {' })
    expect(block.split('\n')[2]).toBe('    │     ^')
  })
  it('a range over several lines is marked to the end of its first line', () => {
    const block = terminalBlock({ ...expression, start: { line: 3, column: 4 }, end: { line: 5, column: 2 }, excerpt: 'ab {cd' })
    expect(block.split('\n')[2]).toBe('    │    ^^^')
  })
  it('a place beyond a cut excerpt has no caret', () => {
    expect(terminalBlock({ ...expression, start: { line: 1, column: 900 }, excerpt: 'short' })).not.toContain('^')
  })
  it('near misses and related places follow', () => {
    const block = terminalBlock({
      ...expression,
      suggestions: ['a', 'b', 'c'],
      related: [{ file: 'x.mdx', start: { line: 2, column: 1 }, message: 'The first one.' }],
    })
    expect(block).toContain('  Did you mean a, b or c?\n  See x.mdx:2:1  The first one.')
  })
  it('escape sequences and hidden characters of a stranger are spelt out, not obeyed', () => {
    expect(visible('\u001b[2Jx\u202ey\u200b')).toBe('\\u{1b}[2Jx\\u{202e}y\\u{200b}')
    const block = terminalBlock({ ...expression, excerpt: '\u001b[31m', file: 'a\nb' })
    expect(block).not.toContain('\u001b')
    expect(block).not.toContain('a\nb')
  })
  it('no text of a stranger gives GitHub’s runner an order, which it takes from any output', () => {
    expect(terminalBlock({ ...expression, message: '::add-mask::e' })).toContain('\n  \\u{3a}:add-mask::e\n')
    expect(visible('a ##[stop-commands]x')).toBe('a ##\\u{5b}stop-commands]x')
    for (const each of [
      terminalBlock({ ...expression, excerpt: '##[add-mask]e' }),
      writeJson([{ ...expression, excerpt: '##[add-mask]e' }]),
    ])
      expect(each).not.toContain('##[')
  })
  it('a hint that only repeats the near misses is left out', () => {
    expect(terminalBlock({ ...expression, hint: 'Did you mean a?', suggestions: ['a'] }).match(/Did you mean/g)).toHaveLength(1)
    expect(terminalBlock({ ...expression, hint: 'Name the note.' })).toContain('  Hint: Name the note.')
    expect(terminalBlock({ ...expression, hint: 'BibTeX has fields.' })).toContain('  Hint: BibTeX has fields.')
  })
  it('colour appears only when asked for', () => {
    expect(writeTerminal([expression])).not.toContain('\u001b')
    expect(writeTerminal([expression], { colour: true })).toContain('\u001b[1;31merror\u001b[0m')
  })
})

describe('everywhere', () => {
  const other: Diagnostic = { ...expression, level: 'warning', file: 'content/notes/a.mdx' }
  it('problems are sorted by file and place', () => {
    expect(writeTerminal([expression, { ...expression, start: { line: 2, column: 1 } }, other]).match(/^content.*/gm)).toEqual([
      'content/notes/a.mdx:14:15  warning  note/expression',
      'content/notes/training/chinchilla.mdx:2:1  error  note/expression',
      'content/notes/training/chinchilla.mdx:14:15  error  note/expression',
    ])
  })
  it('the count says how many of each, in how many files', () => {
    expect(countProblems([])).toBe('no problems')
    expect(countProblems([expression, expression, other])).toBe('2 errors and 1 warning in 2 files')
  })
  it('JSON carries all of it', () => {
    const { errors, warnings, diagnostics } = JSON.parse(writeJson([expression, other]))
    expect([errors, warnings, diagnostics]).toEqual([1, 1, [other, expression]])
  })
  it('JSON has what cannot be seen escaped, and reads back the same', () => {
    const odd = { ...expression, excerpt: '\u009b2J \u202e \u{e0001} ##[x]', message: 'Zwei\nZeilen.' }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
    expect(writeJson([odd])).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u{e0001}]/u)
    expect(JSON.parse(writeJson([odd])).diagnostics).toEqual([odd])
  })
})

describe('as GitHub annotations', () => {
  it('a problem is one workflow command', () => {
    expect(writeGitHub([{ ...expression, hint: '100 %' }])).toBe(
      '::error file=content/notes/training/chinchilla.mdx,line=14,endLine=14,col=15,endColumn=26,title=note/expression::Curly braces would run as code, and a note is text.%0AHint: 100 %25',
    )
  })
  it('nothing that a contributor wrote can begin another command', () => {
    const text = writeGitHub([{ ...expression, file: 'a,b:c.mdx', message: 'x\n::set-env name=A::b' }])
    expect(text.split('\n')).toHaveLength(1)
    expect(text).toContain('file=a%2Cb%3Ac.mdx,')
  })
})
