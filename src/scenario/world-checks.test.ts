/** Protects the checks against the world: what passes, and that a result without a value does not. */
import { expect, it } from 'vitest'
import type { WorldCheck } from '../calculators/spec/spec.ts'
import { bookOf } from './parameter-book.ts'
import { tasks } from './scenario.fixture.ts'
import { checkAgainstWorld } from './world-checks.ts'

const entry = (id: string, unit: string, best: number, low: number, high: number) => ({
  id,
  area: 'test',
  file: 'content/parameters/test.yaml',
  label: `Test ${id}`,
  unit,
  best,
  low,
  high,
  distribution: 'log-normal' as const,
  asOf: '2026',
  sources: [],
})

/** Whether `tokens` = turns² passes beside 100 (50 to 200) tokens of the world. */
const holdsAt = (turns: number, passes: WorldCheck['passes']): boolean | undefined => {
  const book = bookOf([entry('turns', 'turn', turns, turns / 2, turns * 2), entry('worldTokens', 'token', 100, 50, 200)], [], [tasks])
  const check: WorldCheck = { title: 'Tokens', output: 'tokens', world: 'worldTokens', passes, solved: [], says: 'Tokens are counted.' }
  return checkAgainstWorld(tasks, [check], book, [tasks])[0]?.holds
}

it('within the interval of the world, ends included', () => {
  // 7² = 49, 7.1² = 50.41, 14.1² = 198.81, 14.2² = 201.64
  expect([7, 7.1, 14.1, 14.2].map((turns) => holdsAt(turns, 'within'))).toEqual([false, true, true, false])
})

it('at most the best value of the world, however little', () => {
  // 0.1² = 0.01, 10² = 100, 10.1² = 102.01
  expect([0.1, 10, 10.1].map((turns) => holdsAt(turns, 'at-most'))).toEqual([true, true, false])
})

it('a check whose number the book lacks is left out, and one without a result does not hold', () => {
  const check: WorldCheck = {
    title: 'Tokens',
    output: 'tokens',
    world: 'turns',
    passes: 'at-most',
    solved: [],
    says: 'Tokens are counted.',
  }
  const book = bookOf([entry('worldTokens', 'token', 100, 50, 200)], [], [tasks])
  expect(checkAgainstWorld(tasks, [check], book, [tasks])).toEqual([])
  const found = checkAgainstWorld(tasks, [{ ...check, world: 'worldTokens' }], book, [tasks])
  expect(found.map(({ model, holds }) => [model, holds])).toEqual([[null, false]])
})
