/** What precision-scaling stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, type Within, within } from './spec/spec.ts'

const worked = (
  name: string,
  given: Readonly<Record<string, number | null>>,
  expect: Readonly<Record<string, Within>>,
  note: string,
): Case => ({
  name,
  given: { params: 1e9, tokens: 2e10, weightBits: 16, activationBits: 64, kvBits: 64, postTrainingBits: null, ...given },
  expect,
  source: 'kumar2024',
  locator: 'Eq. 2 and 3, Table 2',
  note,
})

export const precisionScalingRecord: CalculatorRecord = {
  formula:
    'L = E + \\frac{A}{N_{\\text{eff}}^{\\alpha}} + \\frac{B}{D^{\\beta}} + \\delta \\qquad N_{\\text{eff}} = N\\prod_{x}\\left(1 - e^{-P_x/\\gamma_x}\\right) \\qquad \\delta = C_T\\frac{D^{\\gamma_D}}{N^{\\gamma_N}}e^{-P_{\\text{post}}/\\gamma_{\\text{post}}}',
  cases: [
    worked(
      '3-bit weights',
      { weightBits: 3 },
      { effectiveParams: within(6.743e8, '0.02%') },
      'Worked by hand: 1 − e^(−3 ÷ 2.6745) = 0.6743.',
    ),
    worked(
      '6-bit weights',
      { weightBits: 6 },
      { effectiveParams: within(8.939e8, '0.02%') },
      'Worked by hand: 1 − e^(−6 ÷ 2.6745) = 0.8939.',
    ),
    worked('16-bit weights', {}, { effectiveParams: within(9.975e8, '0.02%') }, 'Worked by hand: 1 − e^(−16 ÷ 2.6745) = 0.9975.'),
    worked(
      'Rounded to 4 bits',
      { postTrainingBits: 4 },
      { quantisationPenalty: within(0.00915, '1%') },
      'Worked by hand: 0.0598 × 166,200 ÷ 1245 × 0.001146, the powers of 2e10 and 1e9 by their logarithms.',
    ),
  ],
  monotone: [
    { input: 'weightBits', output: 'effectiveParams', direction: 'rises', because: 'less of the model is lost' },
    {
      input: 'postTrainingBits',
      output: 'quantisationPenalty',
      direction: 'falls',
      because: 'finer rounding does less harm',
      given: { weightBits: 16 },
    },
  ],
  sources: ['kumar2024'],
  caveats: [
    'The paper warns that its constants are unlikely to hold for other models; the shape is what carries over.',
    'The form of the main text: the fits in the appendix also have offsets, which are left out here.',
    'Penalties on the cost side are not here: fewer bits also make each FLOP and each byte cheaper.',
  ],
}
