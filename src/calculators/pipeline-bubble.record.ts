/** What pipeline-bubble stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const pipelineBubbleRecord: CalculatorRecord = {
  formula: '\\text{bubble} = \\frac{p - 1}{v\\,m} \\qquad \\text{efficiency} = \\frac{1}{1 + \\text{bubble}}',
  cases: [
    {
      name: 'Four stages, eight micro-batches',
      given: { stages: 4, microBatches: 8, virtualStages: 1 },
      expect: { bubbleFraction: within(3 / 8, '0.1%') },
      source: 'narayanan2021',
      locator: '§ 2.2, Figure 3',
      note: 'Three forward and three backward passes idle, against eight that work.',
    },
    {
      name: 'The same with two parts on each stage',
      given: { stages: 4, microBatches: 8, virtualStages: 2 },
      expect: { bubbleFraction: within(3 / 16, '0.1%') },
      source: 'narayanan2021',
      locator: '§ 2.2.2, Figure 4',
      note: 'Interleaving divides the bubble by the number of parts.',
    },
  ],
  monotone: [
    { input: 'stages', output: 'bubbleFraction', direction: 'rises', because: 'a longer pipeline takes longer to fill' },
    { input: 'microBatches', output: 'bubbleFraction', direction: 'falls', because: 'filling is shared by more pieces' },
    { input: 'virtualStages', output: 'efficiency', direction: 'rises', because: 'smaller parts fill sooner' },
  ],
  sources: ['narayanan2021'],
  caveats: [
    'All stages are taken to need the same time, and communication between them none; interleaving multiplies that communication.',
    'A backward pass takes about twice a forward pass; the fraction does not depend on it.',
    'Schedules that split the backward pass leave less idle time than this.',
  ],
}
