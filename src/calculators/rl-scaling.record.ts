/** What rl-scaling stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const rlScalingRecord: CalculatorRecord = {
  formula: 'R = R_0 + \\frac{A - R_0}{1 + (C_{\\text{mid}}/C)^{B}}',
  cases: [
    {
      name: 'Half of the gain at the midpoint',
      given: { gpuHours: 1e4, ceiling: 0.61, start: 0.2, midpoint: 1e4, exponent: 1.7 },
      // (0.61 + 0.2) ÷ 2, whatever the exponent
      expect: { passRate: within(0.405, '0.001%') },
      source: 'khatri2025',
      locator: 'Eq. 1',
      note: 'A property of the law, worked by hand.',
    },
    {
      name: 'Ten times the midpoint',
      given: { gpuHours: 1e5, ceiling: 0.61, start: 0.2, midpoint: 1e4, exponent: 1 },
      // 0.2 + 0.41 ÷ 1.1 = 0.57273; 0.41 × (1 ÷ 1.05 − 1 ÷ 1.1) = 0.017749
      expect: { passRate: within(0.57273, '0.01%'), gainPerDoubling: within(0.017749, '0.01%') },
      source: 'khatri2025',
      locator: 'Eq. 1',
      note: 'Worked by hand; only the ceiling is the paper’s.',
    },
  ],
  monotone: [
    {
      input: 'gpuHours',
      output: 'passRate',
      direction: 'rises',
      because: 'compute moves along the curve to the ceiling',
      given: { ceiling: 0.61, start: 0.2 },
    },
  ],
  sources: ['khatri2025'],
  caveats: [
    'Only the form of the law and the ceilings are read from the paper; where the curve starts, its midpoint and its steepness are assumptions.',
    'Fitted on one 8B dense model and one mixture of experts, on mathematics with answers that can be checked.',
    'A pass rate on held-out problems of the training kind says little about other tasks.',
  ],
}
