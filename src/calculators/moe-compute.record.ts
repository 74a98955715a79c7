/** What moe-compute stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const moeComputeRecord: CalculatorRecord = {
  formula:
    'C = 6\\,N_{\\text{active}}\\,D \\qquad c = 2\\,N_{\\text{active}} \\qquad M = N_{\\text{total}}\\,b \\qquad S = 1 - \\frac{N_{\\text{active}}}{N_{\\text{total}}}',
  cases: [
    {
      name: 'DeepSeek-V3, pre-training',
      given: { totalParams: 671e9, activeParams: 37e9, tokens: 14.8e12, weightBytes: 1 },
      expect: { trainingFlops: within(3.29e24, '1%') },
      source: 'epoch2025',
      locator: 'DeepSeek-V3',
    },
    {
      name: 'DeepSeek-V3 in fp8',
      given: { totalParams: 671e9, activeParams: 37e9, tokens: 14.8e12, weightBytes: 1 },
      // 2 × 37e9; 671e9 × 1; 1 − 37 ÷ 671
      expect: { flopsPerToken: within(7.4e10, '0.1%'), memoryBytes: within(6.71e11, '0.1%'), sparsity: within(0.9449, '0.1%') },
      source: 'deepseek2024',
      locator: '§ 1',
      note: 'The paper gives 671 billion parameters, 37 billion of them active; the rest is worked by hand.',
    },
  ],
  monotone: [
    { input: 'activeParams', output: 'trainingFlops', direction: 'rises', because: 'active parameters do the work' },
    { input: 'totalParams', output: 'memoryBytes', direction: 'rises', because: 'all of them are held' },
  ],
  sources: ['kaplan2020', 'deepseek2024', 'epoch2025'],
  caveats: [
    'Quality is not here: a mixture is better than a dense model of its active size and worse than one of its whole size; laws for how much disagree.',
    'At small batch a token pays for the experts it reads from memory, at large batch nearly all experts are read; the calculator of inference latency counts that.',
    'The router, sending tokens between accelerators, and uneven use of experts cost time that is not counted.',
  ],
}
