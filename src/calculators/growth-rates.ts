/** Growth in all the ways in which it is stated: a factor a year, a doubling time, per cent, a time for ten times as much. */
import { grown, monthsToMultiply, yearlyFactorOf } from '../model/growth.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, line, steps } from './spec/views.ts'

interface Given {
  readonly yearlyFactor: number | null
  readonly doublingMonths: number | null
  readonly factor: number | null
  readonly overMonths: number | null
}

/** How many of the three ways are given; half of the last counts as given. */
const waysGiven = (i: Given): number =>
  Number(i.yearlyFactor !== null) + Number(i.doublingMonths !== null) + Number(i.factor !== null || i.overMonths !== null)

/** The yearly factor, when exactly one way gives it. */
const factorOf = (i: Given): number | null => {
  if (waysGiven(i) !== 1) return null
  if (i.yearlyFactor !== null) return i.yearlyFactor
  if (i.doublingMonths !== null) return yearlyFactorOf(2, i.doublingMonths)
  return i.factor === null || i.overMonths === null ? null : yearlyFactorOf(i.factor, i.overMonths)
}

/** Published yearly factors, to stand beside the reader’s. */
const published: readonly (readonly [name: string, factor: number])[] = [
  ['prices, falling', 10],
  ['training compute', 4.6],
  ['algorithms', 2.83],
  ['dearest run', 2.4],
  ['hardware', 1.38],
]

const optional = (label: string, unit: 'factor/yr' | 'month' | 'ratio', range: readonly [number, number], help: string) =>
  quantity({ label, unit, default: null, range, scale: 'log', limits: [1e-3, 1e9], help })

export const growthRates = calculator({
  id: 'growth-rates',
  topic: 'agentic-demand',
  order: 380,
  title: 'Growth rates',
  question: 'How fast is that, stated another way?',
  inputs: {
    yearlyFactor: optional(
      'Factor a year',
      'factor/yr',
      [1.05, 100],
      'Give this, a doubling time, or a factor with its time; one of the three.',
    ),
    doublingMonths: optional('Doubles in', 'month', [0.5, 120], 'Instead of a yearly factor.'),
    factor: optional('Grows by a factor', 'ratio', [1.1, 10_000], 'With the months that it takes.'),
    overMonths: optional('Within', 'month', [1, 120], 'The months of the factor.'),
  },
  outputs: {
    yearlyFactor: { label: 'Factor a year', unit: 'factor/yr' },
    doublingMonths: { label: 'Doubles in', unit: 'month' },
    percentPerYear: { label: 'Growth a year, per cent', unit: 'none' },
    tenfoldMonths: { label: 'Tenfold in', unit: 'month' },
  },
  compute: (i) => {
    const factor = factorOf(i)
    if (factor === null) return { yearlyFactor: null, doublingMonths: null, percentPerYear: null, tenfoldMonths: null }
    return {
      yearlyFactor: factor,
      doublingMonths: monthsToMultiply(factor, 2),
      percentPerYear: 100 * (factor - 1),
      tenfoldMonths: monthsToMultiply(factor, 10),
    }
  },
  warns: (i, o) => {
    const ways = waysGiven(i)
    if (ways === 0) return ['Give a factor a year, a doubling time, or a factor with the months it takes.']
    if (ways > 1) return ['Growth is given in more than one way. Keep one of them, so that they cannot contradict each other.']
    if ((i.factor === null) !== (i.overMonths === null)) return ['A factor needs the months that it takes, and months need a factor.']
    if (o.yearlyFactor === null) return ['So fast a change cannot be stated for a year.']
    return o.doublingMonths === null ? ['What does not grow never doubles.'] : []
  },
  says: (o) => {
    if (o.yearlyFactor === null) return say`One way of stating the growth gives the others.`
    const change = Number(o.percentPerYear) / 100
    const percent = say`Growth of ${typeset(o.yearlyFactor, 'factor/yr')} is ${change >= 0 ? '+' : ''}${typeset(change, 'share')} a year`
    return o.doublingMonths === null
      ? say`${percent}.`
      : say`${percent}, a doubling in ${typeset(o.doublingMonths, 'month')} and ten times as much in ${typeset(o.tenfoldMonths, 'month')}.`
  },
  main: 'yearlyFactor',
  views: [
    {
      id: 'years',
      title: 'Growth over five years',
      draw: ({ outputs }) => {
        const along = (factor: number): readonly Pair[] =>
          steps(0, 5, 11, 'linear').flatMap((t): Pair[] => {
            const value = grown(1, factor, t)
            return value === null || value === 0 ? [] : [[t, value]]
          })
        return chart(
          'Rates that sound alike come far apart in five years: the fall of prices, the compute of training runs, better algorithms, the cost of the dearest run, computing for a dollar.',
          { label: 'Years', unit: 'year', scale: 'linear' },
          { label: 'Times as much', unit: 'ratio', scale: 'log' },
          [
            ...(typeof outputs.yearlyFactor === 'number' ? [line('this growth', 'main', along(outputs.yearlyFactor))] : []),
            ...published.map(([name, factor]) => line(name, 'quiet', along(factor), true)),
          ],
        )
      },
    },
  ],
})
