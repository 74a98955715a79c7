/** Fewer bits a weight: how much smaller, how many accelerators, how much faster at most. */
import { weightBytes } from '../model/serving-cost.ts'
import { type Sentence, say, typeset } from '../quantities/print-quantity.ts'
import { acceleratorInput, cell, chipInputs, memoryUseInput, nameAtStart, paramTicks, precisionInput } from './spec/inputs.ts'
import type { Cells } from './spec/spec.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, rule, steps, sweep } from './spec/views.ts'

interface Setup {
  readonly totalParams: number
  readonly accelerator: Cells | null
  readonly precision: string
  readonly accelerators: number
}

/** Seconds to read the weights once; null without a bandwidth. */
const readingTime = (i: Setup, bits: number): number | null => {
  const bandwidth = cell(i.accelerator, 'bandwidth')
  return bandwidth === null ? null : weightBytes(i.totalParams, bits) / (i.accelerators * bandwidth)
}

/** Seconds of arithmetic of a step for `batch` requests; null without a rate. */
const computingTime = (i: Setup, batch: number): number | null => {
  const peak = cell(i.accelerator, i.precision)
  return peak === null ? null : (2 * i.totalParams * batch) / (i.accelerators * peak)
}

const batches = steps(1, 4096, 25, 'log')
const stepLine = (i: Setup, bits: number): readonly Pair[] =>
  batches.flatMap((batch): Pair[] => {
    const reading = readingTime(i, bits)
    return reading === null ? [] : [[batch, Math.max(reading, computingTime(i, batch) ?? 0)]]
  })

/** The reserve that a number of accelerators leaves, and how many would do without it. A context needs room beside the weights. */
const reserveWords = (memoryUse: number, without: number): Sentence =>
  memoryUse === 1
    ? say`, with nothing in reserve and without a context`
    : say` with ${typeset(1 - memoryUse, 'share')} of memory in reserve (${typeset(without, 'count')} with nothing in reserve), without a context`

