/** What speculative-decoding stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

/** Leviathan’s table of ideal speed-ups: a draft that costs nothing. */
const ideal = (acceptanceRate: number, draftLength: number, speedup: number): Case => ({
  name: `${acceptanceRate * 100} % accepted, ${draftLength} drafted, a free draft`,
  given: { acceptanceRate, draftLength, draftCostRatio: 0 },
  expect: { speedup: within(speedup, '0.5%') },
  source: 'leviathan2022',
  locator: 'Table 1',
})

export const speculativeDecodingRecord: CalculatorRecord = {
  formula: 'E = \\frac{1 - \\alpha^{\\gamma + 1}}{1 - \\alpha} \\qquad \\text{speed-up} = \\frac{E}{\\gamma c + 1}',
  cases: [
    ideal(0.6, 2, 1.96),
    ideal(0.7, 3, 2.53),
    ideal(0.8, 2, 2.44),
    ideal(0.8, 5, 3.69),
    ideal(0.9, 2, 2.71),
    ideal(0.9, 10, 6.86),
    {
      name: 'T5-XXL with T5-small, English to German, measured',
      given: { acceptanceRate: 0.75, draftLength: 7, draftCostRatio: 0 },
      expect: { speedup: within(3.4, '7%') },
      source: 'leviathan2022',
      locator: 'Table 2',
      note: 'Measured; the draft is taken as free, which gives 3.60. A cost ratio of 0.0084 would give 3.4.',
    },
    {
      name: 'DeepSeek-V3, one token predicted ahead, measured',
      given: { acceptanceRate: 0.85, draftLength: 1, draftCostRatio: 0 },
      expect: { speedup: within(1.8, '5%') },
      source: 'deepseek2024',
      locator: '§ 5.4.3',
      note: 'The middle of the published 80 to 90 % accepted; the cost of the extra layer is left out.',
    },
  ],
  monotone: [
    { input: 'acceptanceRate', output: 'speedup', direction: 'rises', because: 'more of each draft is kept' },
    { input: 'draftCostRatio', output: 'speedup', direction: 'falls', because: 'drafting takes time' },
  ],
  sources: ['leviathan2022', 'deepseek2024'],
  caveats: [
    'The answer is the same as without a draft, in distribution; only time changes. Arithmetic is spent on tokens that are thrown away.',
    'Checking several tokens costs as much time as writing one only while memory decides. In large batches arithmetic decides, and measured services became 1.4 to 1.8 times slower.',
    'Each drafted token is taken as accepted independently, with one rate.',
  ],
}
