/** What rl-compute stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const rlComputeRecord: CalculatorRecord = {
  formula:
    'T = P\\,k\\,\\ell \\qquad C_{\\text{gen}} = 2NT \\quad C_{\\text{upd}} = 6NuT \\qquad \\text{share} = \\frac{C_{\\text{gen}}/m_{\\text{gen}}}{C_{\\text{gen}}/m_{\\text{gen}} + C_{\\text{upd}}/m_{\\text{train}}}',
  cases: [
    {
      name: 'Rollouts take over nine tenths of the time',
      given: {
        params: 70e9,
        prompts: 1e5,
        rolloutsPerPrompt: 16,
        tokensPerRollout: 4000,
        updatesPerRollout: 1,
        generationMfu: 0.01,
        trainingMfu: 0.33,
      },
      expect: { generationShareOfTime: within(0.9, '5%') },
      source: 'zhou2025',
      locator: 'abstract',
      note: 'The paper says more than 90 %. The utilisation of writing is Sardana’s 1 % for generated tokens, not the paper’s, so this tests the order of magnitude only.',
    },
    {
      name: 'A hundred thousand prompts, by hand',
      given: {
        params: 70e9,
        prompts: 1e5,
        rolloutsPerPrompt: 16,
        tokensPerRollout: 4000,
        updatesPerRollout: 1,
        generationMfu: 0.1,
        trainingMfu: 0.3,
      },
      // 6.4e9 tokens × 1.4e11; × 4.2e11; 20 ÷ (20 + 20)
      expect: {
        generationFlops: within(8.96e20, '0.1%'),
        updateFlops: within(2.688e21, '0.1%'),
        generationShareOfTime: within(0.5, '0.1%'),
      },
      source: 'kaplan2020',
      locator: '§ 2.1',
      note: 'Worked by hand from 2 FLOP forward and 6 in training per parameter and token.',
    },
  ],
  monotone: [
    { input: 'generationMfu', output: 'generationShareOfTime', direction: 'falls', because: 'writing gets faster' },
    { input: 'trainingMfu', output: 'generationShareOfTime', direction: 'rises', because: 'learning gets faster' },
  ],
  sources: ['kaplan2020', 'zhou2025', 'sardana2023'],
  caveats: [
    'The time is that of equal hardware for both; waiting for the longest rollout of a batch is part of the utilisation.',
    'Reading the prompt, a reward model, a reference model and a critic are left out; each adds passes of 2 FLOP per parameter and token.',
    'At the book’s tenth of the peak, writing takes about half of the time; measured systems report up to nine tenths and more, because rollouts of uneven length leave hardware waiting. That is a utilisation of one to two hundredths here: the slider goes there.',
    'Rollouts that stop early or are thrown away still have to be written.',
  ],
}
