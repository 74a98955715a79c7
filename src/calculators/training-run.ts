/** A training run: accelerator-hours, days, rent, energy and carbon from parameters, tokens and utilisation. */

import { trainingRun as runOf } from '../model/training.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { attentionInputs, attentionOf, attentionWarnings } from './spec/attention-inputs.ts'
import { cell, chipInputs, nameAtStart, nameOf, paramTicks, precisionInput, tokenTicks } from './spec/inputs.ts'
import { measuredOutputs, nothingMeasured } from './spec/measured.ts'
import { rentedAcceleratorInput, rentWarnings } from './spec/rent.ts'
import type { Cells } from './spec/spec.ts'
import { calculator, quantity, shared } from './spec/spec.ts'
import { chart, current, landmark, line, numberIn, steps, sweep } from './spec/views.ts'

const missing = (accelerator: Cells | null, precision: string): readonly string[] => {
  if (accelerator === null) return ['Choose an accelerator: without its peak rate there are no hours, no cost and no energy.']
  const name = nameAtStart(accelerator, 'This accelerator')
  const peak =
    cell(accelerator, precision) === null
      ? [`${name} has no known ${precision} rate, so hours, days, cost, energy and carbon are not computed.`]
      : []
  const power =
    cell(accelerator, 'power') === null
      ? [`The power of ${nameOf(accelerator, 'this accelerator')} is not known, so energy and carbon are not computed.`]
      : []
  return [...peak, ...power]
}

/** Runs whose utilisation is marked: a few, apart from each other. */
const marked: ReadonlySet<string> = new Set(['llama-3-8b', 'falcon-180b', 'llama-3-70b', 'gpt-4', 'llama-2-70b'])

export const trainingRun = calculator({
  id: 'training-run',
  topic: 'training',
  order: 20,
  title: 'Training run',
  question: 'What does it take to train a model?',
  inputs: {
    params: quantity({
      label: 'Parameters',
      unit: 'parameter',
      default: 70e9,
      range: [1e8, 2e12],
      scale: 'log',
      ticks: paramTicks,
      help: 'Those that work on a token: for a mixture of experts, the active ones.',
    }),
    tokens: quantity({ label: 'Training tokens', unit: 'token', default: 2e12, range: [1e9, 1e14], scale: 'log', ticks: tokenTicks }),
    compute: quantity({
      label: 'Compute in all',
      unit: 'FLOP',
      default: null,
      range: [1e18, 1e27],
      scale: 'log',
      insteadOf: ['params', 'tokens', 'layers', 'modelWidth', 'sequence'],
      help: 'Takes the place of parameters and tokens, where a run prints its FLOP.',
    }),
    ...attentionInputs,
    accelerator: rentedAcceleratorInput,
    peakFlops: chipInputs.peakFlops,
    power: chipInputs.power,
    precision: precisionInput,
    accelerators: quantity({
      label: 'Accelerators',
      unit: 'accelerator',
      default: 2048,
      range: [8, 200_000],
      scale: 'log',
      limits: [1, 1e9],
      integer: true,
      ticks: [
        { value: 2048, label: 'DeepSeek-V3' },
        { value: 16_384, label: 'Llama 3.1 405B' },
        { value: 100_000, label: 'Grok 3' },
      ],
    }),
    trainingMfu: shared('trainingMfu', { range: [0.05, 0.7], scale: 'linear', limits: [0.001, 1] }),
    gpuHourPrice: shared('gpuHourPrice', { range: [0.5, 10], scale: 'log', limits: [0, 1000] }),
    pue: shared('pue', { range: [1, 2], scale: 'linear', limits: [1, 10] }),
    powerShare: shared('powerShare', { range: [0.5, 2.5], scale: 'linear', limits: [0, 10] }),
    gridIntensity: shared('gridIntensity', { range: [0, 1], scale: 'linear', limits: [0, 3] }),
  },
  outputs: {
    flops: { label: 'Training compute', unit: 'FLOP' },
    gpuHours: { label: 'Accelerator-hours', unit: 'GPU-h' },
    days: { label: 'Duration', unit: 'day' },
    cost: { label: 'Rent', unit: 'USD' },
    energyKwh: { label: 'Energy', unit: 'kWh' },
    carbonTonnes: { label: 'Carbon', unit: 't' },
    ...measuredOutputs,
  },
  compute: (input) => ({
    ...runOf({
      params: input.params,
      tokens: input.tokens,
      compute: input.compute,
      attention: attentionOf(input),
      peak: cell(input.accelerator, input.precision),
      power: cell(input.accelerator, 'power'),
      accelerators: input.accelerators,
      mfu: input.trainingMfu,
      hourPrice: input.gpuHourPrice,
      pue: input.pue,
      powerShare: input.powerShare,
      gridIntensity: input.gridIntensity,
    }),
    ...nothingMeasured,
  }),
  warns: (i, _, rows) => [
    ...missing(i.accelerator, i.precision),
    ...(i.compute === null ? attentionWarnings(i) : []),
    ...rentWarnings(i.accelerator, i.gpuHourPrice, rows),
  ],
  says: (o, i) =>
    o.gpuHours === null
      ? say`Training takes ${typeset(o.flops, 'FLOP')}; hours and cost are not known for this accelerator at ${i.precision}.`
      : say`Training costs ${typeset(o.cost, 'USD')}: ${typeset(o.gpuHours, 'GPU-h')}, or ${typeset(o.days, 'day')} on ${typeset(i.accelerators, 'accelerator')}.`,
  main: 'cost',
  views: [
    {
      id: 'utilisation',
      title: 'Cost against utilisation',
      draw: (context) =>
        chart(
          'The rent falls as more of the peak rate does useful work. The names stand at the utilisation of published runs over all their hours, on this run’s curve.',
          { label: 'Model FLOP utilisation', unit: 'share', scale: 'linear', domain: [0, 0.7], input: 'trainingMfu' },
          { label: 'Rent', unit: 'USD', scale: 'log' },
          [
            line('rent', 'main', sweep(context, 'trainingMfu', 'cost', steps(0.05, 0.7, 66, 'linear'))),
            ...context
              .rows('training-runs')
              .filter(({ id }) => typeof id === 'string' && marked.has(id))
              .flatMap(({ name, mfuAllHours }) =>
                typeof mfuAllHours === 'number'
                  ? landmark(String(name).replace(' (estimate)', ''), 'quiet', mfuAllHours, context.at({ trainingMfu: mfuAllHours }).cost)
                  : [],
              ),
            current('here', 'main', context.inputs.trainingMfu, context.outputs.cost),
          ],
        ),
    },
    {
      id: 'runs',
      title: 'Among published runs',
      draw: ({ outputs, at, rows }) =>
        chart(
          'Accelerator-hours against training compute: this accelerator at this utilisation, and published runs on their own hardware.',
          { label: 'Training compute', unit: 'FLOP', scale: 'log' },
          { label: 'Accelerator-hours', unit: 'GPU-h', scale: 'log' },
          [
            line(
              'this accelerator',
              'main',
              steps(1e22, 5e26, 12, 'log').flatMap((flop) => {
                const hours = numberIn(at({ compute: flop }).gpuHours)
                return hours === null ? [] : [[flop, hours] as const]
              }),
            ),
            ...rows('training-runs').map((run) => landmark(String(run.name).replace(' (estimate)', ''), 'quiet', run.flop, run.chipHours)),
            current('here', 'main', outputs.flops, outputs.gpuHours),
          ],
        ),
    },
  ],
})
