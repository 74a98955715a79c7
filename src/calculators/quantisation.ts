/** Fewer bits a weight: how much smaller, how many accelerators, how much faster at most. */
import { weightBytes } from '../model/serving-cost.ts'
import { arithmeticOf, ownFormat, weightFormatBits } from '../model/weight-formats.ts'
import { type Sentence, say, typeset } from '../quantities/print-quantity.ts'
import { acceleratorInput, cell, chipInputs, memoryUseInput, nameAtStart, nameOf, paramTicks, precisionInput } from './spec/inputs.ts'
import type { Cells } from './spec/spec.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, rule, steps, sweep } from './spec/views.ts'
import { formatName, weightFormatInput } from './spec/weight-format-input.ts'

/** Default of `bits`. */
const ownBits = 4

interface Setup {
  readonly totalParams: number
  readonly weightFormat: string
  readonly bits: number
  readonly accelerator: Cells | null
  readonly precision: string
  readonly accelerators: number
}

/** Bits per weight: of the named format, or as given. */
const bitsOf = (i: Setup): number => weightFormatBits(i.weightFormat, i.totalParams, i.bits) ?? i.bits

/** The format of the matrix products: that of the named format, or as given. */
const arithmetic = (i: Setup): string =>
  i.weightFormat === ownFormat ? i.precision : arithmeticOf(i.weightFormat, cell(i.accelerator, 'fp4') !== null)

/** Seconds to read the weights once; null without a bandwidth. */
const readingTime = (i: Setup, bits: number): number | null => {
  const bandwidth = cell(i.accelerator, 'bandwidth')
  return bandwidth === null ? null : weightBytes(i.totalParams, bits) / (i.accelerators * bandwidth)
}

/** Seconds of arithmetic of a step for `batch` requests; null without a rate. */
const computingTime = (i: Setup, batch: number): number | null => {
  const peak = cell(i.accelerator, arithmetic(i))
  return peak === null ? null : (2 * i.totalParams * batch) / (i.accelerators * peak)
}

const batches = steps(1, 4096, 25, 'log')
const stepLine = (i: Setup, bits: number): readonly Pair[] =>
  batches.flatMap((batch): Pair[] => {
    const reading = readingTime(i, bits)
    return reading === null ? [] : [[batch, Math.max(reading, computingTime(i, batch) ?? 0)]]
  })

