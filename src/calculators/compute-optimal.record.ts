/** Published optima, by the fit that published them. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, type Within, within } from './spec/spec.ts'

type Expect = Readonly<Record<string, Within>>

const optimum = (name: string, fit: string, compute: number, expect: Expect, source: string, locator: string, note?: string): Case => ({
  name,
  given: { compute, fit },
  expect,
  source,
  locator,
  ...(note === undefined ? {} : { note }),
})

const offTrend = 'The 67B row lies off the trend of every other row of the table.'

const hoffmann = (
  approach: 1 | 2,
  size: string,
  compute: number,
  params: number,
  tokens: number,
  tolerance: `${number}%`,
  note?: string,
): Case =>
  optimum(
    `Hoffmann, approach ${approach}, ${size}`,
    `hoffmann2022-approach${approach}`,
    compute,
    { params: within(params, tolerance), tokens: within(tokens, tolerance) },
    'hoffmann2022',
    approach === 1 ? 'Table 3' : 'Table A3',
    note,
  )

/** Table A3, approach 3, which the unrounded constants come closest to. */
const parametric = (size: string, compute: number, params: number, tokens: number, misprint = ''): Case =>
  optimum(
    `Hoffmann, approach 3, ${size}`,
    'hoffmann2022-tex',
    compute,
    { params: within(params, '12%'), tokens: within(tokens, '12%') },
    'hoffmann2022',
    'Table A3',
    `${misprint}The table was not made with these constants; they are the closest that the paper’s source gives.`,
  )

