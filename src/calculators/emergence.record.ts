/** What emergence stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const emergenceRecord: CalculatorRecord = {
  formula: 'p = e^{-\\ell} \\qquad \\text{exact match} = p^{L} \\qquad \\text{errors} = L\\,(1 - p)',
  cases: [
    {
      name: 'One nat over a hundred tokens',
      given: { lossPerToken: 0.01, answerLength: 100 },
      // e^−0.01 = 0.99005; e^−1 = 0.36788; 100 × 0.0099502
      expect: {
        tokenAccuracy: within(0.99005, '0.001%'),
        exactMatch: within(0.36788, '0.002%'),
        expectedTokenErrors: within(0.99502, '0.001%'),
      },
      source: 'schaeffer2023',
      locator: '§ 2',
      note: 'The paper gives the formulas; the numbers are worked by hand.',
    },
    {
      name: 'A five-token answer, at one nat a token',
      given: { lossPerToken: 1, answerLength: 5 },
      // e^−1; e^−5 = 0.0067379; 5 × 0.6321206
      expect: {
        tokenAccuracy: within(0.36788, '0.002%'),
        exactMatch: within(0.0067379, '0.001%'),
        expectedTokenErrors: within(3.1606, '0.001%'),
      },
      source: 'schaeffer2023',
      locator: '§ 2',
      note: 'Worked by hand.',
    },
  ],
  monotone: [
    { input: 'lossPerToken', output: 'exactMatch', direction: 'falls', because: 'each token is less likely to be right' },
    { input: 'answerLength', output: 'exactMatch', direction: 'falls', because: 'more tokens must be right' },
  ],
  sources: ['schaeffer2023'],
  caveats: [
    'Tokens are taken as independent and equally hard. Real mistakes come together, which makes exact match better than this.',
    'That a score can make a leap of a smooth change does not show that every reported leap is one of these.',
  ],
}
