/** The pipeline bubble: how long stages idle while a pipeline fills and drains, and what is left of their time. */
import { bubbleFraction } from '../model/parallelism.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, steps } from './spec/views.ts'

const bubbleOf = (i: { readonly stages: number; readonly microBatches: number; readonly virtualStages: number }): number =>
  bubbleFraction(i.stages, i.microBatches, i.virtualStages)

export const pipelineBubble = calculator({
  id: 'pipeline-bubble',
  topic: 'training',
  order: 50,
  title: 'Pipeline bubble',
  question: 'How much time does a pipeline of accelerators lose?',
  inputs: {
    stages: quantity({
      label: 'Stages',
      unit: 'count',
      default: 8,
      range: [1, 64],
      scale: 'log',
      limits: [1, 100_000],
      integer: true,
      help: 'The layers of the model are cut into this many parts, one after another on different accelerators.',
    }),
    microBatches: quantity({
      label: 'Micro-batches',
      unit: 'count',
      default: 32,
      range: [1, 1024],
      scale: 'log',
      limits: [1, 1e9],
      integer: true,
      help: 'The batch of one step goes through the pipeline in this many pieces.',
    }),
    virtualStages: quantity({
      label: 'Parts on each stage',
      unit: 'count',
      default: 1,
      range: [1, 16],
      scale: 'linear',
      limits: [1, 10_000],
      integer: true,
      help: 'With more than one, each stage holds several smaller parts of the model, taken in turn (an interleaved schedule).',
    }),
  },
  outputs: {
    bubbleFraction: { label: 'Idle against useful time', unit: 'share' },
    efficiency: { label: 'Useful share of all time', unit: 'share' },
  },
  compute: (i) => {
    const bubble = bubbleOf(i)
    return { bubbleFraction: bubble, efficiency: 1 / (1 + bubble) }
  },
  warns: ({ stages, microBatches, virtualStages }) => [
    ...(virtualStages > 1 && microBatches % stages !== 0
      ? ['An interleaved schedule needs a number of micro-batches that the stages divide evenly.']
      : []),
    ...(microBatches < stages ? ['There are fewer micro-batches than stages, so some stages always idle.'] : []),
  ],
  says: (o, i) =>
    o.efficiency === null
      ? say`There is no result here.`
      : say`A pipeline of ${typeset(i.stages, 'count')} stages that takes ${typeset(i.microBatches, 'count')} micro-batches works ${typeset(o.efficiency, 'share')} of its time: it idles ${typeset(o.bubbleFraction, 'share')} as long as it works.`,
  main: 'bubbleFraction',
  views: [
    {
      id: 'micro-batches',
      title: 'Useful time against micro-batches',
      draw: ({ inputs, outputs }) => {
        const along = (stages: number, virtualStages: number) =>
          steps(1, 1024, 61, 'log').map((m): Pair => [m, 1 / (1 + bubbleFraction(stages, m, virtualStages))])
        const others = inputs.virtualStages === 1 ? 2 : 1
        return chart(
          'More micro-batches keep the stages busier; cutting each stage into parts does the same with fewer of them.',
          { label: 'Micro-batches', unit: 'count', scale: 'log', input: 'microBatches' },
          { label: 'Useful share of time', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            line('this pipeline', 'main', along(inputs.stages, inputs.virtualStages)),
            line(others === 1 ? 'one part a stage' : 'two parts a stage', 'second', along(inputs.stages, others), true),
            line('twice the stages', 'quiet', along(inputs.stages * 2, inputs.virtualStages), true),
            current('here', 'main', inputs.microBatches, outputs.efficiency),
          ],
        )
      },
    },
  ],
})
