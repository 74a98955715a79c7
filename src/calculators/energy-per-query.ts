/** Electricity, carbon and accelerator time of one request. */
import { querySeconds, wattHours } from '../model/energy.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { acceleratorInput, cell, chipInputs, idOf, nameAtStart, nameOf, paramTicks, precisionInput } from './spec/inputs.ts'
import { calculator, quantity, shared } from './spec/spec.ts'
import { chart, current, line, rule, steps, sweep } from './spec/views.ts'

/** W of a DGX H100 for each of its eight accelerators. */
const h100Server = 1275
const isH100 = (id: string): boolean => id === '' || /^h[12]00/.test(id)

export const energyPerQuery = calculator({
  id: 'energy-per-query',
  topic: 'inference',
  order: 222,
  title: 'Energy per query',
  question: 'How much electricity does one request take?',
  inputs: {
    activeParams: quantity({
      label: 'Active parameters',
      unit: 'parameter',
      default: 100e9,
      range: [1e9, 1e12],
      scale: 'log',
      ticks: paramTicks,
      help: 'Those that work on a token. Of closed models they are not published.',
    }),
    inputTokens: quantity({
      label: 'Tokens read',
      unit: 'token',
      default: 0,
      range: [0, 100_000],
      scale: 'linear',
      limits: [0, 1e9],
      help: 'Without those that come from a cache. A short question may be left out.',
    }),
    outputTokens: quantity({ label: 'Tokens written', unit: 'token', default: 500, range: [10, 1e5], scale: 'log', limits: [0, 1e9] }),
    accelerator: acceleratorInput,
    peakFlops: chipInputs.peakFlops,
    precision: precisionInput,
    utilisation: quantity({
      label: 'Share of peak arithmetic in use',
      unit: 'share',
      default: 0.1,
      range: [0.01, 0.6],
      scale: 'log',
      limits: [0.001, 1],
      help: 'Over all hours of the service. Epoch takes 10%; few requests together give less.',
    }),
    serverPower: quantity({
      label: 'Power per accelerator, with its server',
      unit: 'W',
      default: h100Server,
      range: [200, 3000],
      scale: 'log',
      limits: [1, 1e5],
      help: 'A server of eight H100 is rated at 10.2 kW.',
    }),
    serverPowerShare: quantity({
      label: 'Average share of that power',
      unit: 'share',
      default: 0.7,
      range: [0.2, 1],
      scale: 'linear',
      limits: [0.01, 1],
    }),
    pue: quantity({
      label: 'Power usage effectiveness of the site',
      unit: 'ratio',
      default: 1.2,
      range: [1, 2],
      scale: 'linear',
      limits: [1, 10],
      help: 'Cooling and losses on top; 1.1 to 1.3 in data centres for AI.',
    }),
    gridIntensity: shared('gridIntensity', { range: [0, 1], scale: 'linear', limits: [0, 3] }),
  },
  outputs: {
    energyWh: { label: 'Electricity', unit: 'Wh' },
    carbonGrams: { label: 'Carbon', unit: 'g' },
    secondsOfAccelerator: { label: 'Time of one accelerator', unit: 's' },
  },
  compute: (i) => {
    const peak = cell(i.accelerator, i.precision)
    if (peak === null) return { energyWh: null, carbonGrams: null, secondsOfAccelerator: null }
    const seconds = querySeconds({ ...i, tokens: i.inputTokens + i.outputTokens, peak })
    const energyWh = wattHours(seconds, i)
    return { energyWh, carbonGrams: energyWh * i.gridIntensity, secondsOfAccelerator: seconds }
  },
  warns: (i) => [
    ...(i.accelerator === null ? ['Choose an accelerator: its peak rate decides how long the request takes.'] : []),
    ...(i.accelerator !== null && cell(i.accelerator, i.precision) === null
      ? [
          `${nameAtStart(i.accelerator, 'This accelerator')} has no known ${i.precision} rate, so time, electricity and carbon are not computed.`,
        ]
      : []),
    ...(!isH100(idOf(i.accelerator)) && i.serverPower === h100Server
      ? [
          `1275 W is the power of a server of H100 per accelerator. Give that of ${nameOf(i.accelerator, 'this accelerator')}: it may be several times as much or as little.`,
        ]
      : []),
  ],
  says: (o, i) =>
    o.energyWh === null
      ? say`No electricity can be given without a rate of the accelerator.`
      : say`A request of ${typeset(i.inputTokens + i.outputTokens, 'token')} takes ${typeset(o.energyWh, 'Wh')} and ${typeset(o.secondsOfAccelerator, 's')} of one accelerator, which emits ${typeset(o.carbonGrams, 'g')} of CO2.`,
  main: 'energyWh',
  views: [
    {
      id: 'tokens',
      title: 'Against tokens',
      draw: (context) => {
        const { inputs, outputs, at } = context
        const lengths = steps(10, 1e5, 21, 'log')
        const used = (utilisation: number) => ({ at: (changes: Partial<typeof inputs>) => at({ utilisation, ...changes }) })
        return chart(
          'Electricity against tokens written, at three levels of use: how full the service is matters as much as the length of the answer.',
          { label: 'Tokens written', unit: 'token', scale: 'log', input: 'outputTokens' },
          { label: 'Electricity', unit: 'Wh', scale: 'log' },
          [
            ...[0.02, 0.4].map((share) =>
              line(`${share * 100}% of peak`, 'quiet', sweep(used(share), 'outputTokens', 'energyWh', lengths), true),
            ),
            line('this service', 'main', sweep(context, 'outputTokens', 'energyWh', lengths)),
            rule('y', 0.24, 'median prompt, Gemini'),
            current('here', 'main', inputs.outputTokens, outputs.energyWh),
          ],
        )
      },
    },
    {
      id: 'size',
      title: 'Against model size',
      draw: (context) =>
        chart(
          'Electricity is in proportion to active parameters: a model with a tenth of them answers for a tenth.',
          { label: 'Active parameters', unit: 'parameter', scale: 'log', input: 'activeParams' },
          { label: 'Electricity', unit: 'Wh', scale: 'log' },
          [
            line('this answer', 'main', sweep(context, 'activeParams', 'energyWh', steps(1e9, 1e12, 21, 'log'))),
            rule('y', 3, 'the old estimate of 3 Wh'),
            current('here', 'main', context.inputs.activeParams, context.outputs.energyWh),
          ],
        ),
    },
  ],
})
