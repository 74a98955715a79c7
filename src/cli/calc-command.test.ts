/** Promise: the command prints what the page shows, in base units for scripts, and says everything that is wrong at once. */
import { describe, expect, it } from 'vitest'
import { findUnseen } from '../diagnostics/unseen.ts'
import { book, catalogue, demandCase } from '../scenario/scenario.fixture.ts'
import { calculate } from './calc-command.ts'

const record = () => ({ formula: '', cases: [demandCase], monotone: [], sources: [] })
const calc = (...args: string[]) => calculate(args, book, catalogue, record)

describe('calc', () => {
  it('sends no character to the terminal that cannot be seen, from the book or the command line, and its JSON reads back', () => {
    const odd = 'a\u001b]0;PWNED\u0007\u202e\ue000'
    const label = {
      ...book,
      parameters: Object.fromEntries(Object.entries(book.parameters).map(([id, each]) => [id, { ...each, label: odd }])),
    }
    const runs = [[], ['--help'], ['--json'], ['--cases'], ['--list']].map((flags) =>
      calculate(['serve', ...flags], label, catalogue, record),
    )
    const wrong = [[odd], ['serve', `--${odd}`, '1'], ['serve', '--chip', odd], ['serve', odd], ['serve', '--tokens', `5${odd}`]]
    for (const { out, error } of [...runs, ...wrong.map((args) => calculate(args, label, catalogue, record))])
      expect(`${out}${error}`.split('\n').flatMap(findUnseen)).toEqual([])
    expect(runs.some(({ out }) => out.includes('\\u{1b}]0;PWNED'))).toBe(true)
    expect(JSON.parse(runs[2]?.out ?? '').id).toBe('serve')
    expect(calculate(['::error::forged'], book, catalogue).error).not.toMatch(/^::/m)
  })

  it('prints base units as JSON, all inputs in force, rows by id', () => {
    const { code, out, error } = calc('serve', '--tokens', '0.1k', '--chip=fast', '--json')
    expect([code, error]).toEqual([0, ''])
    expect(JSON.parse(out)).toEqual({
      id: 'serve',
      inputs: { tokens: 100, chip: 'fast', peak: 1000, memory: 80e9, mfu: 0.4, mode: 'full', extra: null },
      // 100 ÷ (100 + 1000 × 0.4)
      outputs: { share: 0.2, cells: 'Fast chip' },
      warnings: [],
      // 100 ÷ (100 + 1000 × mfu), whose range is our assumption; the draws are the same each time.
      range: { low: expect.closeTo(0.143, 2), high: expect.closeTo(0.33, 2) },
      assumedShare: 1,
    })
  })

  it('takes a parameter that only a calculator upstream uses', () => {
    const { out } = calc('serve', '--turns', '1', '--json')
    expect(JSON.parse(out).inputs.tokens).toBe(100)
    expect(JSON.parse(calc('tasks', '--mfu', '50%', '--json').out).warnings).toEqual(['mfu changes nothing in tasks.'])
  })

  it('prints a table with the sentence, the origins and the cases', () => {
    const { out } = calc('demand', '--people', '10', '--cases')
    for (const part of [
      'How many tokens are wanted?',
      '1000\u00a0tokens are wanted.',
      'given',
      'parameter book',
      'from tasks.tokens',
      'published',
      '-9',
      'nobody2026',
    ].map((text) => text.replace('-', '−'))) {
      expect(out).toContain(part)
    }
  })

  it('lists calculators and explains itself', () => {
    expect(calc('--list').out.split('\n')).toHaveLength(4)
    expect(calc('--list').out).toContain('serve   What share is served?')
    expect(calc('--help').out).toContain('--json')
    expect(calc('serve', '--help').out).toContain('--chip')
  })

  it('exits 2 and names the nearest right one, all problems at once', () => {
    const { code, out, error } = calc('serve', '--tokns', '5', '--chip', 'fasst', '--mfu', '400%', '--gpuHourPrise', '3', 'stray', '--peak')
    expect([code, out]).toEqual([2, ''])
    expect(error.trimEnd().split('\n')).toHaveLength(6)
    for (const part of ['--tokens', 'Did you mean fast?', 'between', '--gpuHourPrice', 'stray', '--peak has no value'])
      expect(error).toContain(part)
    expect(calc('serv').error).toBe('calc: there is no calculator “serv”. Did you mean serve?\n')
    expect(calc().code).toBe(2)
  })

  it('takes a negative value as a value, and refuses it as one', () => {
    expect(calc('serve', '--peak', '-5').error).toContain('must be more than 0')
  })
})
