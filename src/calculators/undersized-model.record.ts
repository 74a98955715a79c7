/** What undersized-model stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

const worked = (sizeFraction: number, multiplier: number, extra: number, tolerance: `${number}%`): Case => ({
  name: `${sizeFraction} times the optimal size`,
  given: { sizeFraction, fit: 'devries2023' },
  expect: { dataMultiplier: within(multiplier, '0.1%'), computeOverhead: within(extra, tolerance) },
  source: 'devries2023',
  locator: 'code of the Harm’s law app',
  note: 'Worked from the formula of the app’s code.',
})

export const undersizedModelRecord: CalculatorRecord = {
  formula:
    'k_D = \\left[1 - \\left(k_N^{-\\alpha} - 1\\right)\\frac{\\beta}{\\alpha}\\right]^{-1/\\beta} \\qquad \\text{overhead} = k_N k_D - 1',
  cases: [worked(0.75, 1.3713, 0.0285, '1%'), worked(0.3, 6.8522, 1.056, '0.1%'), worked(2, 0.5656, 0.131, '1%')],
  monotone: [
    { input: 'sizeFraction', output: 'dataMultiplier', direction: 'falls', because: 'a larger model needs less data for the same loss' },
  ],
  sources: ['devries2023', 'sardana2023', 'hoffmann2022', 'besiroglu2024'],
  caveats: [
    'Only the exponents count, not the constants before them; so the answer is the same at every scale.',
    'Fits were made near the optimum. Far below it, at hundreds of tokens per parameter, the law is extrapolated.',
    'Extra training compute is not the whole bill: the smaller model costs less in every token that it serves.',
  ],
}
