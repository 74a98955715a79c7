/** What train-inference-tradeoff stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const trainInferenceTradeoffRecord: CalculatorRecord = {
  formula:
    'C = 6ND \\quad c = 2N \\qquad \\left.\\frac{d \\log C}{d \\log c}\\right|_{L} = 1 - \\frac{\\alpha A/N^{\\alpha}}{\\beta B/D^{\\beta}}',
  cases: [
    {
      name: 'Where the useful exchange ends, at 6 to 1',
      given: { params: 6.382e9, tokens: 4.354e14, fit: 'hoffmann2022-printed' },
      expect: { exchangeRate: within(-6, '2%'), trainingFlops: within(1.585e25, '6%') },
      source: 'villalobos2023',
      locator: 'Summary table, varying scaling policy',
      note: 'The model is as good as the optimum of 1e24 FLOP and stands where the rate is −6; published: 1.2 powers of ten more training than there. The span of inference comes out as 0.8 powers of ten against their 0.7.',
    },
    {
      name: 'Sardana’s 41.6B, best for 10 trillion tokens',
      given: { params: 41.6e9, tokens: 7.92e12, fit: 'devries2023' },
      expect: { exchangeRate: within(-0.4209, '1%'), trainingFlops: within(1.977e24, '0.1%') },
      source: 'sardana2023',
      locator: 'Table 2',
      note: 'At the best model for D tokens of inference the rate is −D ÷ 3 × training tokens: 10 ÷ (3 × 7.92) = 0.421.',
    },
    {
      name: 'The compute optimum of 1e24 FLOP',
      given: { params: 51.92e9, tokens: 3.2101e12, fit: 'hoffmann2022-tex' },
      expect: { exchangeRate: within(0, '0.1%'), trainingFlops: within(1e24, '0.1%') },
      source: 'hoffmann2022',
      locator: 'Eq. 4',
      note: 'The optimum is worked from the closed form; there the rate is 0.',
    },
  ],
  monotone: [
    { input: 'tokens', output: 'exchangeRate', direction: 'falls', because: 'longer training is further below the optimal size' },
    { input: 'params', output: 'exchangeRate', direction: 'rises', because: 'a larger model is nearer to or above the optimal size' },
  ],
  sources: ['villalobos2023', 'hoffmann2022', 'besiroglu2024', 'sardana2023'],
  caveats: [
    'Only the size and the data of a model are exchanged here. Sampling, pruning and search exchange training for inference too, over wider spans.',
    'Villalobos and Atkinson also say that two powers of ten more training save one of inference. Starting at the optimum this law does not give that: so small a model is near the smallest size.',
    'The ends of the curve lie far beyond the tokens per parameter that the fits were made on.',
  ],
}
