/** What training-growth stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const trainingGrowthRecord: CalculatorRecord = {
  formula: 'c(t) = c_0\\,g^{t} \\qquad y_{10^9} = y_0 + \\frac{\\ln (10^9 / c_0)}{\\ln g}',
  cases: [
    {
      name: 'More than a billion dollars by 2027, counting hardware as written off',
      given: {
        frontierRunCost: 40.7e6,
        trainingCostGrowth: 2.4,
        largestRunGrowth: 4.6,
        trainingComputeGrowth: 3.2,
        baseYear: 2023.2,
        years: 4,
      },
      expect: { yearOfBillion: within(2027, '0.02%') },
      source: 'cottier2024',
      locator: 'abstract',
      note: 'From GPT-4’s $40.7 M in March 2023. The tolerance is about five months. By rental value the same growth gives 2025 or 2026.',
    },
    {
      name: 'The fitted growth doubles the cost in 9.47 months',
      given: {
        frontierRunCost: 1e8,
        trainingCostGrowth: 2.407,
        largestRunGrowth: 4.6,
        trainingComputeGrowth: 3.2,
        baseYear: 2023.9,
        years: 9.47 / 12,
      },
      expect: { costThen: within(2e8, '0.2%') },
      source: 'epoch2025',
      locator: 'cost analysis',
    },
    {
      name: 'Frontier language models: compute doubles in 5.2 months',
      given: {
        frontierRunCost: 1e8,
        trainingCostGrowth: 2.4,
        largestRunGrowth: 5,
        trainingComputeGrowth: 3.2,
        baseYear: 2023.9,
        years: 5.2 / 12,
      },
      expect: { computeFactor: within(2, '1%') },
      source: 'sevilla2024',
      note: 'Five times a year, as the source rounds it.',
    },
  ],
  monotone: [
    { input: 'frontierRunCost', output: 'costThen', direction: 'rises', because: 'growth multiplies what there is' },
    { input: 'largestRunGrowth', output: 'computeFactor', direction: 'rises', because: 'a faster growth ends higher' },
    { input: 'trainingComputeGrowth', output: 'shareFactor', direction: 'falls', because: 'the run is less of a larger whole' },
  ],
  sources: ['cottier2024', 'sevilla2024', 'epoch2025'],
  caveats: [
    'A trend of eight years drawn on; nothing says that it holds.',
    'Rental value and written-off hardware differ by several times. The growth was measured on the second, the starting cost here is the first.',
    'Compute grows faster than cost because a dollar buys more of it each year.',
    'The largest run grows faster than all training compute together, which it cannot do for long: chips, power and money grow more slowly. To about 2030 at most.',
  ],
}
