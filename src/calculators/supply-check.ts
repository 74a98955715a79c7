/** The demand of `inference-demand` against what exists: chips at work, their power, the tokens that are announced and the money that is earned. */
import { finiteOrNull } from '../model/lifetime-bill.ts'
import { billedTokens, billTokens, plainList } from '../model/token-bill.ts'
import type { WorldDemand } from '../model/world-demand.ts'
import {
  billedTokensPerDay,
  installedChips,
  servingChips,
  shareOfSupply,
  supplyExceededTime,
  trainingChips,
} from '../model/world-demand.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { daysPerYear } from '../quantities/time-spans.ts'
import { type DemandValues, demandInputs, demandOf, supplyWarnings, year, yearZero } from './spec/demand-inputs.ts'
import { calculator, quantity, shared } from './spec/spec.ts'
import { cachedPriceShare, handPrices } from './spec/token-prices.ts'
import type { Pair } from './spec/views.ts'
import { chart, line, optimum, steps } from './spec/views.ts'

const chipsNeeded = (demand: WorldDemand): number => servingChips(demand, 0) + trainingChips(demand, 0)

interface Bill extends DemandValues {
  readonly inputPrice: number
  readonly outputPrice: number
  readonly cachedPriceShare: number
}

/** USD a year that all agents' tasks cost at token prices, cached input at its own price. */
const agentsBill = (i: Bill): number => {
  const output = Math.min(i.outputTokensPerAgentTask, i.tokensPerAgentTask)
  const input = i.tokensPerAgentTask - output
  const { total } = billTokens(billedTokens(input, input * i.agentCacheHitRate, 0, output), { ...plainList, ...i })
  return daysPerYear * i.people * i.agentsPerPerson * i.agentTasksPerDay * total
}

/** A share of what exists, in words: "59 %", or "1.4 times" above all of it. */
const ofWhatExists = (share: number | string | null | readonly object[] | undefined) =>
  typeof share === 'number' && share > 1
    ? say`${typeset(share, 'none', { digits: 2 })} times`
    : say`${typeset(typeof share === 'number' ? share : null, 'share', { digits: 2 })} of`

export const supplyCheck = calculator({
  id: 'supply-check',
  topic: 'agentic-demand',
  order: 335,
  title: 'Supply check',
  question: 'Are there the chips, the power and the money for this demand?',
  inputs: {
    ...demandInputs,
    years: { ...demandInputs.years, default: 5, help: 'How far to look for the year in which the chips run out.' },
    worldTokensPerDay: shared('worldTokensPerDay', { range: [1e13, 1e16], scale: 'log', limits: [1, 1e20] }),
    revenuePerYear: shared('revenuePerYear', { range: [1e10, 1e12], scale: 'log', limits: [1, 1e15] }),
    ...handPrices,
    cachedPriceShare,
    chipPower: quantity({
      label: 'Power of an H100-equivalent',
      unit: 'W',
      default: 630,
      range: [200, 1500],
      scale: 'linear',
      limits: [1, 1e5],
      help: 'Of the chip alone: 12.3 GW over 19.6 million, as sold to the end of 2025. Newer chips take less for the same work.',
    }),
    powerShare: shared('powerShare', { range: [0.5, 2], scale: 'linear', limits: [0.01, 10] }),
    pue: shared('pue', { range: [1, 2], scale: 'linear', limits: [1, 10] }),
  },
  outputs: {
    tokensPerDay: { label: 'Tokens billed', unit: 'token/day' },
    h100eNeeded: { label: 'H100-equivalents needed', unit: 'accelerator' },
    shareOfSupply: { label: 'Chips needed ÷ chips at work', unit: 'ratio', digits: 2 },
    powerGw: { label: 'Power', unit: 'GW', digits: 2 },
    dollarsPerYear: { label: 'Bill of the agents', unit: 'USD/yr', digits: 2 },
    shareOfTokens: { label: 'Tokens ÷ those announced', unit: 'ratio', digits: 2 },
    shareOfRevenue: { label: 'Bill ÷ revenue', unit: 'ratio', digits: 2 },
    yearsUntilShort: { label: 'Years until chips run out', unit: 'year', digits: 2 },
    feasible: { label: 'Chips and money suffice', unit: 'none', type: 'text' },
  },
  compute: (i) => {
    const demand = demandOf(i)
    const [needed, share, dollars] = [chipsNeeded(demand), shareOfSupply(demand, 0), agentsBill(i)]
    return {
      tokensPerDay: billedTokensPerDay(demand),
      h100eNeeded: finiteOrNull(needed),
      shareOfSupply: finiteOrNull(share),
      powerGw: finiteOrNull((needed * i.chipPower * i.powerShare * i.pue) / 1e9),
      dollarsPerYear: finiteOrNull(dollars),
      shareOfTokens: finiteOrNull(billedTokensPerDay(demand) / i.worldTokensPerDay),
      shareOfRevenue: finiteOrNull(dollars / i.revenuePerYear),
      yearsUntilShort: supplyExceededTime(demand, i.years),
      feasible: share <= 1 && dollars <= i.revenuePerYear ? 'yes' : 'no',
    }
  },
  warns: (i, o) => {
    const money = typeof o.shareOfRevenue === 'number' && o.shareOfRevenue > 1
    return [
      ...supplyWarnings(demandOf(i), i.years),
      ...(money ? ['At these prices the agents alone would cost more than AI services earn.'] : []),
      ...(o.yearsUntilShort === null
        ? [`The chips suffice over the ${Number(i.years.toFixed(1))} years, so no year is given in which they run out.`]
        : []),
    ]
  },
  says: (o) => [
    ...say`This demand takes ${typeset(o.h100eNeeded, 'none')} H100-equivalents, `,
    ...ofWhatExists(o.shareOfSupply),
    ...say` those at work, and ${typeset(o.powerGw, 'GW', { digits: 2 })}. Its agents would cost ${typeset(o.dollarsPerYear, 'USD/yr', { digits: 2 })}, `,
    ...ofWhatExists(o.shareOfRevenue),
    ' what AI services earn.',
  ],
  main: 'shareOfSupply',
  views: [
    {
      id: 'chips',
      title: 'Chips needed and chips at work',
      draw: ({ inputs }) => {
        const demand = demandOf(inputs)
        const last = Math.max(inputs.years, 0.1)
        const along = (chips: (d: WorldDemand, t: number) => number): readonly Pair[] =>
          steps(0, last, 41, 'linear').map((t) => [yearZero + t, chips(demand, t)])
        const short = supplyExceededTime(demand, last)
        return chart(
          'Chips that inference and training keep busy, and those at work; where the lines meet, the chips run out.',
          { label: 'Year', unit: 'calendar-year', scale: 'linear' },
          { label: 'H100-equivalents', unit: 'accelerator', scale: 'log' },
          [
            line('at work', 'quiet', along(installedChips), true),
            line(
              'needed',
              'main',
              along((d, t) => servingChips(d, t) + trainingChips(d, t)),
            ),
            line('by inference', 'inference', along(servingChips)),
            line('by training', 'training', along(trainingChips)),
            short === null || short === 0
              ? []
              : optimum(String(year(short).number), 'main', yearZero + short, installedChips(demand, short)),
          ],
        )
      },
    },
  ],
})
