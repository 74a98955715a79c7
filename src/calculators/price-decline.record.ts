/** What price-decline stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

const fall = (name: string, factor: number, months: number, yearlyFactor: number, source: string, locator: string, note: string): Case => ({
  name,
  given: { factor, months },
  expect: { yearlyFactor: within(yearlyFactor, '1%') },
  source,
  locator,
  note,
})

export const priceDeclineRecord: CalculatorRecord = {
  formula: 't_{1/2} = m\\,\\frac{\\ln 2}{\\ln f} \\qquad f_{\\text{year}} = f^{12/m}',
  cases: [
    fall(
      'GPT-3.5 level, $20 to $0.07',
      20 / 0.07,
      23,
      19.1,
      'maslej2025',
      'chapter 1',
      '“Over 280-fold”; November 2022 to October 2024 is 23 months, though the report also says 18.',
    ),
    fall(
      'GPT-3 level, $60 to $0.06',
      1000,
      36,
      10,
      'appenzeller2024',
      'text',
      'November 2021 to the end of 2024, as the source rounds it.',
    ),
    {
      name: 'Compute for a fixed loss, 2.83-fold a year',
      given: { factor: 2.83, months: 12 },
      expect: { halvingMonths: within(8, '1%') },
      source: 'ho2024',
      locator: 'abstract',
      note: 'Not a price: algorithmic progress, which is one part of the fall.',
    },
  ],
  monotone: [
    { input: 'factor', output: 'yearlyFactor', direction: 'rises', because: 'a larger fall in the same time is faster' },
    { input: 'months', output: 'halvingMonths', direction: 'rises', because: 'the same fall in more time is slower' },
  ],
  sources: ['maslej2025', 'appenzeller2024', 'cottier2025', 'willison2026'],
  caveats: [
    'A price is not a cost: margins, subsidies and competition move it too.',
    'The pace depends on the quality that is held fixed: from 9-fold to 900-fold a year in one study.',
    'Tests that models have learnt to pass make old quality look cheaper than it is.',
  ],
}
