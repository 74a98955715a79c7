/** Promise: how often a claim holds is the share of draws in which its condition does. */
import { expect, it } from 'vitest'
import { claimProbability } from './claim-probability.ts'
import { parseCondition } from './condition.ts'
import { evaluate } from './evaluate.ts'
import { sample } from './monte-carlo.ts'
import { book, catalogue } from './scenario.fixture.ts'

const of = (text: string, assumptions = {}) => {
  const parsed = parseCondition(text)
  if (!parsed.ok) throw new Error(parsed.message)
  return claimProbability(parsed.condition, assumptions, book, catalogue)
}

it('is the probability of the parameters for which it holds', () => {
  // total = 100·turns²: above 10,000 for turns above 10, its median; above 250,000 above 50, its 95 % quantile. One draw in each
  // two-thousandth: at most one draw off.
  expect(of('demand.total > 10k')?.holds).toBeCloseTo(0.5, 3)
  expect(of('demand.total > 250k')?.holds).toBeCloseTo(0.05, 3)
  expect(of('demand.total <= 250k')).toMatchObject({ undecided: 0, count: 2000, parameters: ['turns'] })
  expect(of('demand.total <= 250k')?.holds).toBeCloseTo(0.95, 3)
})

it('goes through chains and is the share of the samples of the same seed', () => {
  const { outputs } = evaluate(catalogue[2] as never, {}, {}, book, catalogue)
  const shares = sample(catalogue[2] as never, {}, {}, book, catalogue).outputs['share'] ?? new Float64Array()
  expect(outputs['share']).toBeGreaterThan(0.99)
  expect(of('serve.share > 99.5%')?.holds).toBe(shares.filter((share) => share > 0.995).length / 2000)
  expect(of('serve.share > 99.5%')?.parameters).toEqual(['mfu', 'turns'])
})

it('takes the reader’s changes and the condition’s own inputs as known', () => {
  expect(of('demand.total > 10k', { turns: 11 })).toEqual({ holds: 1, undecided: 0, count: 2000, parameters: [] })
  expect(of('demand.total(tokensPerTask=100) >= 10k')?.holds).toBe(1)
  expect(of('demand.total(turns=11) > 10k')).toMatchObject({ holds: 0, parameters: [] })
})

it('says where there is no value, and nothing of a condition that cannot be read', () => {
  expect(of('demand.total > 1', { 'demand.people': 2e6 })).toMatchObject({ holds: 0, undecided: 1 })
  expect(of('nothing.total > 1')).toBeNull()
})
