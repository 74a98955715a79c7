/** The fall of a price: how fast it halves and what that makes a year, against published prices at fixed quality. */
import { monthsToMultiply, yearlyFactorOf } from '../model/growth.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, landmark, line, rule, steps } from './spec/views.ts'

/** USD per million tokens at the fixed quality of a study: year with its fraction, price. */
const gpt35Level: readonly Pair[] = [
  [2022.88, 20],
  [2024.79, 0.07],
]
const gpt3Level: readonly Pair[] = [
  [2021.88, 60],
  [2024.88, 0.06],
]

/** List prices of today’s models, output tokens: the newest and best cost as much as ever. */
const listed: readonly (readonly [name: string, year: number, price: number])[] = [
  ['DeepSeek R1', 2025.05, 2.19],
  ['GPT-5', 2025.6, 10],
  ['Claude Opus 4.5', 2025.9, 25],
]

const from: Pair = [2022.88, 20]

export const priceDecline = calculator({
  id: 'price-decline',
  topic: 'agentic-demand',
  order: 350,
  title: 'Price decline',
  question: 'How fast does the price of a token fall?',
  inputs: {
    factor: quantity({
      label: 'Times cheaper',
      unit: 'ratio',
      default: 280,
      range: [1.1, 10_000],
      scale: 'log',
      limits: [1e-6, 1e12],
      ticks: [
        { value: 62, label: 'since GPT-4' },
        { value: 280, label: 'GPT-3.5 level' },
        { value: 1000, label: 'GPT-3 level' },
      ],
      help: 'Old price over new price, at the same quality.',
    }),
    months: quantity({
      label: 'Within',
      unit: 'month',
      default: 23,
      range: [1, 60],
      scale: 'linear',
      limits: [0.01, 1200],
      ticks: [
        { value: 18, label: 'as the report says' },
        { value: 23, label: 'by its dates' },
        { value: 36, label: 'GPT-3 level' },
      ],
      help: 'The AI Index says 18 months; the dates it gives, November 2022 and October 2024, are 23 apart.',
    }),
  },
  outputs: {
    halvingMonths: { label: 'Halves in', unit: 'month' },
    yearlyFactor: { label: 'Times cheaper a year', unit: 'factor/yr' },
  },
  compute: ({ factor, months }) => {
    const halving = factor > 1 ? (months * Math.LN2) / Math.log(factor) : null
    return { halvingMonths: halving !== null && Number.isFinite(halving) ? halving : null, yearlyFactor: yearlyFactorOf(factor, months) }
  },
  warns: (_, o) => [
    ...(o.halvingMonths === null ? ['A price that does not fall never halves.'] : []),
    ...(o.yearlyFactor === null ? ['So fast a change cannot be stated for a year.'] : []),
  ],
  says: (o, i) => {
    const given = say`A price that is ${typeset(i.factor, 'ratio')} times lower after ${typeset(i.months, 'month')}`
    const year = o.yearlyFactor === null ? say`` : say`, falling ${typeset(o.yearlyFactor, 'ratio')}-fold a year`
    return o.halvingMonths === null
      ? say`${given} does not halve.`
      : say`${given} halves every ${typeset(o.halvingMonths, 'month')}${year}.`
  },
  main: 'yearlyFactor',
  views: [
    {
      id: 'prices',
      title: 'Published prices',
      draw: ({ outputs }) => {
        const yearly = typeof outputs.yearlyFactor === 'number' ? outputs.yearlyFactor : null
        return chart(
          'The price of a fixed quality has fallen steeply; the newest models stay dear. The line is your pace, from GPT-3.5’s first price.',
          { label: 'Year', unit: 'calendar-year', scale: 'linear', domain: [2021.5, 2026.5] },
          { label: 'Price of a million tokens', unit: 'USD/Mtok', scale: 'log', domain: [0.01, 100] },
          [
            line(
              'your pace',
              'main',
              yearly === null
                ? []
                : steps(from[0], 2026.5, 21, 'linear')
                    .map((year): Pair => [year, from[1] / yearly ** (year - from[0])])
                    .filter(([, price]) => price >= 0.01 && price <= 100),
            ),
            line('quality of GPT-3.5', 'second', gpt35Level, true),
            line('quality of GPT-3', 'third', gpt3Level, true),
            ...landmark('text-davinci-003', 'quiet', 2022.88, 20),
            ...landmark('GPT-3', 'quiet', 2021.88, 60),
            ...landmark('Gemini 1.5 Flash-8B', 'quiet', 2024.79, 0.07),
            ...landmark('Llama 3.2 3B', 'quiet', 2024.88, 0.06),
            ...listed.flatMap(([name, year, price]) => landmark(`${name}, output`, 'quiet', year, price)),
          ],
        )
      },
    },
    {
      id: 'halvings',
      title: 'Halving time against the yearly factor',
      draw: ({ outputs }) =>
        chart(
          'A price that falls tenfold a year halves in less than four months; studies differ by how good the model must be.',
          { label: 'Times cheaper', unit: 'factor/yr', scale: 'log', domain: [1.2, 1000] },
          { label: 'Halves in', unit: 'month', scale: 'log' },
          [
            line(
              'halving time',
              'main',
              steps(1.2, 1000, 41, 'log').flatMap((yearly): Pair[] => {
                const months = monthsToMultiply(yearly, 2)
                return months === null ? [] : [[yearly, months]]
              }),
            ),
            ...[
              ['HumanEval, GPT-3.5', 9.2],
              ['MMLU, GPT-3.5', 15.8],
              ['GPQA, GPT-4', 42],
              ['GPQA, GPT-4o', 851],
            ].flatMap(([name, yearly]) => landmark(String(name), 'quiet', Number(yearly), monthsToMultiply(Number(yearly), 2))),
            ...(typeof outputs.yearlyFactor === 'number' && outputs.yearlyFactor >= 1.2 && outputs.yearlyFactor <= 1000
              ? rule('x', outputs.yearlyFactor, 'your pace')
              : []),
          ],
        ),
    },
  ],
})
