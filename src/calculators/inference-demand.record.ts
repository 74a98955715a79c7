/** What inference-demand stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const inferenceDemandRecord: CalculatorRecord = {
  formula:
    'I(t) = 365\\,P\\left(T_{\\text{chat}} + a\\,g_a^{t}\\,k\\,T_{\\text{task}}\\right)\\cdot 2N \\qquad R(t) = R_0\\,g_r^{t} \\qquad \\text{share} = \\frac{I}{I+R}',
  cases: [
    {
      name: 'A token of training costs three of inference',
      given: {
        people: 1,
        tokensPerPersonPerDay: (3 * 15.6e12) / 365,
        agentsPerPerson: 0,
        agentTasksPerDay: 0,
        tokensPerAgentTask: 0,
        agentGrowth: 1,
        activeParams: 405e9,
        trainingFlopsPerYear: 3.79e25,
        trainingComputeGrowth: 1,
        years: 1,
      },
      expect: { inferenceShareNow: within(0.5, '0.1%'), inferenceFlopsNow: within(3.79e25, '0.1%') },
      source: 'erdil2024',
      note: 'Llama 3.1 405B, trained on 15.6 trillion tokens: serving three times as many takes as much compute as its training.',
    },
  ],
  monotone: [
    { input: 'people', output: 'inferenceShareNow', direction: 'rises', because: 'each person uses tokens' },
    { input: 'trainingFlopsPerYear', output: 'inferenceShareNow', direction: 'falls', because: 'training is the other part' },
  ],
  sources: ['sardana2023', 'sevilla2024', 'erdil2024'],
  caveats: [
    'Most of the inputs are our assumptions; the shape of the answer is worth more than the year.',
    'All tokens count alike, 2 FLOP per active parameter: reading and writing, cached or not.',
    'People, chat and the size of the model stay as they are; agents and training grow at steady rates.',
    'Training counts all developers’ runs, which nobody publishes.',
  ],
}
