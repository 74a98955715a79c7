/** What inference-aware-optimum stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, type Within, within } from './spec/spec.ts'

const published = (
  name: string,
  params: number,
  inferenceTokens: number,
  expect: Readonly<Record<string, Within>>,
  locator: string,
  note: string,
): Case => ({
  name,
  given: { params, inferenceTokens, fit: 'devries2023' },
  expect,
  source: 'sardana2023',
  locator,
  note,
})

export const inferenceAwareOptimumRecord: CalculatorRecord = {
  formula:
    '\\min_{N, D}\\; 6ND + 2N D_{\\text{inf}} \\quad \\text{at } L(N, D) = L(N_0, D_0) \\qquad \\frac{\\alpha A/N^{\\alpha}}{\\beta B/D^{\\beta}} = 1 + \\frac{D_{\\text{inf}}}{3D}',
  cases: [
    published(
      '7B instead of 13B for 2 trillion tokens',
      13e9,
      2e12,
      { optimalParams: within(7e9, '1%'), saving: within(0.17, '4%') },
      'Fig. 1',
      'Published as 17 %; the formula gives 17.4 %.',
    ),
    published(
      '13.6B instead of 30B for 10 trillion tokens',
      30e9,
      1e13,
      { optimalParams: within(13.6e9, '0.5%'), saving: within(0.28, '1%') },
      '§ 2',
      'Printed to three and two digits.',
    ),
    published(
      '41.6B instead of 70B for 10 trillion tokens',
      70e9,
      1e13,
      { optimalParams: within(41.6e9, '0.5%'), trainingTokens: within(7.92e12, '0.5%'), saving: within(0.12, '1%') },
      'Table 2',
      'Printed to three and two digits.',
    ),
  ],
  monotone: [
    { input: 'inferenceTokens', output: 'optimalParams', direction: 'falls', because: 'each token served costs more on a larger model' },
    { input: 'inferenceTokens', output: 'saving', direction: 'rises', because: 'the more is served, the more a small model saves' },
  ],
  sources: ['sardana2023', 'devries2023', 'hoffmann2022', 'besiroglu2024'],
  caveats: [
    'A FLOP of inference counts as much as one of training. Generation uses the hardware worse, so in dollars the best model is smaller still.',
    'At hundreds of tokens per parameter the law is extrapolated far beyond its data.',
    'The demand is taken as known before training; it rarely is.',
  ],
}
