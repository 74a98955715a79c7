/** What speculative-decoding stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

/** Nothing given but the chance. */
const byChance = { acceptedShare: null, positionRates: 'none' }

/** Leviathan’s table of ideal speed-ups: a draft that costs nothing. */
const ideal = (acceptanceRate: number, draftLength: number, speedup: number): Case => ({
  name: `${acceptanceRate * 100} % accepted, ${draftLength} drafted, a free draft`,
  given: { acceptanceRate, ...byChance, draftLength, draftCostRatio: 0 },
  expect: { speedup: within(speedup, '0.5%') },
  source: 'leviathan2022',
  locator: 'Table 1',
})

export const speculativeDecodingRecord: CalculatorRecord = {
  formula:
    'E = \\frac{1 - \\alpha^{\\gamma + 1}}{1 - \\alpha} = 1 + \\gamma\\,s = 1 + \\sum_{i \\le \\gamma} r_{i} \\qquad \\text{speed-up} = \\frac{E}{\\gamma c + 1}',
  cases: [
    ideal(0.6, 2, 1.96),
    ideal(0.7, 3, 2.53),
    ideal(0.8, 2, 2.44),
    ideal(0.8, 5, 3.69),
    ideal(0.9, 2, 2.71),
    ideal(0.9, 10, 6.86),
    {
      name: 'T5-XXL with T5-small, English to German, measured',
      given: { acceptanceRate: 0.75, ...byChance, draftLength: 7, draftCostRatio: 0 },
      expect: { speedup: within(3.4, '7%') },
      source: 'leviathan2022',
      locator: 'Table 2',
      note: 'Measured; the draft is taken as free, which gives 3.60. A cost ratio of 0.0084 would give 3.4.',
    },
    {
      name: 'DeepSeek-V3, one token predicted ahead, measured',
      given: { acceptanceRate: 0.85, ...byChance, draftLength: 1, draftCostRatio: 0 },
      expect: { speedup: within(1.8, '5%') },
      source: 'deepseek2024',
      locator: '§ 5.4.3',
      note: 'The middle of the published 80 to 90 % accepted; the cost of the extra layer is left out.',
    },
    {
      name: 'Eagle 3 in llama.cpp, three drafted, by position',
      given: { positionRates: '0.805, 0.632, 0.483', acceptedShare: null, draftLength: 3, draftCostRatio: 0 },
      expect: { expectedTokens: within(2.92, '0.1%') },
      source: 'llamacpp2026draft',
      locator: 'log in the comment of 15 June 2026',
      note: 'The log prints the mean length of what is accepted, with the target’s own token.',
    },
    {
      name: 'The same, by accepted ÷ drafted',
      given: { acceptedShare: 167 / 259, positionRates: 'none', draftLength: 3, draftCostRatio: 0 },
      expect: { expectedTokens: within(2.92, '1%') },
      source: 'llamacpp2026draft',
      locator: 'the same log: 167 accepted of 259',
      note: 'One pass drafted only one token, so 259 instead of 87 × 3.',
    },
  ],
  monotone: [
    { input: 'acceptanceRate', output: 'speedup', direction: 'rises', because: 'more of each draft is kept' },
    { input: 'acceptedShare', output: 'expectedTokens', direction: 'rises', because: 'more of each draft is kept' },
    { input: 'draftCostRatio', output: 'speedup', direction: 'falls', because: 'drafting takes time' },
  ],
  sources: ['leviathan2022', 'deepseek2024', 'llamacpp2026draft'],
  caveats: [
    'The answer is the same as without a draft, in distribution; only time changes. Arithmetic is spent on tokens that are thrown away.',
    'Checking several tokens costs as much time as writing one only while memory decides. In large batches arithmetic decides, and measured services became 1.4 to 1.8 times slower.',
    'In the formula α is the chance given the tokens before, s is accepted ÷ drafted, and r the share kept at a position. Servers print s or r; taken for α, they make drafting look far worse than it is.',
    'By chance or by share, each drafted token has the same chance. Measured shares by position need no such assumption.',
  ],
}
