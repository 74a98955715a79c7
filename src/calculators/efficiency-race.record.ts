/** What efficiency-race stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

const pinned = (trainingGain: number, inferenceGain: number, years: number) => ({
  trainingGain,
  inferenceGain,
  trainingCostNow: 1e8,
  inferenceCostNow: 1e7,
  years,
})

export const efficiencyRaceRecord: CalculatorRecord = {
  formula:
    'c(t) = \\frac{c_0}{g^{t}} \\qquad t_{\\times} = \\frac{\\ln(c_{\\text{train}} / c_{\\text{inf}})}{\\ln(g_{\\text{train}} / g_{\\text{inf}})}',
  cases: [
    {
      name: 'Algorithms alone halve the compute of training in 8 months',
      given: pinned(2.83, 1.25, 8 / 12),
      expect: { trainingCostThen: within(5e7, '0.5%') },
      source: 'ho2024',
      locator: 'abstract',
    },
    {
      name: 'The price of a fixed quality fell 1,000-fold in three years',
      given: pinned(4, 10, 3),
      expect: { inferenceCostThen: within(1e4, '1%') },
      source: 'appenzeller2024',
      note: 'Prices, not costs; at that pace training never catches up.',
    },
  ],
  monotone: [{ input: 'trainingGain', output: 'trainingCostThen', direction: 'falls', because: 'a faster fall ends lower' }],
  sources: ['sevilla2024', 'ho2024', 'gundlach2025'],
  caveats: [
    'The starting gains, threefold a year each, are the best published estimates. The popular claim of 4 and 1.25 is a scenario of its own; a fourfold a year is measured for the compute that is spent on training, not for its efficiency.',
    'Prices of inference at fixed quality fell 5 to 10 times a year or more, faster than its cost is taken to fall here.',
    'A cheaper thing is used more: the bill may rise while the cost of the same falls.',
  ],
}