export const quantisation = calculator({
  id: 'quantisation',
  topic: 'inference',
  order: 240,
  title: 'Quantisation',
  question: 'What do fewer bits per weight save?',
  inputs: {
    totalParams: quantity({
      label: 'Parameters in all',
      unit: 'parameter',
      default: 70e9,
      range: [1e8, 2e12],
      scale: 'log',
      ticks: paramTicks,
      help: 'All of them, also those of experts that are not active: memory holds them all.',
    }),
    bits: quantity({
      label: 'Bits per weight',
      unit: 'bit',
      default: 4,
      range: [1, 32],
      scale: 'log',
      limits: [0.1, 64],
      ticks: [
        { value: 4, label: 'int4' },
        { value: 8, label: 'int8' },
        { value: 16, label: 'bf16' },
      ],
      help: 'With what is stored beside them: scales of groups of 128 add about an eighth of a bit.',
    }),
    accelerator: acceleratorInput,
    peakFlops: chipInputs.peakFlops,
    bandwidth: chipInputs.bandwidth,
    memory: chipInputs.memory,
    precision: {
      ...precisionInput,
      label: 'Arithmetic',
      help: 'The format of the matrix products, which need not be that of the weights. Only the chart over requests needs it.',
    },
    accelerators: quantity({
      label: 'Accelerators',
      unit: 'accelerator',
      default: 1,
      range: [1, 256],
      scale: 'log',
      limits: [1, 1e6],
      integer: true,
    }),
    memoryUse: memoryUseInput,
  },
  outputs: {
    totalWeightBytes: { label: 'Weights', unit: 'byte' },
    minAccelerators: { label: 'Accelerators that hold them', unit: 'accelerator' },
    timePerOutputTokenBound: { label: 'Time per token, at best', unit: 's' },
    speedupOver16Bit: { label: 'Against 16 bits, at most', unit: 'ratio' },
  },
  compute: (i) => {
    const totalWeightBytes = weightBytes(i.totalParams, i.bits)
    const memory = cell(i.accelerator, 'memory')
    return {
      totalWeightBytes,
      minAccelerators: memory === null ? null : Math.ceil(totalWeightBytes / (memory * i.memoryUse)),
      timePerOutputTokenBound: readingTime(i, i.bits),
      speedupOver16Bit: 16 / i.bits,
    }
  },
  warns: (i, o) => {
    if (i.accelerator === null) return ['Choose an accelerator: without its memory and bandwidth only the size of the weights is known.']
    const name = nameAtStart(i.accelerator, 'This accelerator')
    const tooFew = typeof o.minAccelerators === 'number' && o.minAccelerators > i.accelerators
    return [
      ...(o.minAccelerators === null ? [`The memory of ${name} is not known, so how many hold the weights is not said.`] : []),
      ...(o.timePerOutputTokenBound === null ? [`The bandwidth of ${name} is not known, so there is no time per token.`] : []),
      ...(tooFew ? ['The weights do not fit in this many accelerators; the time is that of a machine in which they would.'] : []),
      ...(cell(i.accelerator, i.precision) === null
        ? [`${name} has no known ${i.precision} rate: the chart over requests shows the reading of weights only.`]
        : []),
    ]
  },
  says: (o, i) => {
    const memory = cell(i.accelerator, 'memory')
    const held =
      memory === null || o.minAccelerators === null
        ? say``
        : say`, held by ${typeset(o.minAccelerators, 'accelerator')}${reserveWords(i.memoryUse, Math.ceil(weightBytes(i.totalParams, i.bits) / memory))}`
    const read = o.timePerOutputTokenBound === null ? say`` : say` A token takes ${typeset(o.timePerOutputTokenBound, 's')} at best.`
    return say`At ${typeset(i.bits, 'bit')} the weights take ${typeset(o.totalWeightBytes, 'byte')}${held}.${read}`
  },
  main: 'totalWeightBytes',
  views: [
    {
      id: 'batch',
      title: 'Where fewer bits help',
      draw: ({ inputs, outputs }) => {
        const reading = readingTime(inputs, inputs.bits)
        const perRequest = computingTime(inputs, 1)
        return chart(
          'Time of a step against requests together: fewer bits lower the floor, where reading weights decides. On the slope arithmetic decides, and they help no more.',
          { label: 'Requests together', unit: 'count', scale: 'log' },
          { label: 'Time of a step, at best', unit: 's', scale: 'log' },
          [
            ...[16, 8, 4].filter((bits) => bits !== inputs.bits).map((bits) => line(`${bits} bits`, 'quiet', stepLine(inputs, bits), true)),
            line('this many bits', 'main', stepLine(inputs, inputs.bits)),
            rule('x', reading === null || perRequest === null ? null : reading / perRequest, 'arithmetic takes over'),
            current('one request', 'main', 1, outputs.timePerOutputTokenBound),
          ],
        )
      },
    },
    {
      id: 'speed-up',
      title: 'Against measured speed-ups',
      draw: (context) =>
        chart(
          'Bits divide the bytes, so 16 over bits is the most that a speed-up can be; measured ones lie below, as not all of a step is reading weights.',
          { label: 'Bits per weight', unit: 'bit', scale: 'log', input: 'bits' },
          { label: 'Times as fast as 16 bits', unit: 'ratio', scale: 'log' },
          [
            line('at most', 'main', sweep(context, 'bits', 'speedupOver16Bit', steps(1, 32, 21, 'log'))),
            landmark('Llama 3 8B on A100, AWQ', 'quiet', 4, 168.9 / 74.9),
            landmark('the same on RTX 4090', 'quiet', 4, 150.2 / 57.4),
            landmark('OPT 175B on A100, GPTQ', 'quiet', 3, 3.25),
            current('here', 'main', context.inputs.bits, context.outputs.speedupOver16Bit),
          ],
        ),
    },
  ],
})
