/** What best-of-n stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

const distance = (samples: number, klNats: number): Case => ({
  name: `Best of ${samples.toLocaleString('en')}`,
  given: { samples },
  expect: { klNats: within(klNats, '0.01%') },
  source: 'gao2022',
  locator: '§ 2',
  note: 'The paper prints the formula; the value is it, worked out apart.',
})

export const bestOfNRecord: CalculatorRecord = {
  formula: '\\text{KL} = \\ln n - \\frac{n-1}{n} \\qquad \\mathbb{E}[\\text{rank}] = \\frac{n}{n+1}',
  cases: [
    distance(2, 0.193147),
    distance(4, 0.636294),
    distance(10, 1.402585),
    distance(16, 1.835089),
    distance(1000, 5.908755),
    distance(1024, 5.932448),
  ],
  monotone: [
    { input: 'samples', output: 'klNats', direction: 'rises', because: 'more choice moves further' },
    { input: 'samples', output: 'expectedQuantile', direction: 'rises', because: 'the best of more is better' },
  ],
  sources: ['gao2022', 'beirami2024'],
  caveats: [
    'The rank is by whatever chooses. A reward model that is only an estimate of what is wanted can be overdone: beyond some distance, its favourites get worse.',
    'The distance is exact when no two answers are equally good, and an upper bound otherwise.',
  ],
}
