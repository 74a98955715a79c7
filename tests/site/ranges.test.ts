/** Promise: one number has one range wherever it stands: on its calculator's page, on the home page, in notes, on the command line and in answers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/cli/calc-command.ts'
import { searchCommand } from '../../src/cli/search.ts'
import type { Book } from '../../src/scenario/parameter-book.ts'
import { dist } from './dist.ts'

const book = JSON.parse(readFileSync(join(dist, 'api/book.json'), 'utf8')) as Book

/** The words of a page, white space as one space. */
const wordsOf = (page: string): string =>
  readFileSync(join(dist, page, 'index.html'), 'utf8')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')

/** The line about the range that the command line prints. */
const lineOf = (...args: string[]): string => {
  const line = calculate(args, book)
    .out.split('\n')
    .find((each) => / in nine of ten draws /.test(each))
  return (line ?? 'No line.').trim().replace(/\s+/g, ' ')
}

describe('The range of a main result', () => {
  it('is the same on the page of its calculator, on the command line and in a note with the calculator', () => {
    const line = lineOf('lifetime-cost')
    expect(line).toMatch(/^Share of serving: \d/)
    for (const page of ['calculators/lifetime-cost', 'notes/inference-is-most-of-lifetime-cost']) expect(wordsOf(page)).toContain(line)
  })

  it('is the same on the home page: in its sentence, in its figure and in the table of readings', () => {
    const home = wordsOf('')
    const line = lineOf('inference-demand')
    const [, ends = '?', assumed = '?'] =
      /^Share of FLOP now: (.+) in nine of ten draws from our ranges\. (.+?) of that spread/.exec(line) ?? []
    expect(home).toContain(line)
    expect(home).toContain(`inference takes somewhere from ${ends} of the two`)
    expect(home).toMatch(new RegExp(`${ends}\\s*${assumed}`))
  })

  it('is the same in an answer of the search', async () => {
    let out = ''
    const write = (text: string) => {
      out += text
    }
    await searchCommand(['7B on 2T tokens', '--json', '--limit', '1'], { write, complain: () => {}, dist })
    const [answer] = JSON.parse(out) as readonly { readonly range: unknown; readonly assumedShare: unknown; readonly why: string }[]
    const { range, assumedShare } = JSON.parse(calculate(['training-run', '--params', '7B', '--tokens', '2T', '--json'], book).out)
    expect(answer).toMatchObject({ range, assumedShare })
    expect(answer?.why.replace(/\s+/g, ' ')).toContain(lineOf('training-run', '--params', '7B', '--tokens', '2T'))
  })
})
