/** Promise: what explains a gap is said with its factor or its part, largest first, and the words never hide a part. */
import { describe, expect, test } from 'vitest'
import { explain } from '../scenario/attribution.ts'
import { book, catalogue, demand, serve } from '../scenario/scenario.fixture.ts'
import { differenceWords, explanationWords, factorWords } from './gap-explanation.ts'

const model = { book, catalogue }
const nowhere = { given: {}, assumptions: {} }
const words = (assumptions: Record<string, number>, calculator = demand, output = 'total') => {
  const found = explain(calculator, output, nowhere, { given: {}, assumptions }, book, catalogue)
  return found && explanationWords(found, model)
}

describe('a gap in words', () => {
  test('names the factor and its parts', () => {
    expect(words({ 'demand.people': 300, turns: 20 })).toBe('Of the factor 12, test turns explains × 4 and people (demand) × 3.')
  })
  test('names what works against it', () => {
    expect(words({ 'demand.people': 50, turns: 20 })).toBe('Of the factor 2, test turns explains × 4 and people (demand) ÷ 2.')
    expect(words({ 'demand.people': 50, turns: 5 })).toBe('Of the factor ÷ 8, test turns explains ÷ 4 and people (demand) ÷ 2.')
  })
  test('of one assumption needs no factor', () => {
    expect(words({ turns: 20 })).toBe('Test turns explains the whole difference.')
    expect(words({})).toBeNull()
  })
  test('of a share is in points', () => {
    // 10000/10040 = 99.6 % to 100/150 = 66.7 %: −33 points.
    expect(words({ mfu: 0.5, turns: 1 }, serve, 'share')).toMatch(
      /^Of the difference of −33 points, test turns explains −\d+ points and test mfu −/,
    )
  })
  test('counts the parts that it does not name', () => {
    const found = explain(demand, 'total', nowhere, { given: {}, assumptions: { turns: 20 } }, book, catalogue)
    const part = found?.parts[0]
    if (!found || !part) throw new Error('There is nothing to say.')
    const parts = [part, part, part, part, part]
    expect(explanationWords({ ...found, parts }, model)).toMatch(/, test turns × 4 and 2 more the rest\.$/)
  })
})

test('factors are above one, differences have a sign', () => {
  expect(factorWords(3.21)).toBe('× 3.2')
  expect(factorWords(0.25)).toBe('÷ 4')
  expect(factorWords(1.042)).toBe('× 1.04')
  expect(differenceWords(0.032, 'share')).toBe('+3.2 points')
  expect(differenceWords(-40, 'USD')).toBe('−$40')
})
