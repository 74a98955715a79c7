/** What growth-rates stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, type InputValue, within } from './spec/spec.ts'

const none = { yearlyFactor: null, doublingMonths: null, factor: null, overMonths: null }

const growth = (
  name: string,
  given: Readonly<Record<string, InputValue>>,
  expect: Case['expect'],
  source: string,
  note?: string,
): Case => ({
  name,
  given: { ...none, ...given },
  expect,
  source,
  ...(note === undefined ? {} : { note }),
})

export const growthRatesRecord: CalculatorRecord = {
  formula: 'g = 2^{12/t_2} = f^{12/m} \\qquad t_2 = \\frac{12 \\ln 2}{\\ln g} \\qquad t_{10} = \\frac{12 \\ln 10}{\\ln g}',
  cases: [
    growth(
      'Training compute of notable models',
      { yearlyFactor: 4.6 },
      { doublingMonths: within(5.45, '0.5%'), percentPerYear: within(360, '0.5%') },
      'sevilla2024',
      'The source says about five months; 5.45 is 12·ln 2 ÷ ln 4.6.',
    ),
    growth('Algorithmic progress halves the compute in 8 months', { doublingMonths: 8 }, { yearlyFactor: within(2.83, '0.5%') }, 'ho2024'),
    growth('Cost of the dearest runs', { yearlyFactor: 2.407 }, { doublingMonths: within(9.47, '0.5%') }, 'epoch2025'),
    growth(
      'Computing for a dollar: 0.14 powers of ten a year',
      { yearlyFactor: 1.38 },
      { tenfoldMonths: within(12 / 0.14, '0.2%') },
      'epoch2025',
      'Ten to the 0.14 is 1.380, so tenfold takes 1 ÷ 0.14 years.',
    ),
    growth(
      'A hundred millionfold in ten years',
      { factor: 1e8, overMonths: 120 },
      { yearlyFactor: within(6.31, '0.1%') },
      'epoch2025',
      'What a commonly repeated forecast would need, worked by hand: the tenth root of 1e8.',
    ),
    growth(
      'A thousandfold in three years is tenfold a year',
      { factor: 1000, overMonths: 36 },
      { yearlyFactor: within(10, '0.1%'), tenfoldMonths: within(12, '0.1%') },
      'appenzeller2024',
    ),
  ],
  monotone: [
    {
      input: 'yearlyFactor',
      output: 'doublingMonths',
      direction: 'falls',
      because: 'faster growth doubles sooner',
      given: { doublingMonths: null, factor: null, overMonths: null },
    },
  ],
  sources: ['sevilla2024', 'ho2024', 'cottier2024', 'epoch2025'],
  caveats: ['Steady growth, compounded. A fall is a factor below one; it has no doubling time.'],
}
