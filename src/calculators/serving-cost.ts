/** The cost of a million tokens on rented accelerators: hour price over tokens an hour, and how much of the day is sold. */
import { costPerMillionTokens } from '../model/levers.ts'
import { say, typeset } from '../model/print.ts'
import type { Case } from './spec.ts'
import { calculator, quantity, shared, within } from './spec.ts'
import { chart, current, landmark, line, steps, sweep } from './views.ts'

/** A measured throughput, tokens a second of all `accelerators`, at $2 an hour and always busy. */
const measured = (name: string, tokensPerSecond: number, accelerators: number, cost: number, source: string, locator: string): Case => ({
  name,
  given: { tokensPerSecond: tokensPerSecond / accelerators, gpuHourPrice: 2, servingUtilisation: 1 },
  expect: { costPerMillionTokens: within(cost, '0.5%') },
  source,
  locator,
  note: 'The throughput is published; the cost follows from it at $2 an hour, so this tests the arithmetic.',
})

export const servingCost = calculator({
  id: 'serving-cost',
  topic: 'inference',
  title: 'Serving cost',
  question: 'What does a million tokens cost on your own accelerators?',
  inputs: {
    tokensPerSecond: quantity({
      label: 'Throughput of an accelerator',
      unit: 'token/s',
      default: 1500,
      range: [10, 20_000],
      scale: 'log',
      limits: [1e-6, 1e12],
      ticks: [
        { value: 117.5, label: '70B, 8 requests' },
        { value: 1850, label: 'DeepSeek-V3' },
        { value: 15_291, label: 'GB300' },
      ],
      help: 'Output tokens a second of all requests together, divided by the accelerators that serve them.',
    }),
    gpuHourPrice: shared('gpuHourPrice', { range: [0.5, 10], scale: 'log', limits: [0, 1000] }),
    servingUtilisation: shared('servingUtilisation', { range: [0.05, 1], scale: 'linear', limits: [0.0001, 1] }),
  },
  outputs: { costPerMillionTokens: { label: 'A million tokens', unit: 'USD/Mtok' } },
  compute: (i) => ({ costPerMillionTokens: costPerMillionTokens(i.tokensPerSecond, i.gpuHourPrice, i.servingUtilisation) }),
  says: (o, i) =>
    say`Tokens cost ${typeset(o.costPerMillionTokens, 'USD/Mtok')} when an accelerator writes ${typeset(i.tokensPerSecond, 'token/s')} and is busy ${typeset(i.servingUtilisation, 'share')} of the time.`,
  formula: '\\frac{p}{r \\cdot 3600 \\cdot u} \\cdot 10^{6}',
  main: 'costPerMillionTokens',
  views: [
    {
      id: 'utilisation',
      title: 'Cost against utilisation',
      draw: (context) =>
        chart(
          'An idle accelerator is paid for all the same: a service that is busy a tenth of the day pays ten times as much a token.',
          { label: 'Share of the day that is sold', unit: 'share', scale: 'linear', domain: [0, 1], input: 'servingUtilisation' },
          { label: 'Cost of a million tokens', unit: 'USD/Mtok', scale: 'log' },
          [
            line('this throughput', 'main', sweep(context, 'servingUtilisation', 'costPerMillionTokens', steps(0.02, 1, 50, 'linear'))),
            ...landmark(
              'DeepSeek, mean over peak',
              'quiet',
              226.75 / 278,
              context.at({ servingUtilisation: 226.75 / 278 }).costPerMillionTokens,
            ),
            current('here', 'main', context.inputs.servingUtilisation, context.outputs.costPerMillionTokens),
          ],
        ),
    },
    {
      id: 'throughput',
      title: 'Cost against throughput',
      draw: (context) => {
        const marked = (label: string, tokensPerSecond: number) =>
          landmark(label, 'quiet', tokensPerSecond, context.at({ tokensPerSecond }).costPerMillionTokens)
        return chart(
          'Throughput divides the rent. The names stand at the measured throughput of one accelerator, at this price and utilisation.',
          { label: 'Tokens a second, one accelerator', unit: 'token/s', scale: 'log', input: 'tokensPerSecond' },
          { label: 'Cost of a million tokens', unit: 'USD/Mtok', scale: 'log' },
          [
            line('cost', 'main', sweep(context, 'tokensPerSecond', 'costPerMillionTokens', steps(10, 20_000, 25, 'log'))),
            marked('Llama 3.1 70B, 8 requests', 470 / 4),
            marked('the same, 1,024 requests', 6827 / 4),
            marked('Llama 2 70B, offline', 24_525 / 8),
            current('here', 'main', context.inputs.tokensPerSecond, context.outputs.costPerMillionTokens),
          ],
        )
      },
    },
  ],
  cases: [
    {
      name: 'DeepSeek’s day: all cost on output tokens',
      given: { tokensPerSecond: 168e9 / 86_400 / (226.75 * 8), gpuHourPrice: 2, servingUtilisation: 1 },
      expect: { costPerMillionTokens: within(87_072 / 168_000, '0.1%') },
      source: 'deepseek2025',
      locator: 'Statistics of online service',
      note: '$87,072 a day for 226.75 nodes of 8, and 168 billion output tokens, are published; their quotient is ours. Reading 608 billion input tokens is in the cost.',
    },
    measured('DeepSeek, a decode node', 14_800, 8, 0.3, 'deepseek2025', 'Throughput of a node'),
    measured('DeepSeek, a prefill node', 73_700, 8, 0.0603, 'deepseek2025', 'Throughput of a node, cache hits included'),
    measured('Llama 2 70B offline on 8 H100', 24_525, 8, 0.1812, 'gitau2025', 'Table 1, MLPerf v4.1'),
    measured('Llama 3.1 70B on 4 H100, 8 requests', 470, 4, 4.728, 'chung2026', 'Llama 3.1 70B, H100, batch 8'),
  ],
  sources: ['erdil2025', 'deepseek2025', 'chung2026', 'gitau2025'],
  caveats: [
    'A cost, not a price: staff, networks, idle reserve beyond the utilisation given, and profit are left out.',
    'Reading the prompt takes accelerators too. Give a throughput that counts it, or cost prefill apart.',
    'Throughput falls when each request must be fast; a figure measured offline is the upper end.',
  ],
})
