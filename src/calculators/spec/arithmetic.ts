/** At which rate an accelerator multiplies weights: what their format, their size or a stated precision says. */
import { arithmeticOf, ownFormat, weightFormatBits } from '../../model/weight-formats.ts'
import { cell, nameAtStart, nameOf, precisionInput } from './inputs.ts'
import type { Cells, ChoiceInput } from './spec.ts'
import { choice } from './spec.ts'
import { weightFormatInput } from './weight-format-input.ts'

/** The precision that follows from the weights. */
const asWeights = 'auto'

/** The format of the weights; first the one that only the bytes per weight describe. */
export const servedFormatInput: ChoiceInput = choice({
  ...weightFormatInput,
  options: [
    {
      value: ownFormat,
      label: 'by bytes per weight',
      aliases: ['own', 'none'],
      why: 'The bytes you give count for all weights. One byte multiplies in 8 bits, less is widened to 16 first.',
      source: 'austin2025',
    },
    ...weightFormatInput.options.filter(({ value }) => value !== ownFormat),
  ],
  default: ownFormat,
  help: 'How the weights are stored, scales and all. A named format sets the bytes per weight and the arithmetic.',
})

/** The format of the matrix products; a stated one comes before that of the weights. */
export const arithmeticInput: ChoiceInput = choice({
  ...precisionInput,
  label: 'Arithmetic',
  options: [{ value: asWeights, label: 'as the weights', aliases: ['weights'] }, ...precisionInput.options],
  default: asWeights,
  help: 'The format of the matrix products. Weights of 8 bits multiply in 8, fewer bits are widened to 16 first unless the format is one of fp4.',
})

interface Served {
  readonly weightFormat: string
  readonly bytesPerWeight: number
  readonly totalParams: number
  readonly precision: string
  readonly accelerator: Cells | null
}

/** Bytes of a weight with its scales. */
export const bytesOf = ({ weightFormat, bytesPerWeight, totalParams }: Served): number =>
  (weightFormatBits(weightFormat, totalParams, bytesPerWeight * 8) ?? bytesPerWeight * 8) / 8

/** Formats of the arithmetic, the wanted one first; the next count where the chip has no rate for it. */
const wantedFormats = ({ weightFormat, bytesPerWeight, precision, accelerator }: Served): readonly string[] => {
  if (precision !== asWeights) return [precision]
  if (weightFormat === ownFormat) return bytesPerWeight >= 0.75 && bytesPerWeight < 1.5 ? ['fp8', 'int8', 'bf16'] : ['bf16']
  const wanted = arithmeticOf(weightFormat, cell(accelerator, 'fp4') !== null)
  return wanted === 'bf16' ? ['bf16'] : [wanted, 'bf16']
}

export interface Rate {
  readonly format: string
  /** FLOP/s, dense. */
  readonly peak: number
}

/** The rate at which the weights are multiplied; null where none is known. */
export const rateOf = (served: Served): Rate | null => {
  for (const format of wantedFormats(served)) {
    const peak = cell(served.accelerator, format)
    if (peak !== null) return { format, peak }
  }
  return null
}

/** Why there is no rate, in a sentence. */
export const noRate = (served: Served): string =>
  `No rate of ${nameOf(served.accelerator, 'this accelerator')} in ${wantedFormats(served).join(' or ')} is known, so there are no times.`

/** Sentences about a rate that is not the wanted one, and about bytes beside a named format. */
export const rateWarnings = (served: Served, rate: Rate, givenBytes: number): readonly string[] => {
  const [wanted] = wantedFormats(served)
  const bytes = bytesOf(served)
  const twice = served.weightFormat !== ownFormat && givenBytes !== 2 && Math.abs(givenBytes - bytes) > 0.02 * bytes
  return [
    ...(rate.format === wanted
      ? []
      : [
          `${nameAtStart(served.accelerator, 'This accelerator')} has no known ${wanted} rate, so the arithmetic is counted at ${rate.format}.`,
        ]),
    ...(twice
      ? [
          `Two sizes are given: ${givenBytes} bytes per weight, and ${served.weightFormat} with ${bytes.toFixed(2)}. The named format counts.`,
        ]
      : []),
  ]
}
