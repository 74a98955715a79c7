/** What majority-vote stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

const wang = (name: string, accuracy: number, vote: number, tolerance: `${number}%`, note: string): Case => ({
  name,
  given: { accuracy, samples: 40, distractors: 1 },
  expect: { voteAccuracy: within(vote, tolerance) },
  source: 'wang2022',
  locator: 'Table 2',
  note,
})

export const majorityVoteRecord: CalculatorRecord = {
  formula:
    'P = \\sum_{k > n/2} \\binom{n}{k} p^{k} (1-p)^{n-k} \\qquad \\text{several wrong answers: } P = \\Pr\\left(K_0 > \\max_{j \\ge 1} K_j\\right),\\; K \\sim \\text{Multinomial}\\left(n;\\, p, \\tfrac{1-p}{m}, \\dots\\right),\\text{ ties at random}',
  cases: [
    wang(
      'PaLM 540B on MultiArith, 40 samples',
      0.947,
      0.993,
      '1%',
      'The model gives certainty; the problems that stay wrong are harder than the average. Greedy accuracy stands for that of a sample.',
    ),
    wang(
      'PaLM 540B on SVAMP, 40 samples',
      0.79,
      0.866,
      '20%',
      'The model gives near certainty: with one accuracy for all problems the vote would settle them all. The difference is the spread of difficulty.',
    ),
    wang(
      'Codex (002) on GSM8K, 40 samples',
      0.601,
      0.78,
      '20%',
      'As above, too high: some problems stay below one half however often they are asked.',
    ),
    wang(
      'PaLM 540B on GSM8K, 40 samples',
      0.565,
      0.744,
      '10%',
      'One accuracy for all problems and one common error: two simplifications that here nearly cancel. On other tasks of the table they do not, as the chart shows.',
    ),
  ],
  monotone: [{ input: 'accuracy', output: 'voteAccuracy', direction: 'rises', because: 'each vote is more likely right' }],
  sources: ['wang2022'],
  caveats: [
    'One accuracy for all problems. Real ones are easy or hard: a vote settles the easy and never saves the hard, so measured gains are smaller when accuracy is high.',
    'Samples are taken as independent. Answers must be comparable, as numbers and choices are; essays cannot be voted on.',
    'Wrong answers compete evenly. When one of them is tempting, the case of one wrong answer is nearer.',
  ],
}
