/** What pass-at-k stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

const known = (
  name: string,
  [samples, correct, k]: readonly [number, number, number],
  value: number,
  source: string,
  locator: string,
): Case => ({
  name,
  given: { samples, correct, k },
  expect: { passAtK: within(value, '0.01%') },
  source,
  locator,
})
const definition = 'Eq. 1: with fewer wrong samples than tries, every set of tries has a right one.'

export const passAtKRecord: CalculatorRecord = {
  formula:
    '\\text{pass@}k = 1 - \\frac{\\binom{n-c}{k}}{\\binom{n}{k}} \\qquad \\sigma = k\\,(1-q)^{k-1}\\sqrt{\\frac{q(1-q)}{n}} \\quad q = \\frac{c}{n}',
  cases: [
    known('HumanEval’s own check, three of six', [6, 3, 1], 0.5, 'chen2021', 'README of openai/human-eval: the example samples'),
    known('Code evaluation’s example, one of two, k = 1', [2, 1, 1], 0.5, 'huggingface2022', 'metrics/code_eval, example'),
    known('Code evaluation’s example, one of two, k = 2', [2, 1, 2], 1, 'huggingface2022', 'metrics/code_eval, example'),
    known('One of four, all four tried', [4, 1, 4], 1, 'chen2021', definition),
  ],
  monotone: [
    { input: 'correct', output: 'passAtK', direction: 'rises', because: 'more of the samples are right' },
    { input: 'k', output: 'passAtK', direction: 'rises', because: 'one more try can only help' },
    { input: 'samples', output: 'passAtK', direction: 'falls', because: 'the same number of right ones is a smaller share' },
  ],
  sources: ['chen2021'],
  caveats: [
    'The standard error is that of sampling this one problem. Over a benchmark, average pass@k over problems, not the counts; how much problems differ adds an error of its own.',
    'It says how likely a right try is among k, not that you can tell which one it is.',
    'A bent estimate, 1 − (1 − c ÷ n)^k, comes out too low; this one is right on average for any n of at least k.',
  ],
}
