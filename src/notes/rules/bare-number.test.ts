/** Promise: a figure in prose that nothing computes and no source has is named at its place, and ordinary prose is left alone. */
import { describe, expect, it } from 'vitest'
import { codes, parseBody } from '../notebook/note.fixture.ts'
import { findFigure } from './bare-number.ts'

const places = (body: string): string[] => parseBody(body).diagnostics.map(({ code, start }) => `${code} ${start?.line}:${start?.column}`)

describe('a figure', () => {
  it.each([
    ['It rose by 12 % a year.', '12 %'],
    ['It rose by 12.5% a year.', '12.5%'],
    ['It rose by 12 per cent.', '12 per cent'],
    ['It costs $5.', '$5'],
    ['It costs $1.25 million a day.', '$1.25 million'],
    ['It is 3.2 × as fast.', '3.2 ×'],
    ['It grew 2.4-fold.', '2.4-fold'],
    ['It is 36.9 times as fast.', '36.9 times'],
    ['It reads 40 billion of them.', '40 billion'],
    ['It reads 15.6 trillion tokens.', '15.6 trillion tokens'],
    ['A step takes 16.8 ms.', '16.8 ms'],
    ['It gives 4,915 tokens a second.', '4,915 tokens'],
    ['It draws 700 W.', '700 W'],
    ['A chip has 80 GB.', '80 GB'],
    ['You may hear forty million dollars.', 'forty million'],
    ['Some say eighty per cent.', 'eighty per cent'],
    ['It took 2.788 million hours.', '2.788 million hours'],
  ])('is in “%s”', (text, figure) => expect(findFigure(text)?.text).toBe(figure))

  it.each([
    'In 2024 and since 2016 the price has fallen.',
    'Llama 2 70B, GPT-4 and an H100 80GB are names.',
    'Llama 3.1 405B and Gemini 1.5 Flash-8B are names, too.',
    'At sixteen bits a weight is 2 bytes.',
    'Eight operations instead of six, and 2 forward.',
    'A million users ask a thousand questions.',
    'Four steps, 13 turns, two agents.',
    'The backward pass costs twice the forward pass, three times with it.',
    'Version 3.2 came in section 4.1.',
    'An H100-hour is an hour.',
  ])('is not in “%s”', (text) => expect(findFigure(text)).toBeNull())
})

describe('a paragraph with a figure', () => {
  it('is warned of at the figure, once', () => {
    expect(places('It takes\nsome 12 % of 3 billion tokens.')).toEqual(['note/figure 10:6'])
    expect(parseBody('It costs \\$5.').diagnostics[0]).toMatchObject({ start: { column: 11 }, end: { column: 13 }, level: 'warning' })
  })
  it('is still read', () => expect(parseBody('It takes 12 %.').parts).not.toEqual([]))
  it.each([
    ['a citation', 'It takes 12 % [@ho2024].'],
    ['a source named in the text', 'For @ho2024 it takes 12 %.'],
    ['a computed value', 'It takes 12 %, or <Value of="training-run.cost" />.'],
    ['a parameter', 'It takes 12 % of <Parameter id="pue" />.'],
    ['a link to a data set', 'It takes 12 %, see [[data:training-runs]].'],
    ['a footnote that cites', 'It takes 12 %.[^1]\n\n[^1]: See [@ho2024].'],
    ['the paragraph that a footnote hangs on', 'It is so [@ho2024].[^1]\n\n[^1]: It takes 12 %.'],
    ['a citation within emphasis', '*It takes 12 %* **as [@ho2024] has it**.'],
  ])('stands on %s', (_, body) => expect(codes(parseBody(body))).toEqual([]))
  it.each([
    ['a link to a note', 'It takes 12 %, see [[kv-cache]].'],
    ['a citation of the next paragraph', 'It takes 12 %.\n\nIt is so [@ho2024].'],
    ['a footnote that cites nothing', 'It takes 12 %.[^1]\n\n[^1]: So it is said.'],
    ['a calculator below', 'It takes 12 %.\n\n<Calculator id="training-run" />'],
  ])('does not stand on %s', (_, body) => expect(codes(parseBody(body))).toEqual(['note/figure']))
  it('is found in lists, quotes and footnotes', () => {
    expect(places('- It takes 12 %.\n- It is so [@ho2024].')).toEqual(['note/figure 9:12'])
    expect(places('> [!NOTE]\n> It takes 12 %.')).toEqual(['note/figure 10:12'])
    expect(places('It is so.[^1]\n\n[^1]: It takes 12 %.')).toEqual(['note/figure 11:16'])
  })
  it('is not a heading, a formula or code', () => {
    expect(codes(parseBody('## From 4 to 12 %\n\nThe rule is $12\\ \\%$ of `40 billion`.\n\n```\n12 %\n```'))).toEqual([])
  })
})

describe('a table with a figure', () => {
  const table = '| a |\n| --- |\n| 12 % |'
  it('stands on a citation in it, before it or after it', () => {
    expect(codes(parseBody(`| a |\n| --- |\n| 12 % [@ho2024] |`))).toEqual([])
    expect(codes(parseBody(`As measured [@ho2024]:\n\n${table}`))).toEqual([])
    expect(codes(parseBody(`${table}\n\nAs measured [@ho2024].`))).toEqual([])
  })
  it('is warned of alone, and with paragraphs that cite nothing', () => {
    expect(places(table)).toEqual(['note/figure 11:3'])
    expect(places(`As measured:\n\n${table}\n\nSo it is.`)).toEqual(['note/figure 13:3'])
  })
})
