/** The growth of training: what the dearest run costs some years on, how much more it computes, and when it costs a billion dollars. */
import { grown, yearsTo } from '../model/growth.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity, shared } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, numberIn, optimum, rule, steps } from './spec/views.ts'

const billion = 1e9

/** Grok 4's 5e26 FLOP are about a hundredth of the training compute of a year, so no run can come to much more than a hundred times its share. */
const mostShareFactor = 100

/** Rental value of runs, as estimated (Epoch AI 2025): name, year of publication, USD. */
const runs: readonly (readonly [name: string, year: number, cost: number])[] = [
  ['GPT-3', 2020.4, 4.34e6],
  ['PaLM', 2022.3, 13.9e6],
  ['GPT-4', 2023.2, 78.6e6],
  ['Gemini Ultra', 2023.9, 198.9e6],
  ['Llama 3.1 405B', 2024.6, 169.8e6],
  ['Grok 4', 2025.5, 490e6],
]

const billionYear = (cost: number, growth: number, baseYear: number): number | null => {
  if (growth <= 1 && cost < billion) return null
  const years = yearsTo(cost, billion, growth)
  return years === null ? null : baseYear + years
}

export const trainingGrowth = calculator({
  id: 'training-growth',
  topic: 'training',
  order: 70,
  title: 'Training growth',
  question: 'What will the dearest training runs cost?',
  inputs: {
    frontierRunCost: shared('frontierRunCost', { range: [1e6, 1e10], scale: 'log', limits: [1, 1e15] }),
    trainingCostGrowth: shared('trainingCostGrowth', { range: [1, 5], scale: 'linear', limits: [0.01, 1000] }),
    largestRunGrowth: shared('largestRunGrowth', { range: [0.5, 10], scale: 'log', limits: [0.01, 1000] }),
    trainingComputeGrowth: shared('trainingComputeGrowth', { range: [0.5, 10], scale: 'log', limits: [0.01, 1000] }),
    baseYear: quantity({
      label: 'Year of that cost',
      unit: 'calendar-year',
      default: 2025.5,
      range: [2016, 2030],
      scale: 'linear',
      limits: [1900, 2200],
      help: 'With its fraction: 2025.5 is July 2025, the date of our default cost.',
    }),
    years: quantity({ label: 'Years ahead', unit: 'year', default: 4, range: [0, 10], scale: 'linear', limits: [0, 50] }),
  },
  outputs: {
    costThen: { label: 'Cost then', unit: 'USD', digits: 2 },
    computeFactor: { label: 'Compute of the run, times as much', unit: 'ratio', digits: 2 },
    shareFactor: { label: 'Its share of all training compute, times as much', unit: 'ratio', digits: 2 },
    yearOfBillion: { label: 'Year of a billion dollars', unit: 'calendar-year' },
  },
  compute: (i) => ({
    costThen: grown(i.frontierRunCost, i.trainingCostGrowth, i.years),
    computeFactor: grown(1, i.largestRunGrowth, i.years),
    shareFactor: grown(1, i.largestRunGrowth / i.trainingComputeGrowth, i.years),
    yearOfBillion: billionYear(i.frontierRunCost, i.trainingCostGrowth, i.baseYear),
  }),
  warns: (i, o) => [
    ...(o.yearOfBillion === null ? ['At this growth a run never comes to a billion dollars, so there is no such year.'] : []),
    ...(typeof o.shareFactor === 'number' && o.shareFactor > mostShareFactor
      ? [
          `The largest run would take ${Number(o.shareFactor.toPrecision(2))} times the share of all training compute that it takes now. Runs are about a hundredth of it today, so that cannot go on to ${Math.floor(i.baseYear + i.years)}.`,
        ]
      : []),
  ],
  says: (o, i) => {
    if (o.costThen === null) return say`The cost grows beyond what can be computed.`
    const when = o.yearOfBillion === null ? say`` : say` A billion dollars is the mark of ${typeset(o.yearOfBillion, 'calendar-year')}.`
    return say`At ${typeset(i.trainingCostGrowth, 'factor/yr')} the dearest run costs ${typeset(o.costThen, 'USD', { digits: 2 })} in ${typeset(i.baseYear + i.years, 'calendar-year')}, with ${typeset(o.computeFactor, 'ratio', { digits: 2 })} times the compute.${when}`
  },
  main: 'costThen',
  views: [
    {
      id: 'cost',
      title: 'Cost over the years',
      draw: ({ inputs, outputs }) => {
        const { frontierRunCost, trainingCostGrowth, baseYear, years } = inputs
        const last = Math.max(years, (numberIn(outputs.yearOfBillion) ?? baseYear) - baseYear < 12 ? 6 : years)
        const along = (growth: number) => steps(-4, last, 25, 'linear').map((t): Pair => [baseYear + t, frontierRunCost * growth ** t])
        return chart(
          'A steady yearly factor is a straight line on this axis. The names are estimates of what runs would have cost to rent.',
          { label: 'Year', unit: 'calendar-year', scale: 'linear' },
          { label: 'Cost of one run', unit: 'USD', scale: 'log' },
          [
            line('this growth', 'main', along(trainingCostGrowth)),
            ...runs.flatMap(([name, year, cost]) => landmark(name, 'quiet', year, cost)),
            rule('y', billion, '$1 B'),
            current('then', 'main', baseYear + years, outputs.costThen),
            optimum('a billion', 'second', numberIn(outputs.yearOfBillion), billion).filter(
              (mark) => mark.type === 'point' && mark.x >= baseYear - 4 && mark.x <= baseYear + last,
            ),
          ],
        )
      },
    },
  ],
})
