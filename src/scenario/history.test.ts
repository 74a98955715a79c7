/** Promise: the book of an earlier day is what its former values say, and the version is the latest date that the content bears. */
import { describe, expect, it } from 'vitest'
import type { FormerValue, Parameter } from '../records/parameter.ts'
import { explain } from './attribution.ts'
import { differs, resultSince } from './changes-since.ts'
import { evaluate } from './evaluate.ts'
import { asAssumptions, bookOn, historiesOf, updatedSince, versionOf } from './history.ts'
import type { Book } from './parameter-book.ts'
import { book, catalogue, demand } from './scenario.fixture.ts'

const former = (best: number, until: string, because?: string): FormerValue => ({
  best,
  low: best / 2,
  high: best * 2,
  until,
  sources: ['old2026'],
  ...(because && { because }),
})
const histories = { turns: [former(5, '2026-06-01'), former(8, '2027-01-15', 'The price was updated.')], gone: [former(1, '2027-01-01')] }
const turns = (of: Book) => of.parameters['turns']

describe('the book on a day', () => {
  it('has the value that held then: until a day means not on that day', () => {
    const best = (on: string) => turns(bookOn(book, histories, on))?.best
    expect(best('2026-05-31')).toBe(5)
    expect(best('2026-06-01')).toBe(8)
    expect(best('2027-01-14')).toBe(8)
    expect(best('2027-01-15')).toBe(10)
    expect(best('2028')).toBe(10)
  })

  it('has its range and sources of then, and the rest as it is', () => {
    expect(turns(bookOn(book, histories, '2026-07'))).toMatchObject({
      best: 8,
      low: 4,
      high: 16,
      sources: ['old2026'],
      label: 'Test turns',
    })
    expect(bookOn(book, histories, '2026-07').parameters['mfu']).toBe(book.parameters['mfu'])
  })

  it('says what has changed since and why, and not what came back to its value', () => {
    expect(updatedSince(book, histories, '2026-07')).toEqual([
      { parameter: turns(book), before: histories.turns[1], because: ['The price was updated.'] },
    ])
    expect(updatedSince(book, { turns: [former(10, '2027-01-15')] }, '2026-07')).toEqual([])
    expect(updatedSince(book, histories, '2027-01-15')).toEqual([])
  })

  it('gives the result of then, and the change in it is explained', () => {
    // 100 people × turns²: 6,400 with 8 turns, 10,000 with 10.
    expect(evaluate(demand, {}, {}, bookOn(book, histories, '2026-07'), catalogue).outputs['total']).toBe(6400)
    const updated = updatedSince(book, histories, '2026-07')
    const found = explain(
      demand,
      'total',
      { given: {}, assumptions: asAssumptions(updated, {}) },
      { given: {}, assumptions: {} },
      book,
      catalogue,
    )
    expect(found).toMatchObject({ from: 6400, to: 10_000, parts: [{ key: 'turns', part: expect.closeTo(100 / 64, 12) }] })
  })

  it('leaves the reader’s own value alone', () => {
    expect(asAssumptions(updatedSince(book, histories, '2026-07'), { turns: 20 })).toEqual({ turns: 20 })
  })
})

describe('the version', () => {
  const dated = (asOf: string, rest: Partial<Parameter> = {}) => ({ asOf, ...rest })
  it('is the latest date of value, entry and replacement, data sets included', () => {
    expect(versionOf([dated('2026'), dated('2026-03')])).toBe('2026-03')
    expect(versionOf([dated('2026-03'), dated('2025', { updated: '2026-11-21' })])).toBe('2026-11-21')
    expect(versionOf([dated('2026-03', { history: [former(1, '2027-01-15')] })])).toBe('2027-01-15')
    expect(versionOf([dated('2026-03')], [{ asOf: '2026-05' }])).toBe('2026-05')
    expect(versionOf([])).toBe('')
  })
  it('comes from the parameters that have a history', () => {
    const [one, two] = [turns(book), book.parameters['mfu']] as [Parameter, Parameter]
    expect(historiesOf([{ ...one, history: histories.turns }, two])).toEqual({ turns: histories.turns })
  })
})

describe('a result since a link was shared', () => {
  const since = (assumptions: Record<string, number>, on: string, more = {}) =>
    resultSince(demand, 'total', { given: {}, assumptions }, on, book, { ...histories, ...more }, catalogue)

  it('was another then, and the updated parameter explains it', () => {
    expect(since({}, '2026-07')).toMatchObject({ former: 6400, now: 10_000, because: { parts: [{ key: 'turns' }] } })
  })
  it('is the same where the link has its own value, or the link is of today', () => {
    expect(since({ turns: 20 }, '2026-07')).toEqual({ former: 40_000, now: 40_000, because: null })
    expect(since({}, '2027-01-15')).toEqual({ former: 10_000, now: 10_000, because: null })
  })
  it('with the link’s other values kept', () => {
    // 300 people × 8² and × 10².
    expect(since({ 'demand.people': 300 }, '2026-07')).toMatchObject({ former: 19_200, now: 30_000 })
  })
  it('differs from the shared one by more than rounding when the formula has changed', () => {
    expect(differs(6400, 6400.001)).toBe(false)
    expect(differs(6400, 6401)).toBe(true)
    expect(differs(6400, null)).toBe(true)
    expect(differs(0, 0)).toBe(false)
  })
})