/** What was given beside a named format and does not count. */
const besideFormat = (i: Setup): readonly string[] => {
  if (i.weightFormat === ownFormat) return []
  const [name, bits, own] = [formatName(i.weightFormat), bitsOf(i), arithmetic(i)]
  return [
    ...(i.bits !== ownBits && Math.abs(i.bits - bits) > 0.02 * bits
      ? [`Two sizes are given: ${name} has ${Number(bits.toFixed(2))} bits per weight, so the ${i.bits} you gave do not count.`]
      : []),
    ...(i.precision !== 'bf16' && i.precision !== own
      ? [`Two formats of the arithmetic are given: ${name} is multiplied in ${own}, so the ${i.precision} you chose does not count.`]
      : []),
  ]
}

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
    weightFormat: {
      ...weightFormatInput,
      options: weightFormatInput.options.map((option) =>
        option.value === ownFormat ? { ...option, why: 'The bits below count for all weights, with what is stored beside them.' } : option,
      ),
      default: ownFormat,
      help: 'A named format has its own bits, scales and all; “another, by its bits” takes the bits below.',
    },
    bits: quantity({
      label: 'Bits per weight',
      unit: 'bit',
      default: ownBits,
      range: [1, 32],
      scale: 'log',
      limits: [0.1, 64],
      ticks: [
        { value: 4, label: 'int4' },
        { value: 8, label: 'int8' },
        { value: 16, label: 'bf16' },
      ],
      help: 'Without a named format. Count what is stored beside them: scales of groups of 128 add about an eighth of a bit.',
    }),
    accelerator: acceleratorInput,
    peakFlops: chipInputs.peakFlops,
    bandwidth: chipInputs.bandwidth,
    memory: chipInputs.memory,
    precision: {
      ...precisionInput,
      label: 'Arithmetic',
      help: 'The format of the matrix products, for bits that you give; a named format brings its own. Only the chart over requests needs it.',
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
    const bits = bitsOf(i)
    const totalWeightBytes = weightBytes(i.totalParams, bits)
    const memory = cell(i.accelerator, 'memory')
    return {
      totalWeightBytes,
      minAccelerators: memory === null ? null : Math.ceil(totalWeightBytes / (memory * i.memoryUse)),
      timePerOutputTokenBound: readingTime(i, bits),
      speedupOver16Bit: 16 / bits,
    }
  },
  warns: (i, o) => {
    const own = besideFormat(i)
    if (i.accelerator === null)
      return [...own, 'Choose an accelerator: without its memory and bandwidth only the size of the weights is known.']
    const name = nameAtStart(i.accelerator, 'This accelerator')
    const tooFew = typeof o.minAccelerators === 'number' && o.minAccelerators > i.accelerators
    return [
      ...own,
      ...(o.minAccelerators === null
        ? [`The memory of ${nameOf(i.accelerator, 'this accelerator')} is not known, so how many hold the weights is not said.`]
        : []),
      ...(o.timePerOutputTokenBound === null
        ? [`The bandwidth of ${nameOf(i.accelerator, 'this accelerator')} is not known, so there is no time per token.`]
        : []),
      ...(tooFew ? ['The weights do not fit in this many accelerators; the time is that of a machine in which they would.'] : []),
      ...(cell(i.accelerator, arithmetic(i)) === null
        ? [`${name} has no known ${arithmetic(i)} rate: the chart over requests shows the reading of weights only.`]
        : []),
    ]
  },
  says: (o, i) => {
    const memory = cell(i.accelerator, 'memory')
    const held =
      memory === null || o.minAccelerators === null
        ? say``
        : say`, held by ${typeset(o.minAccelerators, 'accelerator')}${reserveWords(i.memoryUse, Math.ceil(Number(o.totalWeightBytes) / memory))}`
    const read = o.timePerOutputTokenBound === null ? say`` : say` A token takes ${typeset(o.timePerOutputTokenBound, 's')} at best.`
    const stored =
      i.weightFormat === ownFormat
        ? say`At ${typeset(i.bits, 'bit')}`
        : say`In ${formatName(i.weightFormat)}, at ${typeset(bitsOf(i), 'bit')} per weight,`
    return say`${stored} the weights take ${typeset(o.totalWeightBytes, 'byte')}${held}.${read}`
  },
  main: 'totalWeightBytes',
  views: [
    {
      id: 'batch',
      title: 'Where fewer bits help',
      draw: ({ inputs, outputs }) => {
        const bits = bitsOf(inputs)
        const reading = readingTime(inputs, bits)
        const perRequest = computingTime(inputs, 1)
        return chart(
          'Time of a step against requests together: fewer bits lower the floor, where reading weights decides. On the slope arithmetic decides, and they help no more.',
          { label: 'Requests together', unit: 'count', scale: 'log' },
          { label: 'Time of a step, at best', unit: 's', scale: 'log' },
          [
            ...[16, 8, 4].filter((other) => other !== bits).map((other) => line(`${other} bits`, 'quiet', stepLine(inputs, other), true)),
            line('this many bits', 'main', stepLine(inputs, bits)),
            rule('x', reading === null || perRequest === null ? null : reading / perRequest, 'arithmetic takes over'),
            current('one request', 'main', 1, outputs.timePerOutputTokenBound),
          ],
        )
      },
    },
    {
      id: 'speed-up',
      title: 'Against measured speed-ups',
      draw: ({ inputs, outputs, at }) => {
        const ofBits = (changes: Partial<typeof inputs>) => at({ weightFormat: ownFormat, ...changes })
        return chart(
          'Bits divide the bytes, so 16 over bits is the most that a speed-up can be; measured ones lie below, as not all of a step is reading weights.',
          { label: 'Bits per weight', unit: 'bit', scale: 'log', input: 'bits' },
          { label: 'Times as fast as 16 bits', unit: 'ratio', scale: 'log' },
          [
            line('at most', 'main', sweep({ at: ofBits }, 'bits', 'speedupOver16Bit', steps(1, 32, 21, 'log'))),
            landmark('Llama 3 8B on A100, AWQ', 'quiet', 4, 168.9 / 74.9),
            landmark('the same on RTX 4090', 'quiet', 4, 150.2 / 57.4),
            landmark('OPT 175B on A100, GPTQ', 'quiet', 3, 3.25),
            current('here', 'main', bitsOf(inputs), outputs.speedupOver16Bit),
          ],
        )
      },
    },
  ],
})
