/** What own-or-rent stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const ownOrRentRecord: CalculatorRecord = {
  formula:
    'c_{\\text{own}} = \\frac{1}{u}\\left(\\frac{P\\,(1-r)}{8760\\,Y} + \\frac{W\\,\\text{PUE}\\,e}{1000} + h\\right) \\qquad u^{*} = \\frac{u\\,c_{\\text{own}}}{c_{\\text{rent}}}',
  cases: [
    {
      name: '64 accelerators for four years, used 70% of the time',
      given: {
        ...{ accelerator: 'h100-sxm', purchasePrice: 30_000, lifeYears: 4, residualShare: 0, power: 700, pue: 1.1, electricityPrice: 0 },
        ...{ hostingPerHour: 728_681 / (64 * 4 * 8760), utilisation: 0.7, gpuHourPrice: 2 },
      },
      expect: {
        ownCostPerHour: within(2_648_681 / (64 * 4 * 8760 * 0.7), '0.1%'),
        rentCostPerHour: within(3_139_584 / (64 * 4 * 8760 * 0.7), '0.1%'),
        breakEvenUtilisation: within(0.59, '1%'),
      },
      source: 'legitlads2026',
      locator: 'the example it opens with',
      note: 'Published: $1.92 M of hardware, $728,681 of energy and operations, $3.14 M of rent, and break-even at 59%. Energy and operations are one sum there, entered as hosting.',
    },
  ],
  monotone: [
    { input: 'utilisation', output: 'ownCostPerHour', direction: 'falls', because: 'more hours share the price' },
    { input: 'lifeYears', output: 'breakEvenUtilisation', direction: 'falls', because: 'the price is spread further' },
    { input: 'residualShare', output: 'ownCostPerHour', direction: 'falls', because: 'less of the price is used up' },
    { input: 'electricityPrice', output: 'ownCostPerHour', direction: 'rises', because: 'each hour draws power' },
  ],
  sources: ['legitlads2026', 'epoch2025', 'inferencex2026'],
  caveats: [
    'Interest is left out: at 10% a year, four years of money bound in hardware add about a quarter to its part of the hour.',
    'Rents fall. A rent fixed today is compared with a purchase of several years: with rents that halve in two years, buying has to pay back early.',
    'The power is that of the chip and taken as drawn in all hours; the server around it adds 80%, idle hours draw less.',
    'InferenceX counts $1.30 to $1.69 an hour for an owned H100 (April 2026), servers, network and capital included: more than the price of the chip alone gives.',
  ],
}
