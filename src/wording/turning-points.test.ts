/** Promise: what would turn a claim is said with its direction and the value now, and never more than was found. */
import { describe, expect, it } from 'vitest'
import { sentenceText } from '../quantities/print-quantity.ts'
import { blastRadius } from '../scenario/blast-radius.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { book, catalogue } from '../scenario/scenario.fixture.ts'
import { countWords, describeReach, describeTurns, quietWords } from './turning-points.ts'

const radius = (conditions: readonly string[], assumptions = {}, of: Book = book) =>
  blastRadius(
    conditions.map((holds, index) => ({ id: `claim-${index}`, holds })),
    assumptions,
    of,
    catalogue,
  )
/** Lead and items as one text, spaces plain. */
const turns = (holds: string, assumptions = {}, of: Book = book): string => {
  const [standing] = radius([holds], assumptions, of).claims
  if (!standing) throw new Error('There is no claim.')
  const { lead, items } = describeTurns(standing, holds.split('.')[0] ?? '', of)
  return [lead, ...items.map(({ label, words }) => `${label}${sentenceText(words)}`)].join(' | ').replace(/\s/g, ' ')
}

describe('What turns a claim', () => {
  it('has its direction, its value and the value now', () => {
    // turns² > 64 ends at 8; turns² ≥ 400 begins at 20. The book has 10.
    expect(turns('tasks.tokens > 64')).toBe('Any one of these would make it fail: | Test turns below 8 turns (10 now)')
    expect(turns('tasks.tokens >= 400')).toBe('Any one of these would make it hold: | Test turns above 20 turns (10 now)')
    expect(turns('tasks.tokens > 64', { turns: 6 })).toBe('Any one of these would make it hold: | Test turns above 8 turns (6 now)')
  })

  it('is a whole number where whole things are counted', () => {
    const whole: Book = { ...book, shared: { ...book.shared, turns: { integer: true } } }
    // 7² = 49 is the first below 50; 15² = 225 the first above 200.
    expect(turns('tasks.tokens > 50', {}, whole)).toMatch(/at 7 turns or fewer \(10 now\)$/)
    expect(turns('tasks.tokens < 200', {}, whole)).toMatch(/at 15 turns or more \(10 now\)$/)
  })

  it('is said to lie beyond the ranges, or not to be there', () => {
    expect(turns('tasks.tokens > 16')).toBe('No value in our ranges turns it. Farther out: | Test turns below 4 turns (10 now)')
    expect(turns('tasks.tokens(turns=10) > 16')).toBe('No parameter bears on it.')
    expect(turns('demand.total(tokensPerTask=100) > 1')).toBe('No single parameter turns it.')
  })
})

describe('What a parameter turns', () => {
  it('is grouped by what becomes of the claims at each end', () => {
    const found = radius(['tasks.tokens > 64', 'tasks.tokens > 81', 'tasks.tokens < 400', 'tasks.tokens > 400'])
    const texts = new Map([['claim-0', 'More than 64.']])
    const [turnsReach, ...rest] = describeReach(found, texts, book)
    expect(rest).toEqual([])
    expect(turnsReach?.low.flips).toEqual([
      {
        to: 'fails',
        words: '2 do not hold',
        claims: [
          { id: 'claim-0', text: 'More than 64.' },
          { id: 'claim-1', text: 'claim-1' },
        ],
      },
    ])
    expect(turnsReach?.high.flips.map(({ to, words }) => [to, words])).toEqual([
      ['fails', 'one does not hold'],
      ['holds', 'one holds'],
    ])
    expect(quietWords(1, book)).toMatch(/^The other 3 parameters/)
  })
})

describe('The count', () => {
  it('says what holds, what does not, and what is undecided', () => {
    expect(countWords(radius(['tasks.tokens > 64', 'tasks.tokens > 400', 'nonsense']), 'here')).toBe(
      '1 of 3 claims hold here, 1 does not, 1 is undecided.',
    )
    expect(countWords(radius(['tasks.tokens > 64']), 'here')).toBe('1 of 1 claim holds here.')
  })
})
