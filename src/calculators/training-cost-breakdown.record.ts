/** What training-cost-breakdown stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

/** A model of the published table at a total of $100 M, so that the parts are its percentages in millions. */
const tabled = (name: string, percent: readonly [number, number, number, number, number]): Case => {
  const [accelerators, servers, interconnect, staff, energy] = percent
  return {
    name: `${name}, of a total of $100 M`,
    given: {
      acceleratorCost: accelerators * 1e6,
      acceleratorShare: accelerators / 100,
      serverShare: servers / 100,
      interconnectShare: interconnect / 100,
      staffShare: staff / 100,
      energyShare: energy / 100,
    },
    expect: { total: within(1e8, '0.5%'), staff: within(staff * 1e6, '0.5%'), servers: within(servers * 1e6, '0.5%') },
    source: 'epoch2025',
    locator: 'development_cost.ipynb',
    note: 'The shares are published; the total is set, so this tests the bookkeeping only.',
  }
}

export const trainingCostBreakdownRecord: CalculatorRecord = {
  formula:
    '\\text{total} = \\frac{\\text{accelerators}}{s_{\\text{acc}} / \\sum_j s_j} \\qquad \\text{part}_i = \\text{total} \\cdot \\frac{s_i}{\\sum_j s_j}',
  cases: [
    tabled('GPT-3', [31, 21.2, 12.3, 32.8, 2.8]),
    tabled('OPT-175B', [27, 18, 10.5, 42.8, 1.6]),
    tabled('GPT-4', [31.7, 21.1, 12.3, 28.6, 6.3]),
    tabled('Gemini Ultra', [23.1, 14.7, 8.9, 48.8, 4.6]),
  ],
  monotone: [
    { input: 'acceleratorShare', output: 'total', direction: 'falls', because: 'less stands behind each dollar of chips' },
    { input: 'acceleratorCost', output: 'total', direction: 'rises', because: 'the rest is in proportion' },
  ],
  sources: ['cottier2024', 'epoch2025'],
  caveats: [
    'Four models were analysed; accelerators were 23 to 32 % of the cost of their development, staff 29 to 49 %, energy 2 to 6 %.',
    'The starting shares lie between those four and make 99 %; shares are scaled so that they make the whole.',
    'Hardware counts as written off over the time of use. At the rent of a cloud the same chips come to several times as much.',
    'Data, buildings and failed companies are not in it.',
  ],
}
