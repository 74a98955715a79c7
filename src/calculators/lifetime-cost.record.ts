/** Published results that `lifetime-cost` is held against. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const lifetimeCostRecord: CalculatorRecord = {
  formula:
    '\\text{serving} = 365\\,c\\,r \\int_0^{m/12} \\left(\\frac{g}{p}\\right)^{t} dt \\qquad \\text{share} = \\frac{\\text{serving}}{\\text{training} + \\text{serving}}',
  cases: [
    {
      name: 'DeepSeek-V3: serving against its training rent',
      given: { trainingCost: 5.576e6, costPerRequest: 1, requestsPerDay: 87_072, demandGrowth: 1, priceDecline: 1, lifetimeMonths: 24 },
      expect: { breakEvenDay: within(64, '1%') },
      source: 'deepseek2025',
      locator: 'cost a day; training rent from the V3 report, Table 1',
      note: 'Both costs are published, their quotient is ours: $5.576 M over $87,072 a day.',
    },
    {
      name: 'OpenAI in 2024, against final training runs',
      given: { trainingCost: 4.8e8, costPerRequest: 1, requestsPerDay: 2e9 / 365, demandGrowth: 1, priceDecline: 1, lifetimeMonths: 12 },
      expect: { inferenceShare: within(0.806, '1%') },
      source: 'epoch2025compute',
      note: '$2 billion of inference against $0.48 billion for the final runs of models that were released.',
    },
    {
      name: 'OpenAI in 2024, against all research compute',
      given: { trainingCost: 5e9, costPerRequest: 1, requestsPerDay: 2e9 / 365, demandGrowth: 1, priceDecline: 1, lifetimeMonths: 12 },
      expect: { inferenceShare: within(0.286, '1%') },
      source: 'epoch2025compute',
      note: 'The same inference against $5 billion of research compute: what counts as training decides the share.',
    },
  ],
  monotone: [
    { input: 'requestsPerDay', output: 'inferenceShare', direction: 'rises', because: 'serving is paid by the request' },
    { input: 'trainingCost', output: 'inferenceShare', direction: 'falls', because: 'training is the other part' },
  ],
  sources: ['sardana2023', 'deepseek2024', 'deepseek2025'],
  caveats: [
    'Requests grow and prices fall at steady rates; a falling price is taken as a falling cost.',
    'One model and one training run. Experiments, retraining and staff are not in it.',
    'No discounting: a dollar in two years counts as one today.',
  ],
}
