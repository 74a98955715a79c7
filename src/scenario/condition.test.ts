/** Promise: a claim’s condition is true or false in the reader’s scenario, and a mistake in it is explained. */
import { describe, expect, it, test } from 'vitest'
import { sentenceText } from '../quantities/print-quantity.ts'
import { checkCondition, describeVerdict, judge, parseCondition } from './condition.ts'
import { book, catalogue } from './scenario.fixture.ts'

const condition = (text: string) => {
  const parsed = parseCondition(text)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.condition
}
const verdict = (text: string, assumptions = {}) => judge(condition(text), assumptions, book, catalogue)
const problems = (text: string) => {
  const checked = checkCondition(condition(text), book, catalogue)
  return checked.ok ? [] : checked.problems
}

describe('the form', () => {
  it('has a calculator, an output, inputs, an operator and a value', () => {
    expect(parseCondition('lifetime-cost.inferenceShare(lifetimeMonths=24, requestsPerDay=1,000) >= 50%')).toEqual({
      ok: true,
      condition: {
        calculator: 'lifetime-cost',
        output: 'inferenceShare',
        given: { lifetimeMonths: '24', requestsPerDay: '1,000' },
        operator: '>=',
        threshold: '50%',
      },
    })
    expect(parseCondition(' a.b<1 ')).toMatchObject({ ok: true, condition: { operator: '<', threshold: '1', given: {} } })
  })

  test.each([
    '',
    'a.b',
    'a > 1',
    'a.b = 1',
    'a.b == 1',
    'a.b >',
    'a.b > 1 > 2',
    'a.b(x) > 1',
    'a.b(x=1, x=2) > 1',
    'a.b(x=1 > 2',
    'a.b(=1) > 2',
  ])('“%s” is refused with a sentence and a hint', (text) => {
    const parsed = parseCondition(text)
    expect(parsed.ok).toBe(false)
    if (!parsed.ok) expect([parsed.message, parsed.hint]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\w/)])
  })
})

describe('the names and values', () => {
  it('are right', () => expect(problems('serve.share(mfu=40%) > 50%')).toEqual([]))

  it('are mended by near misses, all at once', () => {
    expect(problems('serv.share > 50%')).toMatchObject([{ name: 'calculator', suggestions: ['serve'] }])
    expect(problems('serve.shar(mfoo=1, chip=fasst) > 50%')).toMatchObject([
      { name: 'output', suggestions: ['share'] },
      { name: 'mfoo' },
      { name: 'chip', suggestions: ['fast'] },
    ])
    expect(problems('serve.share > 50 apples')).toMatchObject([{ name: 'threshold' }])
    expect(problems('serve.cells > 5')).toMatchObject([{ name: 'output', message: 'serve.cells is no number, so it cannot be compared.' }])
  })
})

describe('the truth', () => {
  it('follows the reader’s scenario through the chain', () => {
    // share = 100·turns² ÷ (100·turns² + 40): 0.996 at 10 turns, 100 ÷ 140 = 0.714 at 1.
    expect(verdict('serve.share > 90%')).toMatchObject({ holds: true, threshold: 0.9, unit: 'share' })
    expect(verdict('serve.share > 90%', { turns: 1 })).toMatchObject({ holds: false })
    expect(verdict('serve.share(tokens=40) > 50%')).toMatchObject({ holds: false, value: 0.5, margin: 0 })
    expect(verdict('serve.share(tokens=40) >= 50%')).toMatchObject({ holds: true })
    expect(verdict('demand.total < 20k')).toMatchObject({ holds: true, value: 10_000, margin: 0.5 })
  })

  it('is undecided where there is no value or the condition is wrong', () => {
    expect(verdict('demand.total > 1', { 'demand.people': 2e6 })).toMatchObject({ holds: null, value: null, threshold: 1 })
    expect(verdict('nothing.total > 1')).toMatchObject({ holds: null, threshold: null })
  })

  it('is said in words', () => {
    const words = (text: string, assumptions = {}) =>
      sentenceText(describeVerdict(verdict(text, assumptions)).sentence).replace(/[\u202f\u00a0]/g, ' ')
    expect(words('serve.share(tokens=40) >= 50%')).toBe('Holds: share served is 50 %, and the claim needs at least 50 %.')
    expect(words('serve.share(tokens=40) > 50%')).toBe('Does not hold: share served is 50 %, but the claim needs more than 50 %.')
    expect(words('demand.total > 1k', { 'demand.people': 2e6 })).toBe(
      'Undecided: demand has no value here, and the claim needs more than 1000 tokens.',
    )
  })
})
