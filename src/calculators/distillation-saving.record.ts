/** What distillation-saving stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const distillationSavingRecord: CalculatorRecord = {
  formula:
    'C = (2\\,T + 6\\,S)\\,D \\qquad \\text{break-even} = \\frac{C}{2\\,(T - S)} \\qquad \\text{net} = 2\\,(T - S)\\,D_{\\text{inf}} - C',
  cases: [
    {
      name: 'A teacher of 70B and a student of 8B, by the paper’s count',
      given: { teacherParams: 70e9, studentParams: 8e9, distillationTokens: 1e12, inferenceTokens: 1e13 },
      // (2 × 70e9 + 6 × 8e9) × 1e12; 2 × 62e9; 1.88e23 ÷ 1.24e11; 1.24e24 − 1.88e23
      expect: {
        distillationFlops: within(1.88e23, '0.1%'),
        savedFlopsPerToken: within(1.24e11, '0.1%'),
        breakEvenTokens: within(1.516e12, '0.1%'),
        netSaving: within(1.052e24, '0.1%'),
      },
      source: 'busbridge2025',
      locator: 'Eq. 9',
      note: 'The paper gives the count of FLOP; the numbers are worked by hand from it.',
    },
  ],
  monotone: [{ input: 'distillationTokens', output: 'breakEvenTokens', direction: 'rises', because: 'there is more to win back' }],
  sources: ['busbridge2025', 'kaplan2020'],
  caveats: [
    'The teacher is taken to exist already. If it must be trained for this, its training belongs to the bill.',
    'The student is taken to do the teacher’s work well enough; a small student does not, and too strong a teacher can make it worse.',
    'The teacher’s answers can be stored and used for several students; then each pays a part of them.',
  ],
}