export const computeOptimalRecord: CalculatorRecord = {
  formula:
    'L = E + \\frac{A}{N^{\\alpha}} + \\frac{B}{D^{\\beta}} \\qquad N = G\\left(\\frac{C}{6}\\right)^{\\frac{\\beta}{\\alpha+\\beta}} \\quad D = \\frac{C}{6N} \\qquad G = \\left(\\frac{\\alpha A}{\\beta B}\\right)^{\\frac{1}{\\alpha+\\beta}}',
  cases: [
    hoffmann(1, '400M', 1.92e19, 4e8, 8e9, '2%'),
    hoffmann(1, '1B', 1.21e20, 1e9, 2.02e10, '2%'),
    hoffmann(1, '10B', 1.23e22, 1e10, 2.051e11, '2%'),
    hoffmann(1, '67B', 5.76e23, 6.7e10, 1.5e12, '7%', offTrend),
    hoffmann(1, '175B', 3.85e24, 1.75e11, 3.7e12, '2%'),
    hoffmann(1, '280B', 9.9e24, 2.8e11, 5.9e12, '2%'),
    hoffmann(1, '520B', 3.43e25, 5.2e11, 1.1e13, '2%'),
    hoffmann(1, '1T', 1.27e26, 1e12, 2.12e13, '2%'),
    hoffmann(1, '10T', 1.3e28, 1e13, 2.162e14, '2%'),
    hoffmann(2, '400M', 1.84e19, 4e8, 7.7e9, '2%'),
    hoffmann(2, '1B', 1.2e20, 1e9, 2e10, '2%'),
    hoffmann(2, '10B', 1.32e22, 1e10, 2.195e11, '2%'),
    hoffmann(2, '67B', 6.88e23, 6.7e10, 1.7e12, '7%', offTrend),
    hoffmann(2, '175B', 4.54e24, 1.75e11, 4.3e12, '3%'),
    hoffmann(2, '280B', 1.18e25, 2.8e11, 7.1e12, '2%'),
    hoffmann(2, '520B', 4.19e25, 5.2e11, 1.34e13, '2%'),
    hoffmann(2, '1T', 1.59e26, 1e12, 2.65e13, '2%'),
    hoffmann(2, '10T', 1.75e28, 1e13, 2.92e14, '2%'),
    optimum(
      'Hoffmann, approach 2 at Gopher’s budget',
      'hoffmann2022-approach2',
      5.76e23,
      { params: within(63e9, '2%') },
      'hoffmann2022',
      'Fig. 3',
    ),
    parametric('400M', 2.21e19, 4e8, 9.2e9),
    parametric('1B', 1.62e20, 1e9, 2.71e10),
    parametric('10B', 2.46e22, 1e10, 4.101e11),
    parametric('67B', 1.71e24, 6.7e10, 4.1e12),
    parametric('175B', 1.26e25, 1.75e11, 1.2e13, 'The table prints 1.26e24 FLOP, a misprint: 6 × 175e9 × 12e12 is 1.26e25. '),
    parametric('280B', 3.52e25, 2.8e11, 2.01e13),
    parametric('520B', 1.36e26, 5.2e11, 4.35e13),
    parametric('1T', 5.65e26, 1e12, 9.41e13),
    parametric('10T', 8.55e28, 1e13, 1.4255e15),
    optimum(
      'Hoffmann, approach 3 at Gopher’s budget',
      'hoffmann2022-tex',
      5.76e23,
      { params: within(40e9, '2%') },
      'hoffmann2022',
      'Fig. 4',
    ),
    optimum(
      'Chinchilla itself, by the refit',
      'besiroglu2024',
      5.88e23,
      { params: within(70e9, '10%'), tokens: within(1.4e12, '10%'), tokensPerParam: within(20, '10%') },
      'besiroglu2024',
      '§ 4',
      'The model was chosen near 20 tokens per parameter; the refit has it close to its optimum.',
    ),
    optimum(
      'Sardana’s 70B at its optimum',
      'devries2023',
      1.7892e24,
      { params: within(70e9, '1%'), tokens: within(4.26e12, '1%') },
      'sardana2023',
      'Table 2',
      'The compute is 6 × 70e9 × 4.26e12. Reproduces only with the exponents 0.336 and 0.283 of de Vries.',
    ),
    optimum(
      'Llama 3 at its budget, by the constants of the text',
      'llama3-text',
      3.8e25,
      { tokens: within(16.55e12, '40%') },
      'dubey2024',
      '§ 3.2.1',
      'The text’s constants are rounded too far: they give 10.5 trillion, 37 % less than the paper says. Shown so that the difference can be seen.',
    ),
    optimum(
      'Llama 3 at its budget',
      'llama3',
      3.8e25,
      { tokens: within(16.55e12, '2%'), params: within(402e9, '4%') },
      'dubey2024',
      '§ 3.2.1',
      'The figure’s constants are rounded; and 6 × 402e9 × 16.55e12 is 5 % more than 3.8e25.',
    ),
  ],
  monotone: [
    { input: 'compute', output: 'params', direction: 'rises', because: 'by every fit a larger budget gets a larger model' },
    { input: 'compute', output: 'tokens', direction: 'rises', because: 'by every fit a larger budget gets more data' },
    { input: 'compute', output: 'loss', direction: 'falls', because: 'more compute is never worse' },
  ],
  sources: ['hoffmann2022', 'besiroglu2024', 'kaplan2020', 'devries2023', 'sardana2023', 'dubey2024'],
  caveats: [
    'Hoffmann’s printed constants are rounded, and the rounding matters: at Chinchilla’s budget they ask for 93 tokens per parameter, the unrounded ones for 59, the refit for 18.',
    'Table A3 of Hoffmann prints 1.26 × 10²⁴ FLOP at 175 billion parameters where 1.26 × 10²⁵ must be meant, and its 67-billion rows lie off the trend of the others.',
    'Llama 3’s text and figure disagree: at 3.8 × 10²⁵ FLOP the constants of the text give 10.5 trillion tokens, those of the figure 16.3, and the paper says 16.55. Both can be chosen.',
    'Kaplan counts parameters without embeddings; the others count all of them. Its C_min is taken as half of the compute.',
    'The optimum is that of training alone. A model that will serve many tokens is better smaller and trained for longer.',
  ],
}
