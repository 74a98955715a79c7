/** Growth in all the ways in which it is stated: a factor a year, a doubling time, per cent, a time for ten times as much. */
import { grown, monthsToMultiply, yearlyFactorOf } from '../model/growth.ts'
import { say, typeset } from '../model/print.ts'
import type { Case, InputValue } from './spec.ts'
import { calculator, quantity, within } from './spec.ts'
import type { Pair } from './views.ts'
import { chart, line, steps } from './views.ts'

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

const optional = (label: string, unit: 'factor/yr' | 'month' | 'ratio', range: readonly [number, number], help: string) =>
  quantity({ label, unit, default: null, range, scale: 'log', limits: [1e-3, 1e9], help })

export const growthRates = calculator({
  id: 'growth-rates',
  topic: 'agentic-demand',
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
  formula: 'g = 2^{12/t_2} = f^{12/m} \\qquad t_2 = \\frac{12 \\ln 2}{\\ln g} \\qquad t_{10} = \\frac{12 \\ln 10}{\\ln g}',
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
  sources: ['sevilla2024', 'ho2024', 'cottier2024', 'epoch2025'],
  caveats: ['Steady growth, compounded. A fall is a factor below one; it has no doubling time.'],
})
