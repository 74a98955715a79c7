/** Promise: how often a claim holds is said plainly, and "all" and "none" mean every draw. */
import { expect, it } from 'vitest'
import { describeChance } from './claim-chance.ts'

const words = (holds: number, undecided = 0) => describeChance({ holds, undecided, count: 2000, parameters: ['turns'] }).replace(/\s/g, ' ')

it('says the share and the number of draws', () => {
  expect(words(0.583)).toBe('Holds in 58 % of 2000 draws from our ranges.')
  expect(words(0.6005, 0.256)).toBe('Holds in 60 % of 2000 draws from our ranges, undecided in 26 %.')
})

it('says all and none only of every draw', () => {
  expect(words(1)).toBe('Holds in all 2000 draws from our ranges.')
  expect(words(0.9995)).toBe('Holds in more than 99 % of 2000 draws from our ranges.')
  expect(words(0)).toBe('Holds in none of 2000 draws from our ranges.')
  expect(words(0, 0.25)).toBe('Holds in none of 2000 draws from our ranges, undecided in 25 %.')
  expect(words(0.0005, 0.0005)).toBe('Holds in less than 1 % of 2000 draws from our ranges, undecided in less than 1 %.')
})
