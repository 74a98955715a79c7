/** The cost of a million tokens on rented accelerators: hour price over tokens an hour, and how much of the day is sold. */
import { costPerMillionTokens } from '../model/serving-cost.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity, shared } from './spec/spec.ts'
import { chart, current, landmark, line, steps, sweep } from './spec/views.ts'

export const servingCost = calculator({
  id: 'serving-cost',
  topic: 'inference',
  order: 220,
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
})
