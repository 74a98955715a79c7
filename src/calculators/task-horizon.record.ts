/** What task-horizon stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

/** A doubling time stated as a yearly factor: that factor is reached in 12 months. */
const pace = (name: string, horizonDoubling: number, yearly: number, note: string): Case => ({
  name,
  given: { horizonNow: 60, horizonDoubling, targetMinutes: 60 * yearly, asOf: '2026-01' },
  expect: { monthsToTarget: within(12, '1%') },
  source: 'metr2026',
  note,
})

export const taskHorizonRecord: CalculatorRecord = {
  formula: 't = T_2 \\, \\log_2 \\frac{h_{\\text{target}}}{h_{\\text{now}}}',
  cases: [
    pace(
      'Doubling in 196 days is 3.64-fold a year',
      196,
      3.636,
      'The doubling of all models stitched together; the yearly factor is ours.',
    ),
    pace(
      'Doubling in 89 days is 17-fold a year',
      89,
      17.16,
      'The doubling is published for the time since 2024; the yearly factor is ours.',
    ),
    pace('Doubling in 212 days is 3.28-fold a year', 212, 3.28, 'The doubling is published for 2019 to 2025; the yearly factor is ours.'),
    pace(
      'Doubling in 131 days is 6.91-fold a year',
      131,
      6.91,
      'The doubling is published for the time since 2023; the yearly factor is ours.',
    ),
  ],
  monotone: [{ input: 'targetMinutes', output: 'monthsToTarget', direction: 'rises', because: 'a longer task comes later' }],
  sources: ['metr2026'],
  caveats: [
    'The length is what a person needs for tasks that the model does half of the time. At 80 % success it is several times shorter.',
    'Measured on software tasks that can be checked by a program; other work may differ.',
    'A trend drawn on. The interval of one estimate of the doubling is 105 to 157 days, which alone moves a far date by years.',
  ],
}
