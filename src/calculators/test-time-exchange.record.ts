/** What test-time-exchange stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

const snell = (inferenceToPretraining: number, multiplier: number): Case => ({
  name: `A model 14 times larger, ${inferenceToPretraining} inference tokens per training token`,
  given: { sizeFactor: 14, inferenceToPretraining },
  expect: { inferenceMultiplier: within(multiplier, '0.1%') },
  source: 'snell2024',
  locator: '§ 7, Fig. 9',
  note: 'Factor and ratio are the paper’s; the multiplier is its formula, worked out apart.',
})

export const testTimeExchangeRecord: CalculatorRecord = {
  formula: 'M\\,(6ND + 2NI) = 6ND + m \\cdot 2NI \\;\\Rightarrow\\; m = M + \\frac{3}{R}\\,(M - 1), \\quad R = \\frac{I}{D}',
  cases: [snell(0.16, 257.75), snell(0.79, 63.367), snell(22, 15.773)],
  monotone: [
    { input: 'sizeFactor', output: 'inferenceMultiplier', direction: 'rises', because: 'a larger rival leaves more to spend' },
    {
      input: 'inferenceToPretraining',
      output: 'inferenceMultiplier',
      direction: 'falls',
      because: 'the saved training is shared by more answers',
    },
  ],
  sources: ['snell2024'],
  caveats: [
    'It compares cost, not quality: whether the small model gets there by thinking longer is a question of the task. On easy and middling problems it often did, on the hardest ones the larger model won.',
    'Both models are trained on the same tokens; the larger one would be better with more.',
    'FLOP are counted, not time: long thinking also makes the reader wait.',
  ],
}
