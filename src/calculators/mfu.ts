/** Model FLOP utilisation of a training run, from its tokens a second or from FLOP in a time. */

import { flopsPerSecondAt, flopsPerSecondOf } from '../model/utilisation.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { attentionInputs, attentionOf, attentionWarnings } from './spec/attention-inputs.ts'
import { acceleratorInput, cell, chipInputs, idOf, nameAtStart, nameOf, paramTicks, precisionInput } from './spec/inputs.ts'
import { calculator, quantity } from './spec/spec.ts'
import { chart, current, landmark, line, rule, steps, sweep } from './spec/views.ts'

interface Counted {
  readonly flops: number | null
  readonly seconds: number | null
}
const isCounted = ({ flops, seconds }: Counted): boolean => flops !== null || seconds !== null

export const mfu = calculator({
  id: 'mfu',
  topic: 'training',
  order: 25,
  title: 'MFU of a training run',
  question: 'How much of its peak does your training run reach?',
  inputs: {
    tokensPerSecond: quantity({
      label: 'Tokens a second, per accelerator',
      unit: 'token/s',
      default: 1000,
      range: [10, 1e6],
      scale: 'log',
      limits: [1e-6, 1e12],
      help: 'What the log prints, divided by the accelerators where it prints the sum of all.',
    }),
    params: quantity({
      label: 'Parameters',
      unit: 'parameter',
      default: 70e9,
      range: [1e8, 2e12],
      scale: 'log',
      ticks: paramTicks,
      help: 'Those that work on a token: for a mixture of experts, the active ones.',
    }),
    ...attentionInputs,
    flops: quantity({
      label: 'FLOP of the run',
      unit: 'FLOP',
      default: null,
      range: [1e18, 1e27],
      scale: 'log',
      insteadOf: ['tokensPerSecond', 'params', 'layers', 'modelWidth', 'sequence'],
      help: 'With the time, takes the place of tokens a second and parameters.',
    }),
    seconds: quantity({
      label: 'Time of the run',
      unit: 's',
      default: null,
      range: [60, 1e7],
      scale: 'log',
      help: 'Of the training steps alone, or all hours: say which with the result.',
    }),
    accelerator: acceleratorInput,
    peakFlops: chipInputs.peakFlops,
    accelerators: quantity({
      label: 'Accelerators',
      unit: 'accelerator',
      default: 1,
      range: [1, 100_000],
      scale: 'log',
      limits: [1, 1e9],
      integer: true,
      help: 'Only divides the FLOP of the run; tokens a second are those of one.',
    }),
    precision: { ...precisionInput, help: 'The peak is the dense rate at it; a share of the 8-bit peak is half as large.' },
  },
  outputs: {
    mfu: { label: 'Model FLOP utilisation', unit: 'share' },
    flopsPerSecond: { label: 'Useful rate per accelerator', unit: 'FLOP/s' },
  },
  compute: (i) => {
    const peak = cell(i.accelerator, i.precision)
    const counted = i.flops === null || i.seconds === null ? null : flopsPerSecondOf(i.flops, i.seconds, i.accelerators)
    const flopsPerSecond = isCounted(i) ? counted : flopsPerSecondAt({ ...i, attention: attentionOf(i) })
    return { mfu: peak === null || flopsPerSecond === null ? null : flopsPerSecond / peak, flopsPerSecond }
  },
  warns: (i, o) => [
    ...(isCounted(i) && o.flopsPerSecond === null ? ['FLOP of the run and its time count together: give both, or neither.'] : []),
    ...(isCounted(i) ? [] : attentionWarnings(i)),
    ...(i.accelerator === null ? ['Choose an accelerator: a utilisation is a share of its peak rate.'] : []),
    ...(i.accelerator !== null && cell(i.accelerator, i.precision) === null
      ? [`${nameAtStart(i.accelerator, 'This accelerator')} has no known ${i.precision} rate, so there is no utilisation.`]
      : []),
    ...(typeof o.mfu === 'number' && o.mfu > 1
      ? ['That is more than the peak. Are these the tokens of all accelerators together, or the rate of another precision?']
      : []),
  ],
  says: (o, i) => {
    if (o.flopsPerSecond === null) return say`No utilisation can be given for this run.`
    if (o.mfu === null)
      return say`Each accelerator does ${typeset(o.flopsPerSecond, 'FLOP/s')} of useful work, a share of a peak that is not known.`
    if (Number(o.mfu) > 1)
      return say`No run reaches this: ${typeset(o.mfu, 'share')} of the ${i.precision} peak of ${nameOf(i.accelerator, 'the accelerator')}.`
    return say`The run reaches ${typeset(o.mfu, 'share')} of the ${i.precision} peak of ${nameOf(i.accelerator, 'the accelerator')}: each does ${typeset(o.flopsPerSecond, 'FLOP/s')} of useful work.`
  },
  main: 'mfu',
  views: [
    {
      id: 'runs',
      title: 'Among measured runs',
      draw: ({ inputs, outputs, rows }) => {
        const alike = rows('training-measurements').filter(
          ({ accelerator, precision }) => accelerator === idOf(inputs.accelerator) && precision === inputs.precision,
        )
        return chart(
          `Utilisation against accelerators: measured runs on the same accelerator in ${inputs.precision}.`,
          { label: 'Accelerators', unit: 'accelerator', scale: 'log', input: 'accelerators' },
          { label: 'Model FLOP utilisation', unit: 'share', scale: 'linear', zero: true },
          [
            ...alike.map((run) => landmark(String(run.name), 'quiet', run.chips, run.mfu)),
            current('here', 'main', inputs.accelerators, outputs.mfu),
          ],
        )
      },
    },
    {
      id: 'speed',
      title: 'Against speed',
      draw: (context) => {
        const { inputs, outputs } = context
        const x = isCounted(inputs)
          ? ({ label: 'Time of the run', unit: 's', scale: 'log', input: 'seconds' } as const)
          : ({ label: 'Tokens a second, per accelerator', unit: 'token/s', scale: 'log', input: 'tokensPerSecond' } as const)
        const at = isCounted(inputs) ? inputs.seconds : inputs.tokensPerSecond
        return chart(
          'Utilisation is in proportion to speed; the line ends at the peak, which no run reaches.',
          x,
          { label: 'Model FLOP utilisation', unit: 'share', scale: 'log' },
          [
            line(
              'this model',
              'main',
              at === null ? [] : sweep(context, x.input, 'mfu', steps(at / 8, at * 8, 21, 'log')).filter(([, share]) => share <= 1),
            ),
            rule('y', 1, 'peak'),
            current('here', 'main', at, outputs.mfu),
          ],
        )
      },
    },
  ],
})
