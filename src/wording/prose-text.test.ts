/** Protects what claims and ranges say: how far from turning, that there are not the chips, and a range instead of a guess. */
import { describe, expect, it } from 'vitest'
import { calculators } from '../calculators/index.ts'
import { readBook } from '../notes/notebook/read-book.ts'
import { plainText, sentenceText } from '../quantities/print-quantity.ts'
import { beyondSupply } from './assumption-changes.ts'
import { describeClaim } from './prose-text.ts'
import { describeRange } from './range-text.ts'

const { book } = await readBook('content')
const rest = (claim: string, assumptions = {}): string =>
  sentenceText(describeClaim(claim, assumptions, book, calculators)?.rest ?? []).replaceAll(/\s/g, ' ')

describe('A claim', () => {
  it('about a year is so many years away, not a factor', () => {
    // 2025.5 + ln (1e9 ÷ 4e8) ÷ ln 2.5 = 2026.5
    const claim = 'training-growth.yearOfBillion(frontierRunCost=$400M, trainingCostGrowth=2.5) < 2028'
    expect(rest(claim)).toMatch(/That is 1\.5 years away\.$/)
  })

  it('about a share on guesses has two digits, or as many as tell it from what it needs', () => {
    expect(rest('inference-demand.inferenceChipShareNow > 50%')).toMatch(/ is 55 %, and the claim needs more than 50 %/)
    expect(rest('inference-demand.inferenceChipShareNow > 54.6%')).toMatch(/ is 54\.6 %, /)
  })

  it('says that there are not the chips, now or at the end that it speaks of', () => {
    const now = 'inference-demand.inferenceChipShareNow > 50%'
    const then = 'inference-demand.inferenceChipShareThen(years=8) > 50%'
    expect(rest(now)).not.toMatch(/cannot come true/)
    expect(rest(now, { servingFlopShare: 0.002 })).toMatch(/It takes 3\.5 times the chips that there are, so it cannot come true\.$/)
    // Our rates outgrow the chips from the fourth year on.
    expect(rest(then)).toMatch(/times the chips that there are then, so it cannot come true\.$/)
  })
})

describe('A range', () => {
  const use = { calculator: 'inference-demand', output: 'inferenceShareNow', given: {} }
  const range = (assumptions = {}) =>
    plainText(describeRange(use, assumptions, book, calculators)?.text ?? { before: '', number: '', exponent: null, after: '' })

  it('runs between two rough numbers, and narrows with what is known', () => {
    expect(range()).toMatch(/^\d\s% to \d\d\s%$/)
    const width = (text: string): number => {
      const [low = 0, high = 0] = text.split(' to ').map(Number.parseFloat)
      return high - low
    }
    expect(width(range({ activeParams: 50e9, trainingFlopsPerYear: 6e28 }))).toBeLessThan(width(range()))
  })

  it('is null for an output that does not exist', () => {
    expect(describeRange({ ...use, output: 'no' }, {}, book, calculators)).toBeNull()
  })
})

describe('A world that cannot be', () => {
  it('is one with too few chips or too little money', () => {
    const sentences = (assumptions: Record<string, number>) => beyondSupply({ book, catalogue: calculators, assumptions })
    expect(sentences({ agentGrowth: 6 })).toEqual([])
    expect(sentences({ servingFlopShare: 0.002 })).toEqual(['This world needs 3.5 times the AI chips that are at work.'])
    // Ten times the agents: 10 × $36.5 B of $105 B, and 24M chips hold the tokens that they compute.
    expect(sentences({ agentsPerPerson: 0.2 })).toEqual(['Its agents cost 3.5 times what AI services earn.'])
    expect(beyondSupply({ book, catalogue: [], assumptions: {} })).toEqual([])
  })
})
