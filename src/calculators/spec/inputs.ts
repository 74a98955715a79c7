/** Inputs that several calculators have: the accelerator and its precision; and reading the accelerator's row. */
import { memoryReserve } from '../../model/memory-fit.ts'
import type { Cells, ChoiceInput, QuantityInput, RowInput, Tick } from './spec.ts'
import { choice, quantity, row } from './spec.ts'
import { numberIn } from './views.ts'

export const acceleratorInput: RowInput = row({
  label: 'Accelerator',
  table: 'accelerators',
  default: 'h100-sxm',
  own: 'your own chip',
  help: 'Its dense peak rates, memory, bandwidth and power come from the table of accelerators.',
})

const ofChip = <const T extends Omit<QuantityInput, 'kind' | 'default' | 'cellOf' | 'scale'>>(columns: readonly string[], input: T) =>
  quantity({ ...input, default: null, scale: 'log', cellOf: { row: 'accelerator', columns } })

/** Numbers of a chip that the table does not have. A calculator takes those that it reads. */
export const chipInputs = {
  peakFlops: ofChip(['bf16', 'fp8', 'fp4', 'int8'], {
    label: 'Peak rate of your chip',
    unit: 'FLOP/s',
    range: [1e13, 1e16],
    help: 'Dense, in the format of the matrix products.',
  }),
  bandwidth: ofChip(['bandwidth'], { label: 'Memory bandwidth of your chip', unit: 'byte/s', range: [1e11, 1e14] }),
  memory: ofChip(['memory'], { label: 'Memory of your chip', unit: 'byte', range: [8e9, 1e12], help: 'A GiB is 7% more than a GB.' }),
  linkBandwidth: ofChip(['linkBandwidth'], { label: 'Bandwidth between your chips', unit: 'byte/s', range: [1e10, 1e13] }),
  power: ofChip(['power'], {
    label: 'Power of your chip',
    unit: 'W',
    range: [50, 3000],
    help: 'Of the chip alone, as its maker prints it.',
  }),
} as const

/** The other format of 16 bits runs at the same rate. */
export const bf16Names = ['fp16', 'float16', 'bfloat16', '16', '16-bit'] as const

export const precisionInput: ChoiceInput = choice({
  label: 'Precision',
  options: [
    { value: 'bf16', label: 'bf16, 16 bits', aliases: bf16Names },
    { value: 'fp8', label: 'fp8, 8 bits' },
    { value: 'fp4', label: 'fp4, 4 bits' },
    { value: 'int8', label: 'int8, 8 bits' },
  ],
  default: 'bf16',
  help: 'The number format of the matrix products; the peak is the dense rate at it.',
})

export const memoryUseInput = quantity({
  label: 'Share of memory that may be used',
  unit: 'share',
  default: 1 - memoryReserve,
  range: [0.5, 1],
  scale: 'linear',
  limits: [0.01, 1],
  help: 'The rest stays free for activations and the buffers of the software; how much is our assumption.',
})

/** A number of the chosen accelerator; null when no row is chosen or the cell is empty. */
export const cell = (accelerator: Cells | null, column: string): number | null => numberIn(accelerator?.[column])

export const nameOf = (row: Cells | null, otherwise: string): string => (typeof row?.name === 'string' ? row.name : otherwise)
/** The name as a sentence begins. */
export const nameAtStart = (row: Cells | null, otherwise: string): string => {
  const name = nameOf(row, otherwise)
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
}
export const idOf = (row: Cells | null): string => (typeof row?.id === 'string' ? row.id : '')

export const paramTicks: readonly Tick[] = [
  { value: 8e9, label: 'Llama 3 8B' },
  { value: 70e9, label: 'Llama 3 70B' },
  { value: 405e9, label: 'Llama 3.1 405B' },
]
export const tokenTicks: readonly Tick[] = [
  { value: 3e11, label: 'GPT-3' },
  { value: 1.4e12, label: 'Chinchilla' },
  { value: 15e12, label: 'Llama 3' },
]
