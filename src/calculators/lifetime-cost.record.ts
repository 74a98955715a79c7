/** Published results that `lifetime-cost` is held against. */

import type { CalculatorRecord, Monotone } from './spec/spec.ts'
import { within } from './spec/spec.ts'

/** DeepSeek's day as a billion requests: what is spent or charged a day, over a billion. */
const deepseekDay = { requestsPerDay: 1e9, trainingCost: 5.576e6, costPerRequest: null, demandGrowth: 1, lifetimeMonths: 24 }

export const lifetimeCostRecord: CalculatorRecord = {
  formula:
    '\\text{serving} = 365\\,c\\,r \\int_0^{m/12} g^{t} dt \\qquad c = \\begin{cases} c_{\\text{M}}\\,T_{\\text{out}} \\cdot 10^{-6} & \\text{at own cost} \\\\ c_{\\text{list}} & \\text{at list price} \\end{cases} \\qquad \\text{share} = \\frac{\\text{serving}}{\\text{training} + \\text{serving}}',
  cases: [
    {
      name: 'DeepSeek’s day at its own cost, against the training rent of V3',
      given: { ...deepseekDay, servingPrice: 'own', costPerMillionTokens: 87_072 / 168_000, requestOutputTokens: 168 },
      expect: { breakEvenDay: within(64, '1%') },
      source: 'deepseek2025',
      locator: 'cost a day; training rent from the V3 report, Table 1',
      note: 'Both costs are published, their quotient is ours: $5.576 M over $87,072 a day. The day is written as a billion requests of 168 output tokens.',
    },
    {
      name: 'The same day at list price',
      given: { ...deepseekDay, servingPrice: 'list', listCostPerRequest: 562_027e-9 },
      expect: { breakEvenDay: within(9.92, '1%') },
      source: 'deepseek2025',
      locator: 'theoretical income a day, all tokens at the price of R1',
      note: 'DeepSeek says itself that it earned less: many tokens are free or cheaper.',
    },
    {
      name: 'OpenAI in 2024, against final training runs',
      given: { trainingCost: 4.8e8, costPerRequest: 1, requestsPerDay: 2e9 / 365, demandGrowth: 1, lifetimeMonths: 12 },
      expect: { inferenceShare: within(0.806, '1%') },
      source: 'epoch2025compute',
      note: '$2 billion of inference against $0.48 billion for the final runs of models that were released.',
    },
    {
      name: 'OpenAI in 2024, against all research compute',
      given: { trainingCost: 5e9, costPerRequest: 1, requestsPerDay: 2e9 / 365, demandGrowth: 1, lifetimeMonths: 12 },
      expect: { inferenceShare: within(0.286, '1%') },
      source: 'epoch2025compute',
      note: 'The same inference against $5 billion of research compute: what counts as training decides the share.',
    },
  ],
  monotone: [
    { input: 'requestsPerDay', output: 'inferenceShare', direction: 'rises', because: 'serving is paid by the request' },
    { input: 'trainingCost', output: 'inferenceShare', direction: 'falls', because: 'training is the other part' },
    { input: 'demandGrowth', output: 'inferenceShare', direction: 'rises', because: 'more requests follow' },
    { input: 'lifetimeMonths', output: 'inferenceShare', direction: 'rises', because: 'serving goes on and training does not' },
    ...(['own', 'list'] as const).flatMap((servingPrice): readonly Monotone[] => [
      {
        input: servingPrice === 'own' ? 'costPerMillionTokens' : 'listCostPerRequest',
        output: 'inferenceShare',
        direction: 'rises',
        because: 'each request costs more',
        given: { servingPrice, costPerRequest: null },
      },
    ]),
    {
      input: 'priceDecline',
      output: 'inferenceCost',
      direction: 'falls',
      because: 'later requests go to cheaper models',
      given: { servingPrice: 'cheapest' },
    },
  ],
  sources: ['sardana2023', 'deepseek2024', 'deepseek2025', 'epoch2025compute'],
  caveats: [
    'The model is DeepSeek-V3 until the training run is changed. It is of December 2024, and with R1, built on it, the newest model in our data whose developer published all three figures: the hours of training, a day of serving, and a price. Kimi K2, GLM-5 and DeepSeek V4 came with tokens but no hours, closed models with a price alone.',
    'For another model the throughput is scaled by active parameters. Dense models were measured at up to three times that, very sparse ones with few requests at a third or less.',
    'Own cost is rent: no staff, no networks, no free users, no failures. A list price holds all of that and a margin, or is sold at a loss.',
    'A model’s own bill does not fall because other models get cheaper. Only the reading “cheapest model as good” lets it.',
    'One model and one training run. Experiments, retraining and staff are not in it.',
    'No discounting: a dollar in two years counts as one today.',
  ],
}
