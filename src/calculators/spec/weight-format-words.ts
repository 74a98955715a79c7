/** What is said of a weight format, and the bits of one's own. */
import { ownFormat, weightFormatBits } from '../../model/weight-formats.ts'
import { quantity } from './spec.ts'
import { weightFormatInput } from './weight-format-input.ts'

/** Only for a format of one's own. */
export const weightBitsInput = quantity({
  label: 'Bits per weight of your format',
  unit: 'bit',
  default: null,
  range: [1, 16],
  scale: 'log',
  limits: [0.1, 64],
  help: 'With scales and everything else stored beside the weights: size of the file in bits, divided by the parameters.',
})

export interface FormatInputs {
  readonly weightFormat: string
  readonly weightBits: number | null
}

/** The name of a format as people write it: "Q4_K_M", "bf16"; `your format` for one's own. */
export const formatName = (id: string): string =>
  id === ownFormat
    ? 'your format'
    : ((weightFormatInput.options.find(({ value }) => value === id)?.label ?? id).split(/,| \(| in | or /)[0] ?? id)

/** Sentences about a format without bits, and about bits beside a named format. */
export const formatWarnings = ({ weightFormat, weightBits }: FormatInputs, params: number): readonly string[] => {
  const bits = weightFormatBits(weightFormat, params, weightBits)
  if (bits === null) return ['Give the bits per weight of your format: without them the size of the weights is not known.']
  return weightFormat !== ownFormat && weightBits !== null && Math.abs(weightBits - bits) > 0.02 * bits
    ? [
        `Two sizes are given: ${formatName(weightFormat)} has ${Number(bits.toFixed(2))} bits per weight, and you gave ${weightBits}. The named format counts; choose “another, by its bits” to use yours.`,
      ]
    : []
}
